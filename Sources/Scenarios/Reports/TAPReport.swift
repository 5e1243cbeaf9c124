import TerminalText

/// TAP output: `replay --format tap` (Test Anything Protocol, version 14), with a test point for each
/// scenario.
enum TAPReport {
  static func entry(for result: ReplayResult, number: Int, output: String) -> String {
    switch result.ending {
    case .ran(let outcome):
      let point = "\(number) - \(escaped(result.file)): \(escaped(outcome.scenario.title))\n"
      let isPassed = outcome.isPassed
      return (isPassed ? "ok " : "not ok ") + point
        + (isPassed ? "" : block(outcome.scenario.diagnostics(of: outcome.failures), of: result.file))
        + warnings(of: result) + comment(output)
    case .invalid(let error):
      return "not ok \(number) - \(escaped(result.file)): not valid\n" + block(error.errors, of: result.file)
        + warnings(of: result)
    case .unreadable(let reason):
      return "not ok \(number) - \(escaped(result.file)): \(escaped(reason))\n"
    }
  }

  private static func block(_ diagnostics: [Diagnostic], of file: String) -> String {
    var text = "  ---\n  failures:\n"
    for diagnostic in diagnostics {
      let other = diagnostic.file == file ? "" : "file: \(quoted(diagnostic.file)), "
      let hint = diagnostic.hint.map { ", hint: \(quoted($0))" } ?? ""
      text += "    - {\(other)line: \(diagnostic.line), column: \(diagnostic.column), "
      text += "message: \(quoted(diagnostic.message))\(hint)}\n"
    }
    return text + "  ...\n"
  }

  private static func warnings(of result: ReplayResult) -> String {
    comment(
      result.warnings.map {
        "warning \($0.file.sanitized):\($0.line):\($0.column): \($0.message.sanitized)\n"
      }.joined())
  }

  private static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }

  /// Formats a YAML string in double quotes.
  private static func quoted(_ string: String) -> String {
    "\"" + string.sanitized.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Escapes a test description: one line, without characters that would start a directive.
  private static func escaped(_ string: String) -> String {
    string.sanitized.replacing("\\", with: "\\\\").replacing("#", with: "\\#").replacing("\t", with: " ")
  }
}
