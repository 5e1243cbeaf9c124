import ChatRoom
import Testing
import TestSupport

@testable import TerminalUI

@Suite("Trying heights")
struct HeightTests {
  @Test("The panel says at once what a height does with the menu closed and open", arguments: PageTests.sizes)
  func panel(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.press("++++++++++++")
    try Golden.expect(screen.text, named: "heights-\(columns)x\(rows)")
    let session = screen.session
    #expect(session.isTryingHeights)
    let present = try #require(session.presentFitPreview)
    #expect(present.verdict == .inTwoMoments(65) || present.verdict == .afterScrolling(65))
  }

  @Test("The guide line marks the end of a bubble of maximum height, and disappears at its own height")
  func guide() throws {
    let yaml = """
      scenario: Guide
      device: iphone-15
      messages: [{id: a, bubbles: [{text: A, height: 600}, {text: B, height: 600}]}]
      """
    var screen = try Screen(yaml: Array(yaml.utf8))
    screen.press("pp+")
    // 665 pt of window, 12 of padding above: 653 at a glance, so the line is in the window's last row.
    #expect(screen.text.contains("653 pt fits at a glance"))
    screen.press("jjjjj")
    let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    let guide = try #require(rows.firstIndex { $0.contains("653 pt fits at a glance") })
    // It would end at 12 + 653 pt; 100 are scrolled away, a row is 20, and the window begins in row 2.
    #expect(guide == 2 + (12 + 653 - 100) / 20)
    #expect(rows[guide].contains("┄┄┄"))
    screen.press("=")
    #expect(screen.session.notice == "a/1 is 600 pt tall again")
  }

  @Test("The guide line and its label hide no words of a bubble", arguments: [60, 80, 160])
  func guideHidesNothing(columns: Int) throws {
    let texts = (1...4).map { "Line \($0): the quick brown fox jumps over the lazy dog and runs off" }
    let bubbles = texts.map { "{text: \($0.debugDescription)}" }.joined(separator: ", ")
    let yaml = "scenario: Words\nmessages: [{id: a, bubbles: [{text: A, height: 200}, \(bubbles)]}]\n"
    var screen = try Screen(yaml: Array(yaml.utf8), columns: columns, rows: 40)
    func words(_ screen: Screen) -> [Int] {
      ["Line", "quick", "lazy"].map { screen.text.components(separatedBy: $0).count }
    }
    for _ in 0..<30 { screen.press("p") }
    screen.press("+")
    // The line crosses bubbles with words as the room scrolls.
    for _ in 0..<10 {
      let text = screen.text
      #expect(text.contains("┄"))
      let shown = words(screen)
      // Another bubble is selected: the line goes.
      screen.press("n")
      let free = words(screen)
      screen.press("p")
      if screen.text == text { #expect(shown == free, "\(text)") }
      screen.press("j")
    }
  }

  @Test("A height tried key by key is one event")
  func oneEvent() throws {
    var screen = try Screen()
    let before = screen.session.log.count
    screen.press("++++---+")
    #expect(screen.session.log.count == before + 1)
  }

  @Test(
    "If nothing can be counted, there is no maximum height and no guide",
    arguments: ["pc", "iphone-15"])
  func notMeasured(device: String) throws {
    let yaml = """
      scenario: Nowhere
      device: \(device)
      clock: 2026-01-20T12:00:00+09:00
      messages: [{id: a, sent: 2026-01-01T12:00:00+09:00, bubbles: [{text: A, height: 300}]}]
      """
    var screen = try Screen(yaml: Array(yaml.utf8))
    screen.press("+")
    #expect(!screen.text.contains("glance"))
    screen.press("w")
    #expect(!screen.text.contains("glance"))
    #expect(screen.text.contains(device == "pc" ? "platform-not-measured" : "outside-measurement-period"))
  }

  @Test("A height changed by a step counts as tried, and `=` restores the own height")
  func changedByAStep() throws {
    var screen = try Screen()
    let bubble = try #require(screen.session.selection)
    screen.session.receive(.resize(bubble: bubble, height: 400))
    screen.press("pn")
    #expect(screen.text.contains("400 pt, own 236, if first unread:"))
    #expect(screen.text.contains("┄ 291 pt"))
    screen.press("=")
    #expect(screen.session.notice == "campaign/2 is 236 pt tall again")
    #expect(!screen.text.contains("┄ 291 pt"))
  }

  @Test("A bubble counted at another height says so")
  func countedAtAnotherHeight() throws {
    var screen = try Screen()
    screen.press("r++++")
    let explanation = ExplanationView(
      scene: Scene(session: screen.session, theme: screen.theme, size: screen.size), isBesidePreviews: true
    ).lines(width: 400).map(\.text).joined(separator: " ")
    #expect(explanation.contains("It was 236 pt tall then."))
  }
}
