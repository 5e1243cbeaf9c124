import Scenarios
import TerminalText

/// A report of replayed files as a self-contained HTML page without external resources, and without scripts unless it
/// reloads itself.
///
/// Let a ``SceneFinder`` observe each run, make an ``entry(for:_:number:)`` of each file, in any order and on any
/// thread, and put them together in a ``page(of:_:)``. Equal runs give equal pages.
///
/// ```swift
/// let report = HTMLReport()
/// var scenes = SceneFinder(for: scenario)
/// let outcome = try Replay.run(scenario, report.options) { scenes.observe($0) }
/// let result = ReplayResult(file: "coupon.yaml", ending: .ran(outcome))
/// var summary = Report.Summary()
/// summary.add(result, number: 1)
/// let html = report.page(of: [report.entry(for: result, scenes, number: 1)], summary)
/// ```
public struct HTMLReport: Sendable {
  /// The parts of the page about one file.
  public struct Entry: Sendable {
    let verdict: Verdict
    let hasWarnings: Bool
    /// The row in the table of all scenarios.
    let row: Markup
    /// The section with the details.
    let section: Markup
  }

  /// How a page that a server shows reloads itself.
  public struct Reloading: Sendable {
    /// The address of a stream of server-sent events, of which `room` and `failure` change the page.
    public var events: String
    /// A word that the page uses once, by which its policy allows its script.
    public var nonce: String

    /// Creates it. Neither has characters that need quoting.
    public init(events: String, nonce: String) {
      self.events = events
      self.nonce = nonce
    }
  }

  /// Whether statistics are masked as LINE does: no values below 20 or from fewer than 20 users (R14).
  private let isMasked: Bool
  /// Whether pictures show messages in their own colours, not in those of their state.
  private let showsDesign: Bool
  /// Whether files that passed show only their counters, because there are many files.
  private let isBrief: Bool
  /// How it reloads itself, if it does.
  let reloading: Reloading?

  /// The number of files from which those that passed get no pictures and plots.
  public static let manyFiles = 300

  /// Creates a report of `fileCount` files. With `isMasked`, statistics are masked as LINE does (R14). With
  /// `showsDesign`, pictures show messages in their own colours.
  public init(
    isMasked: Bool = false, showsDesign: Bool = false, fileCount: Int = 1, reloading: Reloading? = nil
  ) {
    self.isMasked = isMasked
    self.showsDesign = showsDesign
    self.reloading = reloading
    isBrief = fileCount >= HTMLReport.manyFiles
  }

  /// The options that runs need for this report.
  public var options: Replay.Options { [.visitTraces, .excerpts] }

  /// Makes the entry of one file. `scenes` has observed its run; `number` counts the files from 1.
  public func entry(for result: ReplayResult, _ scenes: SceneFinder?, number: Int) -> Entry {
    let verdict = Verdict(result)
    var title = result.file
    var expectations = "–"
    var trouble: String?
    var warnings: [Diagnostic] = []
    let content: Markup
    let sentence: String
    switch result.ending {
    case .ran(let outcome):
      title = outcome.scenario.title
      let count = outcome.scenario.expectations.count
      expectations = count == 0 ? "none" : "\(count - outcome.failures.count) of \(count)"
      sentence = outcome.sentence
      warnings = outcome.scenario.warnings
      trouble = HTMLReport.firstFailure(of: outcome)
      content =
        ScenarioSection(
          outcome: outcome, scenes: scenes ?? SceneFinder(for: outcome.scenario), number: number,
          isMasked: isMasked, showsDesign: showsDesign, isBrief: isBrief && outcome.isPassed
        ).markup
    case .invalid(let error):
      sentence = "not valid: \(counted(error.errors.count, "error"))"
      trouble = error.errors.first.map { "line \($0.line): \($0.message)" }
      content = HTMLReport.diagnostics(error.diagnostics)
    case .unreadable(let reason):
      sentence = reason
      trouble = reason
      content = "<p class=\"bad\">\(isolated: reason)</p>\n"
    }
    let finding: Markup = trouble.map { "<small>\(isolated: $0)</small>" } ?? ""
    let warning = HTMLReport.warning(warnings)
    let row: Markup = """
      <tr class="\(verdict.className)"><td><b>\(verdict.sign)</b><span> \(verdict.word)</span></td>\
      <td><a href="#s\(number)">\(isolated: title)</a>\(finding)\(warning)</td><td class="n">\(expectations)</td>\
      <td class="file">\(isolated: result.file)</td></tr>

      """
    let isOpen = verdict.isTrouble || !warnings.isEmpty
    let open: Markup = isOpen ? " open=\"open\"" : ""
    let section: Markup = """
      <details class="\(verdict.className)"\(open)><summary><h2>\(isolated: title)</h2>\
      <span class="sum">\(sentence) · <span class="file">\(isolated: result.file)</span></span></summary>
      <section id="s\(number)" aria-label="\(title)">
      \(content)</section></details>

      """
    return Entry(verdict: verdict, hasWarnings: !warnings.isEmpty, row: row, section: section)
  }

  /// The first failed expectation, with its complete values.
  private static func firstFailure(of outcome: Replay.Outcome) -> String? {
    guard let first = outcome.failures.first, let place = outcome.scenario.positions(of: [first]).first else {
      return nil
    }
    return "line \(place.line): \(first.subject.shortened): expected \(first.expected), got \(first.found)"
  }

  /// The first warning about a file.
  private static func warning(_ warnings: [Diagnostic]) -> Markup {
    guard let first = warnings.first else { return "" }
    let more = warnings.count > 1 ? ", and \(warnings.count - 1) more" : ""
    return "<small class=\"doubt\">⚠ \(isolated: "line \(first.line): \(first.message)\(more)")</small>"
  }

  /// Makes the page from the entries, in the order of their numbers.
  public func page(of entries: [Entry], _ summary: Report.Summary) -> String {
    let sentence = Verdict.sentence(of: entries.map(\.verdict))
    let troubled = entries.filter(\.verdict.isTrouble)
    let warned = entries.filter { !$0.verdict.isTrouble && $0.hasWarnings }
    let rest = entries.filter { !$0.verdict.isTrouble && !$0.hasWarnings }
    let order = troubled + warned + rest
    let isPassed = entries.contains { $0.verdict == .passed }
    let brief: Markup =
      isBrief && order.count > troubled.count
      ? "<p>Scenarios that passed show only their counters; replay one separately to see its pictures.</p>\n"
      : ""
    let sources: Markup =
      reloading.map { "; script-src 'nonce-\($0.nonce)'; connect-src 'self'" } ?? ""
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(sources)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="generator" content="bubblescope"/>
      <title>\(sentence)</title>
      <style>
      \(Markup(verbatim: HTMLReport.style))</style>
      </head>
      <body>
      <header>
      <p class="name">Bubblescope · why didn’t my impression count?</p>
      <h1 class="\(!troubled.isEmpty ? "ko" : isPassed ? "ok" : "un")">\(sentence).</h1>
      <p>\(HTMLReport.figures(summary, warned: entries.count(where: \.hasWarnings)))</p>
      \(brief)</header>
      <main>
      <div class="box"><table class="all"><thead><tr><th>result</th><th>scenario</th>\
      <th class="n">expectations met</th><th>file</th></tr></thead>
      \(HTMLReport.body(troubled))\(HTMLReport.body(warned))\(HTMLReport.body(rest))</table></div>
      \(HTMLReport.legend(showsDesign: showsDesign))\(order.map(\.section))</main>
      <footer>
      \(HTMLReport.notes)</footer>
      \(script)</body>
      </html>

      """
    return page.text
  }

  private static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  private static func body(_ entries: [Entry]) -> Markup {
    entries.isEmpty ? "" : "<tbody>\n\(entries.map(\.row))</tbody>\n"
  }

  private static func figures(_ summary: Report.Summary, warned: Int) -> String {
    let steps = counted(summary.steps, "step")
    let expectations = counted(summary.expectations, "expectation")
    let result =
      summary.expectations == 0
      ? "no expectations"
      : summary.failures == 0
        ? "\(expectations), all met" : "\(summary.failures) of \(expectations) not met"
    let warnings =
      warned == 0 ? "" : " \(counted(warned, "file")) \(warned == 1 ? "has" : "have") warnings."
    return "\(steps), \(result).\(warnings)"
  }

  /// The diagnostics of a file, with the lines they refer to.
  static func diagnostics(_ diagnostics: [Diagnostic]) -> Markup {
    let maximum = 50
    let blocks = diagnostics.prefix(maximum).map { diagnostic -> Markup in
      let lines = diagnostic.rendered.split(separator: "\n").map { line -> Markup in "\(String(line))\n" }
      return "<pre class=\"\(diagnostic.severity.rawValue)\">\(lines)</pre>\n"
    }
    let left = diagnostics.count - blocks.count
    return left > 0 ? "\(blocks)<p class=\"more\">… and \(left) more</p>\n" : "\(blocks)"
  }
}
