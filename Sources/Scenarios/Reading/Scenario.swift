import ChatRoom
import MessagingAPI

/// A scenario file, read and checked.
public struct Scenario: Sendable {
  /// Its title.
  public var title: String
  /// What it is about, in prose.
  public var description: String?
  /// Where its world starts from.
  public var setup: Setup
  /// The files that bubbles of ``setup`` come from, as they are named in it, by the bubbles' indices in the
  /// world: those that have one message object, not those of several.
  public let files: [Int: String]
  /// All files it names: of message objects and of its rich menu.
  public let fileNames: Set<String>
  /// What happens then, in order.
  public let steps: [Step]
  /// The expectations of its steps, in the file's order; a step names its own by their indices.
  public let expectations: [Expectation]
  /// What is doubtful in it and in the files it names, such as properties of message objects that are not
  /// known: by place, the scenario's first. The scenario can be used all the same.
  public var warnings: [Diagnostic]
  /// Whether it is a recording that was cut off, and what stood in its last line is left out; a warning says
  /// where.
  public internal(set) var isBrokenOff = false
  /// The file it was read from.
  let source: SourceText
}
