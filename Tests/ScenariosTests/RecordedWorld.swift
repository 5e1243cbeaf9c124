import ChatRoom
import Scenarios

/// A world in which things happen while they are written down.
struct RecordedWorld {
  private var simulation: Simulation
  /// What happened.
  private(set) var events: [Event] = []

  /// The world as it is now.
  var world: World { simulation.world }

  /// Opens a setup's world.
  init(_ setup: Setup) throws {
    simulation = Simulation(of: try World(setup), observing: [.actions, .edges])
  }

  /// Lets an action happen; tells whether the world did it.
  @discardableResult
  mutating func record(_ action: Action) -> Bool {
    guard let happened = try? simulation.perform(action) else { return false }
    events += happened
    return true
  }

  /// The parts in which the recording comes to its file: the head, a line for each action, and the end.
  func parts(files: [Int: String] = [:], title: String = "Recorded") throws -> [String] {
    let setup = simulation.actionLog.setup(of: world)
    var writer = StepWriter(clock: setup.clock)
    let head = try ScenarioHead(title: title, setup: setup, files: files).recordingText()
    let lines = try simulation.actionLog.actions.map { try writer.line(for: $0, in: world) }
    return [head] + lines + [writer.expectations(of: world)]
  }
}

/// The events of a run.
func events(of outcome: Replay.Outcome) -> [Event] {
  outcome.trace.compactMap { if case .event(let event) = $0.content { event } else { nil } }
}

/// Everything a report tells of a world: counters and layout.
func told(_ world: World) -> String {
  Report.json(of: Simulation(of: world), file: "", name: "")
}
