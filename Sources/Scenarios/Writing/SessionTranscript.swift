import ChatRoom

/// A session as a scenario file: how it began, everything done since, and the expectations checked in between.
///
/// ```swift
/// var transcript = SessionTranscript(title: "Checkout")
/// let steps = try reader.steps(bytes, named: "steps", in: simulation.world)
/// let before = simulation.actionLog.actions.count
/// let continuation = Replay.perform(steps, in: &simulation)
/// transcript.add(steps, done: continuation.done, afterActions: before)
/// print(try transcript.text(of: simulation))
/// ```
public struct SessionTranscript: Sendable {
  /// The title.
  public let title: String
  /// The description, in prose.
  public let description: String?
  /// The expectations, each with the number of actions before it.
  private var expectations: [(actions: Int, text: String)] = []

  /// A transcript without expectations.
  public init(title: String, description: String? = nil) {
    self.title = title
    self.description = description
  }

  /// The number of `expect` steps.
  public var expectationCount: Int { expectations.count }

  /// Adds the `expect` steps among the first `done` of some steps, which followed `count` actions of the session.
  public mutating func add(_ steps: FurtherSteps, done: Int, afterActions count: Int) {
    var count = count
    for (index, step) in steps.scenario.steps.prefix(done).enumerated() {
      switch step.kind {
      case .action: count += 1
      case .expect: if let text = steps.expectations[index] { expectations.append((count, text)) }
      }
    }
  }

  /// The text of the file. Replaying it gives the same events and counters and the same failures; with `pinsCounters`, its
  /// last steps expect every counter. The simulation must observe actions. O(actions + bubbles).
  ///
  /// - Throws: ``UnwritableBubble`` if a bubble has no JSON.
  public func text(
    of simulation: Simulation, pinsCounters: Bool = true
  ) throws(UnwritableBubble) -> String {
    let world = simulation.world
    let setup = simulation.actionLog.setup(of: world)
    var text = try ScenarioHead(title: title, description: description, setup: setup).recordingText()
    var writer = StepWriter(clock: setup.clock)
    var next = expectations.startIndex
    func addExpectations(before count: Int) {
      while next < expectations.endIndex, expectations[next].actions <= count {
        text += writer.line(forExpectations: expectations[next].text)
        next += 1
      }
    }
    for (count, action) in simulation.actionLog.actions.enumerated() {
      addExpectations(before: count)
      text += try writer.line(for: action, in: world)
    }
    addExpectations(before: .max)
    return pinsCounters ? text + writer.expectations(of: world) : text
  }
}
