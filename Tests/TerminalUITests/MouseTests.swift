import ChatRoom
import TerminalText
import Testing

@testable import TerminalUI

@Suite("The mouse")
struct MouseTests {
  /// Where a text stands on the screen.
  private func place(of text: String, in screen: Screen) throws -> (column: Int, row: Int) {
    let frame = screen.frame
    let wanted = CellWidth.glyphs(of: text)
    for row in 0..<frame.size.rows {
      for column in 0...max(0, frame.size.columns - wanted.count) {
        let isHere = wanted.enumerated().allSatisfy { index, glyph in
          column + index < frame.size.columns && frame[column + index, row].glyph == glyph
        }
        if isHere { return (column, row) }
      }
    }
    Issue.record("no \(text) on the screen:\n\(screen.text)")
    throw NotThere()
  }

  private struct NotThere: Error {}

  private func click(_ screen: inout Screen, _ text: String) throws -> Session.Outcome {
    let place = try place(of: text, in: screen)
    _ = screen.session.handle(.mouse(MouseEvent(.press, column: place.column, row: place.row)))
    return screen.session.handle(.mouse(MouseEvent(.release, column: place.column, row: place.row)))
  }

  @Test("The wheel scrolls the room, and turns a page where one is open")
  func wheel() throws {
    var screen = try Screen(columns: 80, rows: 24)
    let before = screen.session.room.visit.offset
    _ = screen.session.handle(.mouse(MouseEvent(.wheelDown, column: 10, row: 10)))
    #expect(screen.session.room.visit.offset == before + 3 * screen.session.pointsPerRow)
    screen.press("?")
    _ = screen.session.handle(.mouse(MouseEvent(.wheelDown, column: 10, row: 10)))
    #expect(screen.session.pages.last?.scrolled == 3)
    _ = screen.session.handle(.mouse(MouseEvent(.wheelUp, column: 10, row: 10)))
    #expect(screen.session.pages.last?.scrolled == 0)
  }

  @Test("A click on the chat bar toggles the rich menu, on the arrow leaves, on the chat enters again")
  func phone() throws {
    var screen = try Screen()
    _ = try click(&screen, "⌨")
    #expect(!screen.session.room.visit.menus.contains(.richMenu))
    _ = try click(&screen, "‹ Brown")
    #expect(!screen.session.isInRoom)
    _ = try click(&screen, "Brown Coffee")
    #expect(screen.session.isInRoom)
  }

  @Test("A click selects a bubble, in the room and in the table, and what a menu covers is not clicked")
  func selects() throws {
    var screen = try Screen()
    _ = try click(&screen, "Hello! Autumn")
    #expect(screen.session.selection.map(screen.session.world.name(ofBubble:)) == "campaign/1")
    _ = try click(&screen, "carousel")
    #expect(screen.session.selection.map(screen.session.world.name(ofBubble:)) == "drinks/2")
    _ = try click(&screen, "Stamp card")
    #expect(screen.session.notice == "tapped “Stamp card”, which opens https://example.com/stamps")
    #expect(screen.session.world.clicks(ofMenu: 0) == [0, 0, 1, 0, 0, 0])
    _ = try click(&screen, "Coupons │ Card")
    #expect(screen.session.notice == "tapped “Coupons”: the service menu bar's taps are not counted")
  }

  @Test("A click on a link of the selected bubble opens it, and counts")
  func opens() throws {
    var screen = try Screen()
    screen.press("rGkkkkkkkkkkkkkpppp")
    _ = try click(&screen, "See them all")
    #expect(screen.session.world.statistics(ofMessage: 2).clicks.first?.click.count == 0)
    _ = try click(&screen, "See them all")
    #expect(screen.session.world.statistics(ofMessage: 2).clicks.first?.click.count == 1)
  }

  @Test("A drag swipes a carousel through the points under it, and scrolls the room")
  func drags() throws {
    var screen = try Screen()
    screen.press("rG")
    let place = try place(of: "2/5", in: screen)
    let offset = screen.session.room.visit.offset
    func drag(_ event: MouseEvent.Action, _ column: Int, _ row: Int) {
      _ = screen.session.handle(
        .mouse(MouseEvent(event, column: place.column + column, row: place.row + row)))
    }
    drag(.press, 0, 0)
    drag(.drag, -5, 0)
    drag(.drag, -10, 0)
    drag(.release, -10, 0)
    let carousel = try #require(screen.session.selection)
    #expect(screen.session.world.name(ofBubble: carousel) == "drinks/2")
    let swiped = screen.session.room.place(ofBubble: carousel).map { screen.session.room.swipeOffset(at: $0) }
    // Ten columns of 393 pt in 50 columns.
    #expect(swiped == 78)
    #expect(screen.session.room.visit.offset == offset)
    drag(.press, 0, 0)
    drag(.drag, 0, 3)
    drag(.release, 0, 3)
    #expect(screen.session.room.visit.offset == offset - 3 * screen.session.pointsPerRow)
  }

  @Test(
    "The wheel tilted sideways swipes the carousel under it, else the one in view, and says at its ends so")
  func sideways() throws {
    var screen = try Screen()
    screen.press("rG")
    let place = try place(of: "2/5", in: screen)
    func tilt(_ action: MouseEvent.Action, row: Int) {
      _ = screen.session.handle(.mouse(MouseEvent(action, column: place.column, row: row)))
    }
    func swiped() throws -> Int {
      let carousel = try #require(screen.session.carouselToSwipe)
      return try screen.session.room.swipeOffset(at: #require(screen.session.room.place(ofBubble: carousel)))
    }
    let offset = screen.session.room.visit.offset
    tilt(.wheelRight, row: place.row)
    // Six columns of 393 pt in 50 columns.
    #expect(try swiped() == 47)
    #expect(screen.session.selection.map(screen.session.world.name(ofBubble:)) == "drinks/2")
    tilt(.wheelRight, row: place.row - 20)
    #expect(try swiped() == 94)
    for _ in 0..<3 { tilt(.wheelLeft, row: place.row) }
    #expect(try swiped() == 0)
    #expect(screen.session.notice == "this is the carousel's start")
    #expect(screen.session.room.visit.offset == offset)
    screen.press("g")
    tilt(.wheelRight, row: place.row)
    #expect(screen.session.notice == "no carousel in view")
  }

  @Test("A click on a key that the chat list names does what the key does")
  func listKeys() throws {
    var screen = try Screen()
    screen.press("q")
    _ = try click(&screen, "d: another")
    #expect(screen.session.notice?.hasPrefix("now on ") == true)
    _ = try click(&screen, "u: 3 users")
    #expect(screen.session.notice?.hasPrefix("now Bob") == true)
    _ = try click(&screen, "m: mark as read")
    #expect(screen.session.notice == "marked as read: nothing is counted (R2)")
    _ = try click(&screen, "Enter: open")
    #expect(screen.session.isInRoom)
  }

  @Test("Every key a page names at its foot can be clicked, and the way back closes the page")
  func pageKeys() throws {
    for key in ["w", "i", "e", "?"] {
      var screen = try Screen(columns: 60, rows: 18)
      screen.press(key)
      #expect(screen.session.pages.count == 1)
      _ = try click(&screen, key == "?" ? "q close" : "q back")
      #expect(screen.session.pages.isEmpty, "\(key)")
    }
  }

  @Test("A click on a key in the footer does what the key does")
  func footer() throws {
    var screen = try Screen()
    _ = try click(&screen, "? help")
    #expect(screen.session.pages.map(\.kind) == [.help])
    _ = try click(&screen, "q close")
    #expect(screen.session.pages.isEmpty)
    screen.press("q")
    #expect(try click(&screen, "q quit") == .quit)
  }

  @Test("A press on one thing and a release after a drag is no click, and no cell of any size is a trap")
  func everywhere() throws {
    for (columns, rows) in [(60, 18), (100, 40), (160, 50), (1, 1), (59, 17)] {
      for keys in ["", "w", "i", "e", "?"] {
        let screen = try Screen(columns: columns, rows: rows)
        for row in stride(from: 0, to: rows, by: 3) {
          for column in stride(from: 0, to: columns, by: 11) {
            var copy = screen
            copy.press(keys)
            _ = copy.session.handle(.mouse(MouseEvent(.press, column: column, row: row)))
            _ = copy.session.handle(.mouse(MouseEvent(.drag, column: column + 4, row: row + 1)))
            _ = copy.session.handle(.mouse(MouseEvent(.release, column: column + 4, row: row + 1)))
            _ = copy.session.handle(.mouse(MouseEvent(.press, column: column, row: row)))
            _ = copy.session.handle(.mouse(MouseEvent(.release, column: column, row: row)))
            #expect(copy.frame.size == copy.size)
          }
        }
      }
    }
  }
}
