import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// Formats failed expectations as text.
struct FailureText {
  /// The width in columns.
  var width = 100

  /// The maximum width of a step's own text, in columns.
  private static let widestStep = 36

  static func plain(_ outcome: Replay.Outcome) -> String { FailureText().text(of: outcome).plain }

  func text(of outcome: Replay.Outcome) -> StyledText {
    var text = StyledText()
    let positions = outcome.scenario.positions(of: outcome.failures)
    let file = outcome.scenario.file.sanitized
    for (index, failure) in outcome.failures.enumerated() {
      let place = "\(file):\(positions[index].line):\(positions[index].column)"
      text += "  \(.dim(place + ":")) \(.red(failure.finding.sanitized))\n"
      // Failures of one step with the same cause share the explanation.
      let next = index + 1
      if next < outcome.failures.count, outcome.failures[next].step == failure.step,
        outcome.failures[next].reason == failure.reason,
        outcome.excerpt(ofFailure: next) == outcome.excerpt(ofFailure: index)
      {
        continue
      }
      let reason = WordWrap.lines(of: (failure.reason ?? "").sanitized, width: width - 4)
      for row in reason { text += "    \(.yellow(row))\n" }
      text += self.text(of: outcome.excerpt(ofFailure: index))
      if next < outcome.failures.count { text += "\n" }
    }
    return text
  }

  private func text(of steps: [Replay.ExcerptStep]) -> StyledText {
    let most = min(FailureText.widestStep, max(16, width / 3))
    let texts = steps.map { WordWrap.cut($0.text, width: most, Glyph("…")) }
    let column = texts.map(\.cells).max() ?? 0
    let digits = String(steps.last?.line ?? 0).count
    let margin = String(repeating: " ", count: digits + column + 8)
    var text = StyledText()
    for (step, words) in zip(steps, texts) {
      if step.followsGap {
        text += "    \(.dim(String(repeating: " ", count: digits - 1) + "…"))\n"
      }
      let line = String(step.line)
      text += "    \(.dim(String(repeating: " ", count: max(0, digits - line.count)) + line + "  "))"
      let padding = String(repeating: " ", count: column - words.cells)
      let rows = WordWrap.lines(
        of: step.happenings.map(\.sanitized), separator: ",", width: max(20, width - margin.count))
      text += "\(words)\(padding)  \(rows.map { StyledText.dim($0) }.joined(separator: "\n\(margin)"))\n"
    }
    return text
  }
}
