import ChatRoom
import ImpressionRules
import MessagingAPI

/// `replay --format text`: for a person.
struct TextReport {
  private let report: Report
  private let paint: Paint

  init(_ report: Report) {
    self.report = report
    paint = Paint(isOn: report.appearance.hasColor)
  }

  private var passed: String { paint.green(report.appearance.isUTF8 ? "✓" : "ok") }
  private var failed: String { paint.red(report.appearance.isUTF8 ? "✗" : "FAILED") }

  func entry(for result: ReplayResult) -> String {
    switch result.ending {
    case .ran(let outcome): return entry(for: outcome, file: result.file)
    case .invalid(let error):
      let errors = counted(error.errors.count, "error")
      return "\(failed) \(paint.bold(result.file.harmless))  not valid: \(errors)\n"
    case .unreadable(let reason):
      return "\(failed) \(paint.bold(result.file.harmless))  \(reason)\n"
    }
  }

  private func entry(for outcome: Replay.Outcome, file: String) -> String {
    let sign = outcome.isPassed ? passed : failed
    var text = "\(sign) \(paint.bold(file.harmless))  \(outcome.scenario.title.harmless)\n"
    let isSingle = report.fileCount == 1
    if isSingle || !outcome.isPassed {
      text += "  \(paint.dim(sentence(of: outcome)))\n"
    }
    if !outcome.isPassed { text += "\n" + FailureText(paint: paint).text(of: outcome) }
    if isSingle { text += "\n" + CounterTable(outcome.world, report.contents).text(paint) }
    if report.contents.contains(.explanations) {
      let prose = FailureText.wrapped(words: outcome.scenario.description ?? "").map { "  \($0)\n" }
      text += "\n" + (prose.isEmpty ? "" : prose.joined() + "\n") + explanations(of: outcome)
    }
    if report.contents.contains(.trace) { text += "\n" + trace(of: outcome) }
    if !isSingle, !outcome.isPassed || !report.contents.isDisjoint(with: [.trace, .explanations]) {
      text += "\n"
    }
    return text
  }

  private func sentence(of outcome: Replay.Outcome) -> String {
    let steps = counted(outcome.scenario.steps.count, "step")
    let count = outcome.scenario.expectations.count
    if count == 0 { return "\(steps), no expectations" }
    let expectations = counted(count, "expectation")
    return outcome.isPassed
      ? "\(steps), \(expectations), all met"
      : "\(steps), \(outcome.failures.count) of \(expectations) not met"
  }

  private func explanations(of outcome: Replay.Outcome) -> String {
    var text = ""
    for entry in ExplanationReport(outcome).entries {
      let who = outcome.world.users.count > 1 ? "\(outcome.world.users[entry.user].user.id.harmless): " : ""
      let name = outcome.world.name(ofBubble: entry.bubble).harmless
      let lines = entry.sentences(in: outcome.world).map(\.harmless)
      let sign = entry.explanation == nil ? passed : paint.yellow(report.appearance.isUTF8 ? "○" : "-")
      text += "  \(sign) \(who)\(paint.bold(name))  \(lines[0])\n"
      for line in lines.dropFirst() { text += "      \(line)\n" }
    }
    return text
  }

  private func trace(of outcome: Replay.Outcome) -> String {
    let world = outcome.world
    let lines = outcome.scenario.linesOfSteps()
    let words = EventText(world: world)
    var text = ""
    for entry in outcome.trace {
      let who = world.users.count > 1 ? "\(world.users[entry.user].user.id.harmless)  " : ""
      let what: String
      var isCount = false
      switch entry.content {
      case .event(let event):
        what = words.sentence(event)
        isCount = words.isCount(event)
      case .moved(let offset): what = "offset \(offset)"
      }
      let place = paint.dim("\(entry.time.dateText) \(entry.time.timeText)  line \(lines[entry.step])")
      text += "  \(place)  \(who)\(isCount ? paint.green(what.harmless) : what.harmless)\n"
    }
    return text
  }

  func closing(_ summary: Report.Summary) -> String {
    guard report.fileCount != 1 else { return "" }
    var parts: [String] = []
    if summary.failed > 0 { parts.append(paint.red("\(summary.failed) failed")) }
    if summary.invalid > 0 { parts.append(paint.red("\(summary.invalid) not valid")) }
    parts.append(summary.passed == 0 ? "0 passed" : paint.green("\(summary.passed) passed"))
    let expectations =
      summary.failures == 0
      ? counted(summary.expectations, "expectation")
      : "\(summary.failures) of \(counted(summary.expectations, "expectation")) not met"
    return "\n\(counted(summary.files, "scenario")): \(parts.joined(separator: ", "))"
      + paint.dim("  (\(counted(summary.steps, "step")), \(expectations))") + "\n"
  }
}

/// `1 step`, `12 steps`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Colours of a terminal, or none.
struct Paint {
  var isOn = false

  func bold(_ text: String) -> String { paint("1", text) }
  func dim(_ text: String) -> String { paint("2", text) }
  func red(_ text: String) -> String { paint("31", text) }
  func green(_ text: String) -> String { paint("32", text) }
  func yellow(_ text: String) -> String { paint("33", text) }

  private func paint(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Failed expectations in words.
struct FailureText {
  var paint = Paint()

  static func plain(_ outcome: Replay.Outcome) -> String { FailureText().text(of: outcome) }

  func text(of outcome: Replay.Outcome) -> String {
    let excerpts = Replay.excerpts(of: outcome)
    var text = ""
    let diagnostics = outcome.scenario.diagnostics(of: outcome.failures)
    for (index, failure) in outcome.failures.enumerated() {
      let place =
        "\(diagnostics[index].file.harmless):\(diagnostics[index].line):\(diagnostics[index].column)"
      text += "  \(paint.dim(place + ":")) \(paint.red(failure.finding.harmless))\n"
      // Failures of one step that have one cause are told together.
      let next = index + 1
      if next < outcome.failures.count, outcome.failures[next].step == failure.step,
        outcome.failures[next].reason == failure.reason, excerpts[next] == excerpts[index]
      {
        continue
      }
      for row in FailureText.wrapped(words: failure.reason ?? "") { text += "    \(paint.yellow(row))\n" }
      text += self.text(of: excerpts[index])
      if next < outcome.failures.count { text += "\n" }
    }
    return text
  }

  private func text(of steps: [Replay.ExcerptStep]) -> String {
    let width = min(36, steps.map(\.text.count).max() ?? 0)
    let digits = String(steps.last?.line ?? 0).count
    var text = ""
    for step in steps {
      let line = String(step.line)
      let words = step.text.count > 36 ? step.text.prefix(35) + "…" : step.text[...]
      text += "    " + paint.dim(String(repeating: " ", count: max(0, digits - line.count)) + line + "  ")
      let padding = String(repeating: " ", count: max(0, width - words.count))
      let margin = String(repeating: " ", count: digits + width + 8)
      let rows = FailureText.wrapped(step.happenings.map(\.harmless), to: FailureText.width - margin.count)
      text += words + padding + "  " + rows.map { paint.dim($0) }.joined(separator: "\n" + margin) + "\n"
    }
    return text
  }

  /// The columns an excerpt is written in.
  private static let width = 100

  /// A sentence in rows as wide as an excerpt.
  static func wrapped(words: String) -> [String] {
    wrapped(words.harmless.split(separator: " ").map(String.init), comma: "", to: width - 4)
  }

  /// Parts in rows, a comma between them.
  private static func wrapped(_ parts: [String], comma: String = ",", to width: Int) -> [String] {
    var rows: [String] = []
    for (index, part) in parts.enumerated() {
      let text = index == parts.count - 1 ? part : part + comma
      if let last = rows.last, last.cells + 1 + text.cells <= width {
        rows[rows.count - 1] += " " + text
      } else {
        rows.append(text)
      }
    }
    return rows
  }
}
