import TerminalText
import ChatRoom
import ImpressionRules
import MessagingAPI

/// Formats failed expectations as text.
struct FailureText {
  var paint = Paint()
  /// The width in columns.
  var width = 100

  /// The maximum width of a step's own text, in columns.
  private static let widestStep = 36

  static func plain(_ outcome: Replay.Outcome) -> String { FailureText().text(of: outcome) }

  func text(of outcome: Replay.Outcome) -> String {
    var text = ""
    let positions = outcome.scenario.positions(of: outcome.failures)
    let file = outcome.scenario.file.sanitized
    for (index, failure) in outcome.failures.enumerated() {
      let place = "\(file):\(positions[index].line):\(positions[index].column)"
      text += "  \(paint.dim(place + ":")) \(paint.red(failure.finding.sanitized))\n"
      // Failures of one step with the same cause share the explanation.
      let next = index + 1
      if next < outcome.failures.count, outcome.failures[next].step == failure.step,
        outcome.failures[next].reason == failure.reason,
        outcome.excerpt(ofFailure: next) == outcome.excerpt(ofFailure: index)
      {
        continue
      }
      let reason = FailureText.wrapped(failure.reason ?? "", to: width - 4)
      for row in reason { text += "    \(paint.yellow(row))\n" }
      text += self.text(of: outcome.excerpt(ofFailure: index))
      if next < outcome.failures.count { text += "\n" }
    }
    return text
  }

  private func text(of steps: [Replay.ExcerptStep]) -> String {
    let most = min(FailureText.widestStep, max(16, width / 3))
    let texts = steps.map { FailureText.cut($0.text, to: most) }
    let column = texts.map(\.cells).max() ?? 0
    let digits = String(steps.last?.line ?? 0).count
    let margin = String(repeating: " ", count: digits + column + 8)
    var text = ""
    for (step, words) in zip(steps, texts) {
      if step.followsGap {
        text += "    " + paint.dim(String(repeating: " ", count: digits - 1) + "…") + "\n"
      }
      let line = String(step.line)
      text += "    " + paint.dim(String(repeating: " ", count: max(0, digits - line.count)) + line + "  ")
      let padding = String(repeating: " ", count: column - words.cells)
      let rows = FailureText.rows(
        step.happenings.map(\.sanitized), separator: ",", to: max(20, width - margin.count))
      text += words + padding + "  " + rows.map { paint.dim($0) }.joined(separator: "\n" + margin) + "\n"
    }
    return text
  }

  private static func cut(_ text: String, to width: Int) -> String {
    guard text.cells > width else { return text }
    var kept = ""
    for character in text where kept.cells + String(character).cells < width { kept.append(character) }
    return kept + "…"
  }

  /// Wraps a sentence to a width in columns.
  static func wrapped(_ sentence: String, to width: Int) -> [String] {
    rows(sentence.sanitized.split(separator: " ").map(String.init), separator: "", to: width)
  }

  /// Joins parts into rows of a width in columns.
  private static func rows(_ parts: [String], separator: String, to width: Int) -> [String] {
    var rows: [String] = []
    for (index, part) in parts.enumerated() {
      let text = index == parts.count - 1 ? part : part + separator
      if let last = rows.last, last.cells + 1 + text.cells <= width {
        rows[rows.count - 1] += " " + text
      } else {
        rows.append(text)
      }
    }
    return rows
  }
}
