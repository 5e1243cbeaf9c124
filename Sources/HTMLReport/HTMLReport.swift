import Scenarios

/// What became of replayed files as one page: everything in it, nothing fetched, nothing run.
///
/// ``entry(for:number:)`` of each file, in any order and on any thread, then ``page(of:_:)``. Equal runs give
/// equal pages.
public struct HTMLReport: Sendable {
  /// What the page says of one file.
  public struct Entry: Sendable {
    let isPassed: Bool
    /// Its row in the table of all scenarios.
    let row: Markup
    /// Its section.
    let section: Markup
  }

  /// Whether statistics are shown as LINE does: nothing below 20, nor of fewer than 20 users (R14).
  private let isMasked: Bool
  /// Whether there are so many files that of those that passed only the counters are told.
  private let isBrief: Bool

  /// From so many files on, those that passed get no pictures and plots.
  public static let manyFiles = 300

  /// Creates a report of so many files.
  public init(isMasked: Bool = false, fileCount: Int = 1) {
    self.isMasked = isMasked
    isBrief = fileCount >= HTMLReport.manyFiles
  }

  /// What has to be kept of runs for this report.
  public var options: Replay.Options { .courses }

  /// What the page says of one file, the `number`th from 1.
  public func entry(for result: ReplayResult, number: Int) -> Entry {
    let isPassed = result.isPassed
    let title: String
    let expectations: Markup
    let content: Markup
    let sentence: String
    switch result.ending {
    case .ran(let outcome):
      title = outcome.scenario.title
      let count = outcome.scenario.expectations.count
      expectations = count == 0 ? "–" : "\(count - outcome.failures.count) of \(count)"
      sentence = outcome.sentence
      content =
        ScenarioSection(
          outcome: outcome, number: number, isMasked: isMasked, isBrief: isBrief && isPassed
        ).markup
    case .invalid(let error):
      title = result.file
      expectations = "not valid"
      sentence = "not valid: \(counted(error.errors.count, "error"))"
      content = HTMLReport.diagnostics(error.diagnostics)
    case .unreadable(let reason):
      title = result.file
      expectations = "not read"
      sentence = reason
      content = "<p class=\"bad\">\(isolated: reason)</p>\n"
    }
    let trouble: Markup = result.trouble.map { "<small>\(isolated: $0.shortened)</small>" } ?? ""
    let row: Markup = """
      <tr class="\(isPassed ? "ok" : "ko")"><td>\(isPassed ? "passed" : "not passed")</td>\
      <td><a href="#s\(number)">\(isolated: title)</a>\(trouble)</td><td class="n">\(expectations)</td>\
      <td class="file">\(isolated: result.file)</td></tr>

      """
    let open: Markup = isPassed ? "" : " open=\"open\""
    let section: Markup = """
      <details class="\(isPassed ? "ok" : "ko")"\(open)><summary><h2>\(isolated: title)</h2>\
      <span class="sum">\(sentence) · <span class="file">\(isolated: result.file)</span></span></summary>
      <section id="s\(number)" aria-label="\(title)">
      \(content)</section></details>

      """
    return Entry(isPassed: isPassed, row: row, section: section)
  }

  /// The whole page, of the entries in the order of their numbers.
  public func page(of entries: [Entry], _ summary: Report.Summary) -> String {
    let title = "\(summary.passed) of \(counted(summary.files, "scenario")) passed"
    let troubled = entries.filter { !$0.isPassed }
    let passed = entries.filter(\.isPassed)
    let brief: Markup =
      isBrief && !passed.isEmpty
      ? "<p>Of the many that passed only the counters are shown; replay one alone for its pictures.</p>\n"
      : ""
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="generator" content="bubblescope"/>
      <title>\(title)</title>
      <style>
      \(Markup(verbatim: HTMLReport.style))</style>
      </head>
      <body>
      <header>
      <p class="name">Bubblescope · why didn’t my impression count?</p>
      <h1 class="\(troubled.isEmpty ? "ok" : "ko")">\(HTMLReport.sentence(summary))</h1>
      <p>\(HTMLReport.figures(summary))</p>
      \(brief)</header>
      <main>
      <div class="box"><table class="all"><thead><tr><th>result</th><th>scenario</th>\
      <th class="n">expectations met</th><th>file</th></tr></thead>
      \(HTMLReport.body(troubled))\(HTMLReport.body(passed))</table></div>
      \(HTMLReport.legend)\(troubled.map(\.section))\(passed.map(\.section))</main>
      <footer>
      \(HTMLReport.notes)</footer>
      </body>
      </html>

      """
    return page.text
  }

  private static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  private static func body(_ entries: [Entry]) -> Markup {
    entries.isEmpty ? "" : "<tbody>\n\(entries.map(\.row))</tbody>\n"
  }

  /// The page in a sentence.
  private static func sentence(_ summary: Report.Summary) -> String {
    let all = counted(summary.files, "scenario")
    if summary.failed + summary.invalid == 0 {
      return summary.files == 1 ? "The scenario passed." : "All \(all) passed."
    }
    if summary.files == 1 {
      return summary.failed == 1
        ? "The scenario did not pass: here is what is missing, and why." : "The scenario could not be run."
    }
    var parts = ["\(summary.passed) of \(all) passed"]
    if summary.failed > 0 {
      parts.append("\(summary.failed) \(summary.failed == 1 ? "says" : "say") what is missing and why")
    }
    if summary.invalid > 0 { parts.append("\(summary.invalid) could not be run") }
    return parts.joined(separator: "; ") + "."
  }

  private static func figures(_ summary: Report.Summary) -> String {
    let steps = counted(summary.steps, "step")
    let expectations = counted(summary.expectations, "expectation")
    if summary.expectations == 0 { return "\(steps), no expectations." }
    return summary.failures == 0
      ? "\(steps), \(expectations), all met." : "\(steps), \(summary.failures) of \(expectations) not met."
  }

  /// What is wrong in a file, with the lines at fault.
  static func diagnostics(_ diagnostics: [Diagnostic]) -> Markup {
    let most = 50
    let blocks = diagnostics.prefix(most).map { diagnostic -> Markup in
      let lines = diagnostic.rendered.split(separator: "\n").map { line -> Markup in "\(String(line))\n" }
      return "<pre class=\"\(diagnostic.severity.rawValue)\">\(lines)</pre>\n"
    }
    let left = diagnostics.count - blocks.count
    return left > 0 ? "\(blocks)<p class=\"more\">… and \(left) more</p>\n" : "\(blocks)"
  }
}
