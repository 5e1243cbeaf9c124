import ChatRoom
import Scenarios

/// A world in which things happen while they are written down.
struct RecordedWorld {
  private(set) var world: World
  /// What happened.
  private(set) var events: [Event] = []
  private var journal: Journal

  /// Opens a setup's world.
  init(_ setup: Setup) throws {
    world = try World(setup)
    journal = Journal(of: world)
  }

  /// Lets an action happen; tells whether the world did it.
  @discardableResult
  mutating func take(_ action: Action) -> Bool {
    journal.prepare(for: action, in: world)
    guard (try? world.apply(action, events: &events)) != nil else { return false }
    journal.add(action)
    return true
  }

  /// The parts in which the recording comes to its file: the head, a line for each action, and the end.
  func parts(files: [Int: String] = [:], title: String = "Recorded") throws -> [String] {
    let setup = journal.setup(of: world)
    var writer = StepWriter(clock: setup.clock)
    let head = try ScenarioHead(title: title, setup: setup, files: files).recordingText()
    let lines = try journal.actions.map { try writer.line(for: $0, in: world) }
    return [head] + lines + [writer.expectations(of: world)]
  }
}

/// The events of a run.
func events(of outcome: Replay.Outcome) -> [Event] {
  outcome.trace.compactMap { if case .event(let event) = $0.content { event } else { nil } }
}

/// Everything a report tells of a world: counters and layout.
func told(_ world: World) -> String {
  Report.json(of: world, Chronicle(), file: "", name: "")
}
