import Scenarios

@testable import HTMLReport

/// The parsed page of some scenarios.
struct Page {
  /// An element of the page.
  struct Element: Hashable {
    var depth: Int
    var name: String
    var attributes: [String: String]
  }

  let html: String
  /// The elements, in the order of the page.
  let elements: [Element]
  /// All text between tags, without the style sheet.
  let text: String

  /// The result of a scenario and its key moments.
  struct Run {
    var result: ReplayResult
    var scenes: SceneFinder?
  }

  init(_ runs: [Run], isMasked: Bool = false, fileCount: Int? = nil) throws {
    let report = HTMLReport(isMasked: isMasked, fileCount: fileCount ?? runs.count)
    var summary = Report.Summary()
    var entries: [HTMLReport.Entry] = []
    for (index, run) in runs.enumerated() {
      summary.add(run.result, number: index + 1)
      entries.append(report.entry(for: run.result, run.scenes, number: index + 1))
    }
    try self.init(html: report.page(of: entries, summary))
  }

  /// A page of one scenario, named `test.yaml`.
  init(_ yaml: String, isMasked: Bool = false) throws {
    try self.init([Page.result(of: yaml)], isMasked: isMasked)
  }

  init(html: String) throws {
    self.html = html
    var reader = StrictReader(html)
    try reader.read()
    elements = reader.elements
    text = reader.text
  }

  /// Reads and runs a scenario.
  static func result(of yaml: String, file: String = "test.yaml") -> Run {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    do throws(InvalidScenario) {
      let scenario = try reader.read(Array(yaml.utf8), named: file)
      var scenes = SceneFinder(for: scenario)
      let outcome = try Replay.run(scenario, HTMLReport().options) { scenes.observe($0) }
      return Run(result: ReplayResult(file: file, ending: .ran(outcome)), scenes: scenes)
    } catch {
      return Run(result: ReplayResult(file: file, ending: .invalid(error)))
    }
  }

  /// The number of elements with a name, and with a class if one is given.
  func count(_ name: String, class className: String? = nil) -> Int {
    elements.count { $0.name == name && (className == nil || $0.attributes["class"] == className) }
  }
}
