import ChatRoom
import Scenarios

/// A world whose actions are recorded.
struct RecordedWorld {
  private var simulation: Simulation
  /// The events so far.
  private(set) var events: [Event] = []

  /// The current world.
  var world: World { simulation.world }

  /// Creates a world from a setup.
  init(_ setup: Setup) throws {
    simulation = Simulation(of: try World(setup), observing: [.actions, .edges])
  }

  /// Performs an action and returns whether the world accepted it.
  @discardableResult
  mutating func record(_ action: Action) -> Bool {
    guard let happened = try? simulation.perform(action) else { return false }
    events += happened
    return true
  }

  /// The parts in which the recording is written to its file: the head, a line for each action, and the end.
  func parts(files: [Int: String] = [:], title: String = "Recorded") throws -> [String] {
    let setup = simulation.actionLog.setup(of: world)
    var writer = StepWriter(clock: setup.clock)
    let head = try ScenarioHead(title: title, setup: setup, files: files).recordingText()
    let lines = try simulation.actionLog.actions.map { try writer.line(for: $0, in: world) }
    return [head] + lines + [writer.expectations(of: world)]
  }
}

/// Returns the events of a run.
func events(of outcome: Replay.Outcome) -> [Event] {
  outcome.trace.compactMap { if case .event(let event) = $0.content { event } else { nil } }
}

/// Returns everything that a report says about a world: counters and layout.
func report(of world: World) -> String {
  Report.json(of: Simulation(of: world), file: "", name: "")
}
