import Scenarios
import Testing

/// Control characters that affect a terminal, in every text of a file that reports show.
@Suite struct HostileTextTests {
  /// Characters allowed in names: marks that change the writing direction, a byte order mark.
  static let inNames = ["\u{202E}", "\u{2067}", "\u{FEFF}"]
  /// Characters not allowed in names: an escape, its 8-bit form, line breaks, a deletion.
  static let signs = inNames + ["\u{1B}", "\u{9B}", "\u{2028}", "\u{85}", "\u{7F}"]

  private func scenario(_ sign: String) -> String {
    let code = sign.unicodeScalars.map { String($0.value, radix: 16) }.joined()
    let escaped = "\\U" + String(repeating: "0", count: 8 - code.count) + code
    let name = Self.inNames.contains(sign) ? escaped : ""
    return """
      scenario: "A\(escaped)Z"
      users: ["al\(name)ice", bob]
      messages: [{id: "pro\(name)mo", bubbles: [{text: Hello}]}]
      steps:
        - enter: "al\(name)ice"
        - say: "H\(escaped)i"
        - expect: {"pro\(name)mo/1": {impression: 5}}
      """
  }

  private func ending(_ text: String, _ options: Replay.Options) -> ReplayResult.Ending {
    do throws(InvalidScenario) {
      return .ran(try Replay.run(read(text), options))
    } catch {
      return .invalid(error)
    }
  }

  @Test(arguments: signs, [Report.Format.text, .json, .junit, .tap])
  func noReportPassesThemOn(_ sign: String, _ format: Report.Format) {
    let report = Report(format: format, contents: [.trace, .explanations])
    let valid = ending(scenario(sign), report.options)
    let invalid = ending(
      scenario(sign).replacing("- say", with: "- sy\(sign)").replacing("enter", with: "as"), [])
    guard case .ran(let outcome) = valid, case .invalid = invalid else {
      Issue.record("not valid, or not invalid: \(valid), \(invalid)")
      return
    }
    #expect(outcome.failures.count == 1)
    for result in [valid, invalid].map({ ReplayResult(file: "a\(sign).yaml", ending: $0) }) {
      let text = report.entry(for: result, number: 1) + result.complaint
      #expect(!text.unicodeScalars.contains { sign.unicodeScalars.contains($0) })
    }
  }
}
