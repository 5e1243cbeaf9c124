import ChatRoom
import Scenarios
import Testing
import TestSupport

/// The reader detects the steps that a world would refuse, without running them.
@Suite struct StepSenseTests {
  /// The world's verdict on a step.
  private struct Verdict {
    var user: Int
    var refusal: ActionError?
  }

  /// Runs all steps. The world continues after each step it refuses.
  private func verdicts(on scenario: RandomScenario) throws -> ([Verdict], World) {
    var world = try World(read(scenario.head).setup)
    let verdicts = scenario.steps.map { step in
      do throws(ActionError) {
        for action in step.actions { try world.apply(action) }
        return Verdict(user: world.currentUser, refusal: nil)
      } catch {
        return Verdict(user: world.currentUser, refusal: error)
      }
    }
    return (verdicts, world)
  }

  /// The same scenario without the impossible steps.
  private func sensible(_ scenario: RandomScenario) throws -> RandomScenario {
    var scenario = scenario
    while true {
      let (verdicts, _) = try verdicts(on: scenario)
      if verdicts.allSatisfy({ $0.refusal == nil }) { return scenario }
      scenario.steps = zip(scenario.steps, verdicts).filter { $1.refusal == nil }.map(\.0)
    }
  }

  /// State that the reader has already reported and does not report again.
  private struct Reported {
    var refusals: Set<ActionError> = []
    /// Users whose presence in the room is not as a step requires.
    var users: Set<Int> = []
    var isTimeUnknown = false

    mutating func note(_ messages: [String], on step: RandomScenario.Step, _ verdict: Verdict) {
      switch step.actions.last {
      case .enter, .leave: users.remove(verdict.user)
      default:
        if messages.contains(where: { $0.hasSuffix("in the room") }) { users.insert(verdict.user) }
      }
      if messages.contains(where: { $0.hasSuffix("no rich menu") }) { refusals.insert(.noRichMenu) }
      if messages.contains(where: { $0.hasSuffix("no service menu bar") }) {
        refusals.insert(.noServiceMenuBar)
      }
      let isAboutTime = messages.contains { $0.contains("has not been sent yet at ") }
      if isAboutTime || verdict.refusal == .impossibleTime { isTimeUnknown = true }
    }

    func covers(_ verdict: Verdict) -> Bool {
      switch verdict.refusal {
      case .inRoom, .notInRoom: users.contains(verdict.user)
      case .noRichMenu, .noServiceMenuBar: verdict.refusal.map(refusals.contains) ?? false
      case .noSuchBubble, .impossibleTime: isTimeUnknown
      default: false
      }
    }
  }

  @Test func theReaderRejectsExactlyTheStepsThatTheWorldRefuses() throws {
    var random = SplitMix64(seed: 2026)
    var accepted = 0
    for number in 0..<1200 {
      var dice = try RandomScenario(&random)
      if number % 3 == 0 { dice = try sensible(dice) }
      let (verdicts, world) = try verdicts(on: dice)
      let found = Dictionary(grouping: diagnostics(dice.yaml)) { $0.line - dice.firstLine }
      #expect(found.isEmpty == verdicts.allSatisfy { $0.refusal == nil }, "\(dice.yaml)")
      var reported = Reported()
      for (index, verdict) in verdicts.enumerated() {
        let messages = (found[index] ?? []).map(\.message)
        if verdict.refusal == nil {
          #expect(messages.isEmpty, "\(dice.yaml)")
        } else {
          #expect(!messages.isEmpty || reported.covers(verdict), "step \(index) of \(dice.yaml)")
        }
        reported.note(messages, on: dice.steps[index], verdict)
      }
      guard found.isEmpty else { continue }
      accepted += 1
      let outcome = try Replay.run(read(dice.yaml), [.trace, .impressionLog])
      #expect(outcome.world.clock == world.clock && outcome.world.currentUser == world.currentUser)
      #expect(outcome.world.messages.count == world.messages.count)
    }
    // Both outcomes occur.
    #expect((400...800).contains(accepted))
  }
}
