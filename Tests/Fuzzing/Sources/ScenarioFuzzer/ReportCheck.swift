import Scenarios

/// Makes a report of one file in one format, and checks that other programs can read it.
struct ReportCheck {
  private let format: Report.Format

  init(_ format: Report.Format) {
    self.format = format
  }

  func check(_ result: ReplayResult) {
    let report = Report(format: format, contents: [.trace, .explanations, .masked], fileCount: 1)
    var summary = Report.Summary()
    summary.add(result, number: 1)
    require(summary.exitCode == (result.isPassed ? 0 : summary.invalid > 0 ? 2 : 1), "the exit code is wrong")
    let text =
      report.heading(summary) + report.opening + report.entry(for: result, number: 1)
      + report.closing(summary)
    require(text.isHarmless, "\(format): not harmless: \(text)")
    require(result.complaint.isHarmless, "not harmless: \(result.complaint)")
    switch format {
    case .text: break
    case .json: checkJSON(text)
    case .junit: checkXML(text)
    case .tap: checkTAP(text)
    }
  }

  /// Checks JSON by reading it as YAML: the only reason why a report is not a scenario is the key `scenarios`.
  private func checkJSON(_ text: String) {
    do throws(InvalidScenario) {
      _ = try ScenarioReader(load: Files.load).read(Array(text.utf8), named: "report.json")
      fail("a report is a scenario: \(text)")
    } catch {
      let messages = error.diagnostics.map(\.message)
      require(messages.contains("unknown key \"scenarios\""), "not JSON: \(messages), \(text)")
    }
  }

  /// Checks that all elements are closed and all characters escaped. Works on bytes, as a letter can combine with the
  /// character before it.
  private func checkXML(_ text: String) {
    var open: [String] = []
    var rest = Array(text.utf8)[...]
    let marks = [UInt8(ascii: "<"), UInt8(ascii: ">")]
    while let start = rest.firstIndex(where: marks.contains) {
      require(rest[start] == marks[0], "a > stands alone: \(text)")
      guard let end = rest[start...].firstIndex(of: marks[1]) else { fail("a tag is not closed: \(text)") }
      let bytes = rest[(start + 1)..<end]
      require(!bytes.contains(marks[0]), "a < in a tag: \(text)")
      rest = rest[(end + 1)...]
      if bytes.first == UInt8(ascii: "?") || bytes.last == UInt8(ascii: "/") { continue }
      let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      if name.hasPrefix("/") {
        require(open.popLast() == String(name.dropFirst()), "<\(name)> closes nothing: \(text)")
      } else {
        open.append(name)
      }
    }
    require(open.isEmpty, "\(open) is not closed: \(text)")
    for part in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != UInt8(ascii: ";") }
      let word = String(decoding: Array(name), as: UTF8.self)
      let isKnown = ["amp", "lt", "gt", "quot"].contains(word) || word.hasPrefix("#")
      require(isKnown && name.count < part.count, "an & needs an escape: \(text)")
    }
  }

  /// Checks that there is exactly one test point, whatever the file's title.
  private func checkTAP(_ text: String) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: Array($0), as: UTF8.self) }
    let points = lines.count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    require(points == 1, "\(points) test points: \(text)")
    let isKnown = lines.dropFirst(2).dropLast().allSatisfy {
      $0.hasPrefix("ok 1 - ") || $0.hasPrefix("not ok 1 - ") || $0.hasPrefix("  ") || $0.hasPrefix("# ")
    }
    require(isKnown && lines.first == "TAP version 14" && lines.last == "", "not TAP: \(text)")
  }
}
