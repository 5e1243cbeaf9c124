import ChatRoom
import MessagingAPI

/// Writes what happens in a world as the steps of its scenario file, one line each, ready to be appended.
///
/// Each line names all it is about, times go by relative waits, and the first brings the key `steps` along: a
/// file of the head and any number of lines is valid.
public struct StepWriter: Sendable {
  private var clock: Timestamp
  private var currentUser = 0
  private var isFirst = true

  /// Creates a writer of the steps that follow the head of a world that starts at that time.
  public init(clock: Timestamp) {
    self.clock = clock
  }

  /// The line of the next action that was done. `world` is the one it was done in, at any time after it.
  /// O(its size).
  ///
  /// - Throws: ``UnwritableBubble`` when it sends one that was made in a program.
  public mutating func line(for action: Action, in world: World) throws(UnwritableBubble) -> String {
    let context = Context(world: world, currentUser: currentUser, clock: clock)
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

  /// Steps that expect every counter to be as it is in `world`; empty when there is nothing to count.
  /// O(its bubbles).
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
