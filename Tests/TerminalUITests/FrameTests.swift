import TerminalText
import Testing

@testable import TerminalUI

@Suite("Frames stay sound")
struct FrameTests {
  /// Every wide glyph has its right half behind it, and no right half stands alone.
  static func isSound(_ frame: Frame) -> Bool {
    for row in 0..<frame.size.rows {
      var isOwed = false
      for column in 0..<frame.size.columns {
        let glyph = frame[column, row].glyph
        if glyph.isContinuation != isOwed { return false }
        isOwed = glyph.isWide
      }
      if isOwed { return false }
    }
    return true
  }

  @Test("A report is drawn with a row for each line and its styles")
  func drawsReports() {
    let frame = Frame(report: "\(.bold("明日"))  \(.red("no"))\nab\n\n")
    #expect(frame.size == TerminalSize(columns: 8, rows: 2))
    #expect(frame.text == "明日  no\nab\n")
    #expect(frame[6, 0].style == Style(TerminalColor(1)) && frame[0, 0].style == Style(.standard, .bold))
  }

  @Test("Overwriting half of a wide glyph blanks the other half")
  func overwriting() {
    var frame = Frame(size: TerminalSize(columns: 4, rows: 1))
    frame.put("明日", column: 0, row: 0, width: 4, style: .plain)
    frame.set(Glyph("x"), .plain, column: 1, row: 0)
    #expect(frame.text == " x日\n")
    #expect(FrameTests.isSound(frame))
  }

  @Test("A wide glyph at the right border becomes a blank, and nothing is drawn outside")
  func borders() {
    var frame = Frame(size: TerminalSize(columns: 3, rows: 1))
    frame.set(Glyph("明", wide: true), .plain, column: 2, row: 0)
    frame.set(Glyph("x"), .plain, column: 3, row: 0)
    frame.set(Glyph("x"), .plain, column: -1, row: 5)
    #expect(frame.text == "\n")
    #expect(FrameTests.isSound(frame))
  }
}
