import ChatRoom
import Testing

@testable import TerminalUI

@Suite("Small screens")
struct SmallScreenTests {
  @Test("Nothing important is out of sight, whichever bubble is selected", arguments: [(60, 18), (80, 24)])
  func importantThings(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    for _ in screen.session.world.bubbles.indices { screen.press("p") }
    for bubble in screen.session.world.bubbles.indices {
      #expect(screen.session.selection == bubble)
      let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
      let record = screen.session.world.bubbles[bubble]
      let name = screen.session.world.messages[Int(record.message)].header.id
      let selected = try #require(lines.firstIndex { $0.contains("│ ▸ \(record.seq) ") })
      #expect(lines[..<selected].contains { $0.contains("│ \(name) ") })
      #expect(lines.contains { $0.contains("✔ counted ") && ($0.contains("○ not seen") || columns < 80) })
      if let preview = screen.session.presentFitPreview {
        #expect(
          lines.contains {
            $0.contains("\(preview.height) pt, glance ≤ \(preview.maximumHeightAtAGlance) pt")
          })
      }
      screen.press("n")
    }
  }

  @Test(
    "Keys that turn pages do no harm on a screen too small to draw on", arguments: [(1, 1), (3, 2), (12, 5)])
  func tinyScreen(columns: Int, rows: Int) throws {
    var screen = try Screen(columns: columns, rows: rows)
    screen.session.serve(BotTraffic(address: "127.0.0.1:7171"))
    for page in ["w", "i", "i\n", "e", "b", "?"] {
      screen.press(page + " Ggjk")
      #expect(!screen.session.pages.isEmpty)
      screen.press("qqq")
      screen.session.enterRoom()
    }
  }

  @Test("A long name is cut last")
  func longName() throws {
    let yaml = """
      scenario: A name
      account: {name: Brown Coffee}
      messages: [{id: autumn-coupon-2, bubbles: [{text: Hello}]}]
      """
    let screen = try Screen(yaml: Array(yaml.utf8), columns: 60, rows: 18)
    #expect(screen.text.contains("autumn-coupon-2"))
  }
}
