import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// Text output: `replay --format text`.
struct TextReport {
  private let report: Report

  init(_ report: Report) {
    self.report = report
  }

  private var passed: StyledText { .green(report.appearance.isUTF8 ? "✓" : "ok") }
  private var failed: StyledText { .red(report.appearance.isUTF8 ? "✗" : "FAILED") }

  func entry(for result: ReplayResult) -> StyledText {
    switch result.ending {
    case .ran(let outcome): return entry(for: outcome, file: result.file)
    case .invalid(let error):
      let errors = counted(error.errors.count, "error")
      return "\(failed) \(.bold(result.file.sanitized))  not valid: \(errors)\n"
        + warnings(result.warnings, file: result.file)
    case .unreadable(let reason):
      return "\(failed) \(.bold(result.file.sanitized))  \(reason)\n"
    }
  }

  private func entry(for outcome: Replay.Outcome, file: String) -> StyledText {
    let sign = outcome.isPassed ? passed : failed
    var text: StyledText = "\(sign) \(.bold(file.sanitized))  \(outcome.scenario.title.sanitized)\n"
    let isSingle = report.fileCount == 1
    if isSingle || !outcome.isPassed {
      text += "  \(.dim(outcome.sentence))\n"
    }
    text += warnings(outcome.scenario.warnings, file: file)
    if !outcome.isPassed { text += "\n" + FailureText(width: width).text(of: outcome) }
    if isSingle { text += "\n" + CounterTable(outcome.world, report.contents).text(width: width) }
    let additions = additions(to: outcome)
    if !additions.isEmpty { text += "\n" + additions }
    if !isSingle, !outcome.isPassed || !additions.isEmpty { text += "\n" }
    return text
  }

  /// The maximum number of warnings shown for a file. Standard error includes all of them.
  private static let fewWarnings = 3

  private func warnings(_ warnings: [Diagnostic], file: String) -> StyledText {
    let sign = report.appearance.isUTF8 ? "⚠" : "!"
    // Always show the file's own last warning: it may say where a recording is cut off.
    let own = warnings.filter { $0.file == file }
    let most = TextReport.fewWarnings
    let shown =
      own.count > most ? own.prefix(most - 1) + own.suffix(1) : own + warnings.filter { $0.file != file }
    var text = StyledText()
    for warning in shown.prefix(most) {
      let place = warning.file == file ? "" : warning.file.sanitized + " "
      text += "  \(.yellow("\(sign) \(place)line \(warning.line): \(warning.message.sanitized)"))\n"
    }
    let rest = warnings.count - min(shown.count, most)
    if rest > 0 { text += "  \(.yellow("\(sign) \(counted(rest, "more warning"))"))\n" }
    return text
  }

  private var width: Int { report.appearance.columns }

  /// The explanations and the trace, if requested.
  func additions(to outcome: Replay.Outcome) -> StyledText {
    var parts: [StyledText] = []
    if report.contents.contains(.explanations) {
      let prose = WordWrap.lines(of: (outcome.scenario.description ?? "").sanitized, width: width - 2)
      parts.append(StyledText(prose.map { "  \($0)\n" }.joined()))
      parts.append(explanations(of: outcome))
    }
    if report.contents.contains(.trace) { parts.append(trace(of: outcome)) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func explanations(of outcome: Replay.Outcome) -> StyledText {
    var text = StyledText()
    for entry in ExplanationReport(outcome).entries {
      let who = outcome.world.users.count > 1 ? "\(outcome.world.users[entry.user].user.id.sanitized): " : ""
      let name = outcome.world.name(ofBubble: entry.bubble).sanitized
      let lines = entry.sentences(in: outcome.world).map(\.sanitized)
      let sign: StyledText = entry.explanation == nil ? passed : .yellow(report.appearance.isUTF8 ? "○" : "-")
      let head = "\(who)\(name)"
      let first = WordWrap.lines(of: lines[0], width: max(30, width - head.cells - 6))
      text += "  \(sign) \(who)\(.bold(name))  \(first.first ?? "")\n"
      let rest = first.dropFirst() + lines.dropFirst().flatMap { WordWrap.lines(of: $0, width: width - 6) }
      for line in rest { text += "      \(line)\n" }
    }
    return text
  }

  private func trace(of outcome: Replay.Outcome) -> StyledText {
    let world = outcome.world
    let lines = outcome.scenario.linesOfSteps()
    let words = EventText(world: world)
    var text = StyledText()
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
      let place = StyledText.dim("\(entry.time.dateText) \(entry.time.timeText)  line \(lines[entry.step])")
      text += "  \(place)  \(who)\(isCount ? .green(what.sanitized) : StyledText(what.sanitized))\n"
    }
    return text
  }

  /// The number of files from which the summary lists all files that did not pass.
  private static let fewFiles = 10

  func closing(_ summary: Report.Summary, namesBad: Bool) -> StyledText {
    guard report.fileCount != 1 else { return "" }
    var parts: [StyledText] = []
    if summary.failed > 0 { parts.append(.red("\(summary.failed) failed")) }
    if summary.invalid > 0 { parts.append(.red("\(summary.invalid) not valid")) }
    parts.append(summary.passed == 0 ? "0 passed" : .green("\(summary.passed) passed"))
    if summary.brokenOff > 0 { parts.append(.yellow("\(summary.brokenOff) cut off")) }
    let expectations =
      summary.failures == 0
      ? counted(summary.expectations, "expectation")
      : "\(summary.failures) of \(counted(summary.expectations, "expectation")) not met"
    var list = StyledText()
    for trouble in summary.troubles.sorted(by: { $0.number < $1.number }) {
      list += "\(failed) \(trouble.file.sanitized)  \(.dim(trouble.what.sanitized))\n"
    }
    // With only a few files, those that did not pass are still visible.
    if summary.files < TextReport.fewFiles, !namesBad { list = "" }
    if namesBad, !list.isEmpty { list = "\n\(list)" }
    let results = parts.joined(separator: ", ")
    let details = StyledText.dim("  (\(counted(summary.steps, "step")), \(expectations))")
    return "\(list)\n\(counted(summary.files, "scenario")): \(results)\(details)\n"
  }
}
