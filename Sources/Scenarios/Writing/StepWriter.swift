import ChatRoom
import MessagingAPI

/// Writes the actions in a world as steps of a scenario file, one line each, ready to be appended.
///
/// Each line is self-contained, and times are written as relative waits. The first line includes the key
/// `steps`, so the head followed by any number of lines is a valid file:
///
/// ```swift
/// var writer = StepWriter(clock: setup.clock)
/// var text = try ScenarioHead(title: "Recording", setup: setup).recordingText()
/// text += try writer.line(for: .enter(user: 0, at: .unread), in: world)
/// ```
public struct StepWriter: Sendable {
  private var clock: Timestamp
  private var currentUser = 0
  private var isFirst = true
  private let pictureNames: [String: String]

  /// Creates a writer for the steps of a world that starts at the given time. `pictureNames` are the names of picture
  /// files, as to be written, by their names in the world; others are written as they are.
  public init(clock: Timestamp, pictureNames: [String: String] = [:]) {
    self.clock = clock
    self.pictureNames = pictureNames
  }

  /// Returns the line for the next action. `world` is the world in which the action was performed, in its
  /// current or a later state. O(size of the action).
  ///
  /// - Throws: ``UnwritableBubble`` if the action sends a bubble that was created in code.
  public mutating func line(for action: Action, in world: World) throws(UnwritableBubble) -> String {
    let context = Context(
      world: world, currentUser: currentUser, clock: clock, pictureNames: pictureNames)
    var written: (step: StepDefinition, value: String)?
    for definition in StepDefinition.all {
      guard let value = try definition.write(action, context) else { continue }
      written = (definition, value)
      break
    }
    guard case (let step, var value)? = written else { preconditionFailure("no step writes \(action)") }
    switch action {
    case .actAs(let user), .enter(.some(let user), _): currentUser = user
    case .wait(let seconds): clock = clock.advanced(bySeconds: seconds) ?? clock
    case .waitUntil(let end): clock = end
    default: break
    }
    if step.name == StepDefinition.wait.name { value += "  # \(clock.dateText) \(clock.timeText)" }
    return item("\(step.name)\(value.isEmpty ? "" : ": ")\(value)\n")
  }

  /// Returns the line for an `expect` step with a value that was read before.
  mutating func line(forExpectations value: String) -> String {
    item("\(StepDefinition.expect.name): \(value)\n")
  }

  /// Returns steps that pin every counter to its value in `world`, or an empty text if there are none.
  /// O(bubbles).
  public mutating func expectations(of world: World) -> String {
    world.pinnedCounters.reduce(into: "") { text, pairs in
      text += item("expect:\n" + YAMLText.pairs(pairs, indentation: 6, isLineEach: true))
    }
  }

  private mutating func item(_ text: String) -> String {
    defer { isFirst = false }
    return (isFirst ? "steps:\n" : "") + "  - " + text
  }
}
