import ChatRoom
import ImpressionRules
import TerminalText
import Testing

@testable import TerminalUI

@Suite("Quick replies on the screen")
struct QuickReplyViewTests {
  @Test(
    "Their buttons take the place of the window's last rows",
    arguments: ["quick-replies", "under-quick-replies"])
  func rows(name: String) throws {
    let screen = try Screen(name)
    let layout = screen.session.layout(size: TerminalSize(columns: 100, rows: 40))
    let rect = try #require(layout.quickReplies)
    // 52 pt at 20 pt a row.
    #expect(rect.rows == 3)
    #expect(rect.endRow == layout.chatBarRow)
    #expect(screen.text.split(separator: "\n")[rect.row + 1].contains("[ Small ] [ Large ]"))
    #expect(layout.window.endRow == (name == "quick-replies" ? rect.row : rect.endRow))
  }

  @Test("A digit taps one, and the room is as tall as before")
  func digit() throws {
    var screen = try Screen("quick-replies")
    #expect(screen.session.world.ledger.impressions[0] == 0)
    screen.press("2")
    #expect(screen.session.room.ownTexts == ["A large one please"])
    #expect(screen.session.world.ledger.impressions[0] == 1)
    #expect(screen.session.quickReplies.isEmpty)
    #expect(screen.session.layout(size: TerminalSize(columns: 100, rows: 40)).quickReplies == nil)
    screen.press("2")
    #expect(screen.session.notice == ActionError.noRichMenu.description)
  }

  @Test("A click taps the one under the pointer")
  func click() throws {
    var screen = try Screen("under-quick-replies")
    let rect = try #require(screen.session.layout(size: TerminalSize(columns: 100, rows: 40)).quickReplies)
    for event in [
      MouseEvent(.press, column: rect.column + 12, row: rect.row + 1),
      MouseEvent(.release, column: rect.column + 12, row: rect.row + 1),
    ] {
      _ = screen.session.handle(.mouse(event))
    }
    #expect(screen.session.room.ownTexts == ["A large one please"])
  }

  @Test("A digit that taps nothing says why, and replies out of sight have a sign")
  func misses() throws {
    let labels = (1...9).map {
      "{type: action, action: {type: message, label: Answer number \($0), text: A}}"
    }
    let yaml = """
      scenario: Many
      account: {richMenu: {size: compact, selected: true}}
      messages:
        - id: a
          bubbles:
            - {type: text, text: Choose, quickReply: {items: [\(labels.joined(separator: ", "))]}}
      """
    for columns in [60, 80, 100, 113, 120] {
      let screen = try Screen(yaml: Array(yaml.utf8), columns: columns, rows: 40)
      let rect = try #require(screen.session.layout(size: screen.size).quickReplies)
      let row = screen.text.split(separator: "\n", omittingEmptySubsequences: false)[
        rect.row + (rect.rows - 1) / 2]
      #expect(row.contains("›"), "\(columns)")
    }
    var screen = try Screen(yaml: Array(yaml.utf8))
    screen.press("9")
    #expect(screen.session.notice == "close the rich menu (r) to tap quick replies by number")
    var few = try Screen("quick-replies")
    few.press("9")
    #expect(few.session.notice == "there are only 2 quick replies")
  }
}
