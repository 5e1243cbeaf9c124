import ChatRoom
import MessagingAPI

/// A scenario file that has been read and checked.
public struct Scenario: Sendable {
  /// The title.
  public var title: String
  /// The description, in prose.
  public var description: String?
  /// The initial state of the world.
  public var setup: Setup
  /// The files of bubbles in ``setup``, as named in the scenario, by bubble index in the world. Only files
  /// with a single message object are included.
  public let files: [Int: String]
  /// The names of all files it refers to: message objects and the rich menu.
  public let fileNames: Set<String>
  /// The steps, in order.
  public let steps: [Step]
  /// The expectations of all steps, in the order of the file. Each step refers to its own by index.
  public let expectations: [Expectation]
  /// The warnings about the scenario and the files it refers to, such as unknown properties of message
  /// objects. Sorted by place, the scenario's own first. They do not prevent the scenario from running.
  public var warnings: [Diagnostic]
  /// Whether it is a recording that is cut off, with its last line ignored. A warning gives the place.
  public internal(set) var isBrokenOff = false
  /// The source file.
  let source: SourceText
}
