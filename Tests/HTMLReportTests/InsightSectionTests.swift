import ChatRoom
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import HTMLReport

@Suite("The Insight page in the web page")
struct InsightSectionTests {
  private func section(_ path: String, isMasked: Bool = false) throws -> String {
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "no such file")
    }
    let bytes = try Array(Data(contentsOf: Golden.projectFile(path)))
    let outcome = try Replay.run(reader.read(bytes, named: "test.yaml"))
    return InsightSection(world: outcome.world, isMasked: isMasked).markup.text
  }

  @Test("Each category in which something happened has its figures, a plot and tables")
  func categories() throws {
    let text = try section("Tests/ScenariosTests/Insight/campaign.yaml")
    for title in ["Messages", "Friends", "Chats", "Coupons", "Reward cards", "VOOM", "Rich menu", "People"] {
      #expect(text.contains("<h4>\(title)"))
    }
    #expect(
      text.contains("aria-label=\"Followers per day from 2026-10-04 to 2026-11-02: 28 to 64, in the end 64\"")
    )
    #expect(text.contains("<title>2026-11-02: 51</title>"))
    #expect(text.contains("10% off, today"))
  }

  @Test("What LINE masks is in parentheses, or left out on request")
  func masking() throws {
    let scenario = "Scenarios/rich-menu-clicks.yaml"
    #expect(try section(scenario).contains("<span class=\"when\">(3)</span>"))
    let masked = try section(scenario, isMasked: true)
    #expect(!masked.contains("(3)"))
    #expect(masked.contains("–"))
  }

  @Test("A scenario about impressions only has no such section")
  func empty() throws {
    #expect(try section("Scenarios/fully-visible.yaml").isEmpty)
  }
}
