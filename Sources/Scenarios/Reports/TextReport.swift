import TerminalText
import ChatRoom
import ImpressionRules
import MessagingAPI

/// Text output: `replay --format text`.
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
      return "\(failed) \(paint.bold(result.file.sanitized))  not valid: \(errors)\n"
        + warnings(result.warnings, file: result.file)
    case .unreadable(let reason):
      return "\(failed) \(paint.bold(result.file.sanitized))  \(reason)\n"
    }
  }

  private func entry(for outcome: Replay.Outcome, file: String) -> String {
    let sign = outcome.isPassed ? passed : failed
    var text = "\(sign) \(paint.bold(file.sanitized))  \(outcome.scenario.title.sanitized)\n"
    let isSingle = report.fileCount == 1
    if isSingle || !outcome.isPassed {
      text += "  \(paint.dim(outcome.sentence))\n"
    }
    text += warnings(outcome.scenario.warnings, file: file)
    if !outcome.isPassed { text += "\n" + FailureText(paint: paint, width: width).text(of: outcome) }
    if isSingle { text += "\n" + CounterTable(outcome.world, report.contents).text(paint, width: width) }
    let additions = additions(to: outcome)
    if !additions.isEmpty { text += "\n" + additions }
    if !isSingle, !outcome.isPassed || !additions.isEmpty { text += "\n" }
    return text
  }

  /// The maximum number of warnings shown for a file. Standard error includes all of them.
  private static let fewWarnings = 3

  private func warnings(_ warnings: [Diagnostic], file: String) -> String {
    let sign = report.appearance.isUTF8 ? "⚠" : "!"
    // Always show the file's own last warning: it may say where a recording breaks off.
    let own = warnings.filter { $0.file == file }
    let most = TextReport.fewWarnings
    let shown =
      own.count > most ? own.prefix(most - 1) + own.suffix(1) : own + warnings.filter { $0.file != file }
    var text = ""
    for warning in shown.prefix(most) {
      let place = warning.file == file ? "" : warning.file.sanitized + " "
      text += "  " + paint.yellow("\(sign) \(place)line \(warning.line): \(warning.message.sanitized)") + "\n"
    }
    let rest = warnings.count - min(shown.count, most)
    if rest > 0 { text += "  " + paint.yellow("\(sign) \(counted(rest, "more warning"))") + "\n" }
    return text
  }

  private var width: Int { report.appearance.columns }

  /// The explanations and the trace, if requested.
  func additions(to outcome: Replay.Outcome) -> String {
    var parts: [String] = []
    if report.contents.contains(.explanations) {
      let prose = FailureText.wrapped(outcome.scenario.description ?? "", to: width - 2)
      parts.append(prose.map { "  \($0)\n" }.joined())
      parts.append(explanations(of: outcome))
    }
    if report.contents.contains(.trace) { parts.append(trace(of: outcome)) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func explanations(of outcome: Replay.Outcome) -> String {
    var text = ""
    for entry in ExplanationReport(outcome).entries {
      let who = outcome.world.users.count > 1 ? "\(outcome.world.users[entry.user].user.id.sanitized): " : ""
      let name = outcome.world.name(ofBubble: entry.bubble).sanitized
      let lines = entry.sentences(in: outcome.world).map(\.sanitized)
      let sign = entry.explanation == nil ? passed : paint.yellow(report.appearance.isUTF8 ? "○" : "-")
      let head = "\(who)\(name)"
      let first = FailureText.wrapped(lines[0], to: max(30, width - head.cells - 6))
      text += "  \(sign) \(who)\(paint.bold(name))  \(first.first ?? "")\n"
      let rest = first.dropFirst() + lines.dropFirst().flatMap { FailureText.wrapped($0, to: width - 6) }
      for line in rest { text += "      \(line)\n" }
    }
    return text
  }

  private func trace(of outcome: Replay.Outcome) -> String {
    let world = outcome.world
    let lines = outcome.scenario.linesOfSteps()
    let words = EventText(world: world)
    var text = ""
    for entry in outcome.trace {
      let who = world.users.count > 1 ? "\(world.users[entry.user].user.id.sanitized)  " : ""
      let what: String
      var isCount = false
      switch entry.content {
      case .event(let event):
        what = words.sentence(event)
        isCount = words.isCount(event)
      case .moved(let offset): what = "offset \(offset)"
      }
      let place = paint.dim("\(entry.time.dateText) \(entry.time.timeText)  line \(lines[entry.step])")
      text += "  \(place)  \(who)\(isCount ? paint.green(what.sanitized) : what.sanitized)\n"
    }
    return text
  }

  /// The number of files from which the summary lists all files that did not pass.
  private static let fewFiles = 10

  func closing(_ summary: Report.Summary, namesBad: Bool) -> String {
    guard report.fileCount != 1 else { return "" }
    var parts: [String] = []
    if summary.failed > 0 { parts.append(paint.red("\(summary.failed) failed")) }
    if summary.invalid > 0 { parts.append(paint.red("\(summary.invalid) not valid")) }
    parts.append(summary.passed == 0 ? "0 passed" : paint.green("\(summary.passed) passed"))
    if summary.brokenOff > 0 { parts.append(paint.yellow("\(summary.brokenOff) broken off")) }
    let expectations =
      summary.failures == 0
      ? counted(summary.expectations, "expectation")
      : "\(summary.failures) of \(counted(summary.expectations, "expectation")) not met"
    var list = ""
    for trouble in summary.troubles.sorted(by: { $0.number < $1.number }) {
      list += "\(failed) \(trouble.file.sanitized)  \(paint.dim(trouble.what.sanitized))\n"
    }
    // With only a few files, those that did not pass are still visible.
    if summary.files < TextReport.fewFiles, !namesBad { list = "" }
    return (namesBad && !list.isEmpty ? "\n" : "") + list + "\n"
      + "\(counted(summary.files, "scenario")): \(parts.joined(separator: ", "))"
      + paint.dim("  (\(counted(summary.steps, "step")), \(expectations))") + "\n"
  }
}
