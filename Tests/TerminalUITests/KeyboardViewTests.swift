import ChatRoom
import TerminalText
import TestSupport
import Testing

@testable import TerminalUI

@Suite("The keyboard on the screen")
struct KeyboardViewTests {
  @Test(
    "It covers the room from its own height on, with its text in the input bar", arguments: GoldenTests.sizes)
  func drawn(columns: Int, rows: Int) throws {
    var screen = try Screen("under-keyboard", columns: columns, rows: rows)
    screen.press("n\n\n")
    #expect(screen.session.room.openKeyboard == .keys)
    try Golden.expect(screen.text, named: "keyboard-\(columns)x\(rows)")
  }

  @Test("A key opens and closes it, and a scroll closes it")
  func keys() throws {
    var screen = try Screen("under-keyboard")
    screen.press("o")
    #expect(screen.session.room.openKeyboard == .keys)
    screen.press("o")
    #expect(screen.session.room.openKeyboard == nil)
    screen.press("oj")
    #expect(screen.session.room.openKeyboard == nil)
    screen.press("ordd")
    #expect(screen.session.room.visit.menus == .richMenu)
    screen.press("q")
    for _ in 0..<20 where screen.session.user.device.id != "pc" { screen.press("d") }
    screen.press("\no")
    #expect(screen.session.notice == "no keyboard on the screen of PC")
  }

  @Test("Enter taps the selected bubble's buttons and URLs in turn")
  func enter() throws {
    var screen = try Screen("under-keyboard")
    screen.press("n\n")
    #expect(screen.session.notice == "opened https://example.com/menu (1 of 2)")
    screen.press("\n")
    #expect(screen.session.notice == "tapped “Reserve” (2 of 2)")
    #expect(screen.session.room.draft == "A table for ")
  }

  @Test("A click on a button taps it, one on the room closes the keyboard, and one on the input bar opens it")
  func clicks() throws {
    var screen = try Screen("under-keyboard")
    screen.press("n")
    try screen.click("Reserve")
    #expect(screen.session.notice == "tapped “Reserve”")
    #expect(screen.session.room.openKeyboard == .keys)
    let layout = screen.session.layout(size: screen.size)
    screen.click(column: layout.window.column, row: layout.window.row)
    #expect(screen.session.room.openKeyboard == nil)
    screen.click(column: layout.window.column + 1, row: layout.chatBarRow)
    #expect(screen.session.room.openKeyboard == .keys)
    // A click on the keys does nothing.
    screen.click(column: layout.window.column + 1, row: layout.chatBarRow)
    #expect(screen.session.room.openKeyboard == .keys)
    screen.press("r")
    screen.click(column: layout.window.column + 10, row: layout.chatBarRow)
    #expect(screen.session.room.visit.menus == [])
  }

  @Test("What it hides is explained, with the key that closes it")
  func explained() throws {
    var screen = try Screen("under-keyboard")
    screen.press("o")
    let answer = Message(
      id: "answer", sent: screen.session.world.clock, bubbles: [Bubble(.text("Yes"), height: 60)])
    screen.session.receive(.send(answer))
    #expect(screen.text.contains("under-keyboard"))
    #expect(screen.text.contains("Close the keyboard (o)."))
  }
}

extension Screen {
  /// Presses and releases the mouse on a cell.
  mutating func click(column: Int, row: Int) {
    for action in [MouseEvent.Action.press, .release] {
      _ = session.handle(.mouse(MouseEvent(action, column: column, row: row)))
    }
    session.endFlash()
  }

  /// Clicks on the last place of a text.
  mutating func click(_ text: String) throws {
    let lines = self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.lastIndex { $0.contains(text) })
    let range = try #require(lines[row].range(of: text))
    click(column: CellWidth.width(of: String(lines[row][..<range.lowerBound])), row: row)
  }
}
