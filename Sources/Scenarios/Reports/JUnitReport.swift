import TerminalText

/// JUnit output: `replay --format junit`, with a test case for each scenario. Durations are omitted, so that
/// equal runs produce equal files.
enum JUnitReport {
  static func heading(_ summary: Report.Summary) -> String {
    let counts =
      "tests=\"\(summary.files)\" failures=\"\(summary.failed)\" errors=\"\(summary.invalid)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="bubblescope" \(counts)>
        <testsuite name="bubblescope" \(counts) skipped="0">

      """
  }

  static let closing = "  </testsuite>\n</testsuites>\n"

  static func entry(for result: ReplayResult, output: String) -> String {
    var streams = output.isEmpty ? "" : "      <system-out>\(text(output))</system-out>\n"
    let warnings = result.warnings.map { $0.rendered + "\n" }.joined()
    if !warnings.isEmpty { streams += "      <system-err>\(text(warnings))</system-err>\n" }
    let file = attribute(result.file)
    func testcase(_ name: String, _ content: String) -> String {
      let head = "    <testcase name=\"\(attribute(name))\" classname=\"\(file)\" file=\"\(file)\""
      return content.isEmpty ? head + "/>\n" : "\(head)>\n\(content)    </testcase>\n"
    }
    switch result.ending {
    case .ran(let outcome):
      guard let first = outcome.failures.first else {
        return testcase(outcome.scenario.title, streams)
      }
      let more = outcome.failures.count > 1 ? " and \(outcome.failures.count - 1) more" : ""
      return testcase(
        outcome.scenario.title,
        "      <failure message=\"\(attribute(first.message + more))\" type=\"expectation\">"
          + text(FailureText.plain(outcome)) + "</failure>\n" + streams)
    case .invalid(let error):
      let first = error.errors.first?.message ?? "not valid"
      return testcase(
        result.file,
        "      <error message=\"\(attribute(first))\" type=\"invalid\">\(text(result.complaint))</error>\n")
    case .unreadable(let reason):
      return testcase(
        result.file,
        "      <error message=\"\(attribute(reason))\" type=\"unreadable\">\(text(result.complaint))</error>\n"
      )
    }
  }

  private static func text(_ string: String) -> String { string.xmlEscaped() }

  private static func attribute(_ string: String) -> String { string.xmlEscaped(isAttribute: true) }
}
