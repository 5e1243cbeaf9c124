import Foundation
import Scenarios
import Testing
import TestSupport

/// The reports on `Reports/*.yaml` in each format are compared with files next to them. Run the tests with
/// `BUBBLESCOPE_WRITE_GOLDEN=1` to regenerate these.
@Suite struct ReportTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports")

  static func result(of name: String, _ options: Replay.Options = []) throws -> ReplayResult {
    let file = "\(name).yaml"
    guard let data = try? Data(contentsOf: folder.appending(path: file)) else {
      return ReplayResult(file: file, ending: .unreadable("no such file"))
    }
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no such file") }
    do throws(InvalidScenario) {
      let scenario = try reader.read(Array(data), named: file)
      return ReplayResult(file: file, ending: .ran(try Replay.run(scenario, options)))
    } catch {
      return ReplayResult(file: file, ending: .invalid(error))
    }
  }

  /// Returns the output of the program.
  static func text(_ report: Report, _ names: [String]) throws -> String {
    var summary = Report.Summary()
    var body = ""
    for (index, name) in names.enumerated() {
      let result = try result(of: name, report.options)
      summary.add(result, number: index + 1)
      body += (index > 0 ? report.separator : "") + report.entry(for: result, number: index + 1)
    }
    return report.heading(summary) + report.opening + body + report.closing(summary)
  }

  static func check(_ text: String, _ name: String) throws {
    #expect(try Golden.mismatch(text, with: folder.appending(path: name)) == nil)
  }

  static let several = ["passing", "failing", "invalid", "missing"]

  @Test(arguments: Report.Format.allCases)
  func severalFilesInEachFormat(_ format: Report.Format) throws {
    try Self.check(
      Self.text(Report(format: format, fileCount: Self.several.count), Self.several),
      "several.\(format.rawValue)")
  }

  @Test func onePassingFileShowsASummaryAndATable() throws {
    try Self.check(Self.text(Report(format: .text), ["passing"]), "passing.text")
  }

  @Test func oneFailingFileShowsTheStepsThatLedThere() throws {
    try Self.check(Self.text(Report(format: .text), ["failing"]), "failing.text")
  }

  @Test(arguments: [Report.Format.text, .json])
  func traceAndExplanationsAreAdded(_ format: Report.Format) throws {
    let report = Report(format: format, contents: [.trace, .explanations])
    try Self.check(Self.text(report, ["failing"]), "everything.\(format.rawValue)")
  }

  @Test func maskedStatisticsAreNull() throws {
    let report = Report(format: .json, contents: .masked)
    let text = try Self.text(report, ["failing"])
    #expect(text.contains(#""uniqueImpression": null"#))
    #expect(text.contains(#""messages": []"#))
    #expect(text.contains(#""delivered": 2"#))
    #expect(!text.contains(#""impression": 1"#))
    #expect(try Self.text(Report(format: .text, contents: .masked), ["failing"]).contains("<20"))
  }

  @Test("A message that LINE does not report has a note instead of numbers")
  func messagesReportedNowhere() throws {
    let scenario = try read(
      """
      scenario: A
      messages: [{id: quiet, type: push, bubbles: [{text: a}]}, {id: loud, bubbles: [{text: b}]}]
      steps: [{enter: user}]
      """)
    let result = ReplayResult(file: "a.yaml", ending: .ran(try Replay.run(scenario)))
    let sentence = "reported nowhere: send it with customAggregationUnits"
    func text(_ format: Report.Format, _ contents: Report.Contents) -> String {
      Report(format: format, contents: contents, fileCount: 1).entry(for: result, number: 1)
    }
    for contents in [[], .masked] as [Report.Contents] {
      #expect(text(.text, contents).contains("quiet: \(sentence)"))
      #expect(text(.json, contents).contains(sentence))
      #expect(!text(.text, contents).contains("loud: "))
    }
    #expect(text(.json, []).contains("\"counted\""))
    #expect(!text(.json, .masked).contains("\"requestId\": \"quiet\""))
    #expect(text(.json, .masked).contains("\"requestId\": \"loud\""))
    #expect(!text(.text, .masked).contains("quiet/1"))
  }

  @Test func coloursAreUsedOnlyOnRequest() throws {
    let colored = Report(format: .text, appearance: .init(hasColor: true), fileCount: 2)
    let plain = Report(format: .text, fileCount: 2)
    let text = try Self.text(colored, ["passing", "failing"])
    #expect(text.contains("\u{1B}[32m✓\u{1B}[0m"))
    let stripped = text.replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(stripped == (try Self.text(plain, ["passing", "failing"])))
    let ascii = Report(format: .text, appearance: .init(isUTF8: false), fileCount: 2)
    #expect(try Self.text(ascii, ["passing", "failing"]).contains("FAILED failing.yaml"))
  }

  @Test func exitCodesAre0And1And2() throws {
    func code(_ names: String...) throws -> Int32 {
      var summary = Report.Summary()
      for name in names { summary.add(try Self.result(of: name), number: 1) }
      return summary.exitCode
    }
    #expect(try code("passing") == 0)
    #expect(try code("passing", "failing") == 1)
    #expect(try code("failing", "invalid") == 2)
    #expect(try code("missing") == 2)
  }

  @Test func theJSONIsValid() throws {
    for names in [Self.several, ["failing"]] {
      let report = Report(format: .json, contents: [.trace, .explanations], fileCount: names.count)
      let object = try JSONSerialization.jsonObject(with: Data(Self.text(report, names).utf8))
      let scenarios = try #require((object as? [String: Any])?["scenarios"] as? [[String: Any]])
      #expect(scenarios.count == names.count)
      for scenario in scenarios { #expect(scenario["passed"] is Bool && scenario["file"] is String) }
    }
  }

  @Test func runningTwiceGivesTheSameResult() throws {
    for format in Report.Format.allCases {
      let report = Report(format: format, contents: [.trace, .explanations], fileCount: 4)
      #expect(try Self.text(report, Self.several) == Self.text(report, Self.several))
    }
  }
}
