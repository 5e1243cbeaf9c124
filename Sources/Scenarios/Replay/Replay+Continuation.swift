import ChatRoom

extension Replay {
  /// What further steps did in a simulation.
  public struct Continuation: Sendable {
    /// The events of the steps, and the expectations that were not met.
    public let outcome: Outcome
    /// The number of steps done: all, unless the world refused one.
    public let done: Int
    /// The step that the world refused, as a diagnostic; nil if it refused none.
    public let refusal: InvalidScenario?
  }

  /// Performs further steps in a simulation that goes on. A failed expectation does not stop them; a step that the world
  /// refuses does, and those before it stay done.
  ///
  /// ```swift
  /// let steps = try reader.steps(bytes, named: "steps", in: simulation.world)
  /// let continuation = Replay.perform(steps, in: &simulation)
  /// ```
  public static func perform(_ steps: FurtherSteps, in simulation: inout Simulation) -> Continuation {
    let scenario = steps.scenario
    let observation = simulation.observation
    var run = Run(of: scenario, continuing: simulation, .trace)
    var refusal: InvalidScenario?
    var done = 0
    for index in scenario.steps.indices {
      do throws(ActionError) {
        try run.perform(index)
      } catch {
        refusal = scenario.refusal([(error, place: Int(scenario.steps[index].place))])
        break
      }
      done += 1
    }
    simulation = run.outcome.simulation
    simulation.observation = observation
    return Continuation(outcome: run.outcome, done: done, refusal: refusal)
  }
}
