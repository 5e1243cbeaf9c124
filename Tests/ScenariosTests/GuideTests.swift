import Foundation
import Testing

@testable import Scenarios

/// The tables of the page on scenario files are made of the format's definitions. To write them anew run the
/// tests with `BUBBLESCOPE_WRITE_GOLDEN=1`; that run fails, so that nobody takes it for a check.
@Suite("The page on scenario files")
struct GuideTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Scenarios/Scenarios.docc/ScenarioFiles.md").standardized

  @Test("It has the tables of the format's definitions")
  func isNotStale() throws {
    let page = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self)
    if ProcessInfo.processInfo.environment["BUBBLESCOPE_WRITE_GOLDEN"] != nil {
      try Data(Guide.updated(page).utf8).write(to: Self.file)
      Issue.record("wrote ScenarioFiles.md: look at it, then run again")
      return
    }
    #expect(Guide.updated(page) == page, "ScenarioFiles.md is stale")
  }

  @Test("It has every table", arguments: Guide.tables.map(\.name))
  func hasTable(named name: String) throws {
    let page = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self)
    #expect(page.contains("<!-- table: \(name) -->\n"))
  }
}
