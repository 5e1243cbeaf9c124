import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

extension Replay.Outcome {
  /// A summary of the run: `4 steps, 2 of 6 expectations not met`.
  package var sentence: String {
    let steps = counted(scenario.steps.count, "step")
    let count = scenario.expectations.count
    let end = scenario.isBrokenOff ? ", cut off" : ""
    if count == 0 { return "\(steps), no expectations\(end)" }
    let expectations = counted(count, "expectation")
    return isPassed
      ? "\(steps), \(expectations), all met\(end)"
      : "\(steps), \(failures.count) of \(expectations) not met\(end)"
  }
}

/// Formats a count with its noun: `1 step`, `12 steps`.
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
