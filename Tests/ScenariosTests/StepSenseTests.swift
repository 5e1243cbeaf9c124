import ChatRoom
import Scenarios
import Testing

/// The reader knows without running anything which steps a world would refuse.
@Suite struct StepSenseTests {
  /// The steps of a file that the reader complains of.
  private func stepsRefusedByReader(_ scenario: RandomScenario) -> (Set<Int>, Scenario?) {
    do throws(InvalidScenario) {
      return ([], try read(scenario.yaml))
    } catch {
      return (Set(error.diagnostics.map { $0.line - scenario.firstLine }), nil)
    }
  }

  /// The steps that a world refuses when it goes on after each, and the first that is refused for its time.
  private func stepsRefusedByWorld(_ scenario: RandomScenario) throws -> (Set<Int>, Int?, World) {
    var world = try World(read(scenario.head).setup)
    var refused: Set<Int> = []
    var firstOfTime: Int?
    for (index, step) in scenario.steps.enumerated() {
      do throws(Refusal) {
        for action in step.actions { try world.apply(action) }
      } catch {
        refused.insert(index)
        if error == .impossibleTime { firstOfTime = firstOfTime ?? index }
      }
    }
    return (refused, firstOfTime, world)
  }

  /// The same without the steps that make no sense.
  private func sensible(_ scenario: RandomScenario) throws -> RandomScenario {
    var scenario = scenario
    while true {
      let (refused, _, _) = try stepsRefusedByWorld(scenario)
      if refused.isEmpty { return scenario }
      scenario.steps = scenario.steps.enumerated().filter { !refused.contains($0.offset) }.map(\.element)
    }
  }

  @Test func theReaderRefusesTheStepsThatTheWorldRefuses() throws {
    var random = Random(2026)
    var accepted = 0
    for number in 0..<1200 {
      var dice = try RandomScenario(&random)
      if number % 3 == 0 { dice = try sensible(dice) }
      let (refusedByReader, scenario) = stepsRefusedByReader(dice)
      let (refusedByWorld, firstOfTime, world) = try stepsRefusedByWorld(dice)
      if let firstOfTime {
        // From then on the reader does not know what time it is, and complains only where it is sure.
        #expect(
          refusedByReader.filter { $0 <= firstOfTime } == refusedByWorld.filter { $0 <= firstOfTime },
          "\(dice.yaml)")
        #expect(refusedByReader.isSubset(of: refusedByWorld), "\(dice.yaml)")
      } else {
        #expect(refusedByReader == refusedByWorld, "\(dice.yaml)")
      }
      guard let scenario else { continue }
      accepted += 1
      let outcome = try Replay.run(scenario, [.trace, .chronicle])
      #expect(outcome.world.clock == world.clock && outcome.world.currentUser == world.currentUser)
      #expect(outcome.world.messages.count == world.messages.count)
    }
    #expect((400...800).contains(accepted))
  }
}
