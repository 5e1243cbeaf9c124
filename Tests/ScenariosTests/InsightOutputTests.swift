import ChatRoom
import Foundation
import Scenarios
import TestSupport
import Testing

/// Every page of one scenario in every format is compared with the files in `Insight/`. Run the tests with
/// `BUBBLESCOPE_WRITE_GOLDEN=1` to regenerate these.
@Suite("The pages of the Insight page as text, JSON and CSV")
struct InsightOutputTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Insight")

  private func world() throws -> World {
    let data = try Data(contentsOf: Self.folder.appending(path: "campaign.yaml"))
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no such file") }
    return try Replay.run(reader.read(Array(data), named: "campaign.yaml")).world
  }

  @Test("Each page, with and without what LINE does not show", arguments: InsightPage.allCases)
  func pages(page: InsightPage) throws {
    let world = try world()
    var text = ""
    for isMasked in [false, true] {
      let output = InsightOutput(page, of: world, isMasked: isMasked)
      text += output.text(.text) + "\n"
      for table in output.tableNames { text += output.text(.csv, table: table) + "\n" }
      text += output.text(.json) + "\n"
    }
    text = text.replacing("\r\n", with: "\n")
    let file = Self.folder.appending(path: "\(page.rawValue).txt")
    #expect(try Golden.mismatch(text, with: file) == nil)
  }

  @Test("A page of one day shows that day only")
  func oneDay() throws {
    let world = try world()
    let output = InsightOutput(.friends, of: world, on: world.insightDays.upperBound - 1)
    #expect(
      output.text(.csv)
        == "date,followers,targetReaches,added,blocks,blocked\r\n2026-11-02,64,61,1,3,1\r\n")
  }

  @Test("The masked and the real figures agree where LINE shows them")
  func masking() throws {
    let world = try world()
    for page in InsightPage.allCases {
      let real = InsightReport(page, of: world)
      for table in real.tables {
        for row in table.rows { #expect(row.count == table.columns.count) }
      }
    }
    let message = try #require(InsightReport(.messages, of: world).tables.first?.rows.first)
    // 25 users opened it, of 28 it was delivered to; 3 of them clicked.
    #expect(message[4] == .number(25, isDisclosed: true))
    #expect(message[5].words == "89.3%")
    #expect(message[7] == .number(3, isDisclosed: false))
    #expect(!message[8].isDisclosed)
  }
}
