import Foundation
import Testing
import TestSupport

@testable import Scenarios

/// The tables of the page on scenario files are generated from the format's definitions. Run the tests with
/// `BUBBLESCOPE_WRITE_GOLDEN=1` to regenerate them; that run fails so that it does not pass for a check.
@Suite("The page on scenario files")
struct GuideTests {
  private static let file = Golden.projectFile("Sources/Scenarios/Scenarios.docc/ScenarioFiles.md")

  @Test("Its tables match the format's definitions")
  func isNotStale() throws {
    let page = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self)
    #expect(try Golden.mismatch(Guide.updated(page), with: Self.file) == nil)
  }

  @Test("It contains every table", arguments: Guide.tables.map(\.name))
  func hasTable(named name: String) throws {
    let page = try String(decoding: Data(contentsOf: Self.file), as: UTF8.self)
    #expect(page.contains("<!-- table: \(name) -->\n"))
  }
}
