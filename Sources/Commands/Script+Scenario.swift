import ChatRoom
import Scenarios
import TerminalUI

extension Script {
  /// Creates a script from the steps of a replayed scenario and the results of its expectations.
  init(of outcome: Replay.Outcome) {
    let scenario = outcome.scenario
    let texts = StepTexts(of: scenario)
    var failures: [Int: [String]] = [:]
    for (failure, diagnostic) in zip(outcome.failures, scenario.diagnostics(of: outcome.failures)) {
      failures[failure.step, default: []].append("\(diagnostic.line):\(diagnostic.column) \(failure.message)")
    }
    self.init(
      count: scenario.steps.count,
      step: { [failures] index in
        switch scenario.steps[index].kind {
        case .action(let action): return .action(action)
        case .expect(let range):
          let failed = failures[index] ?? []
          // A duplicate expectation fails twice.
          return .check(met: max(0, range.count - failed.count), failures: failed)
        }
      },
      text: { texts.text($0) }, line: { texts.line($0) })
  }
}
