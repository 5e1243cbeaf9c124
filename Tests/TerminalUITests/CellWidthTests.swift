import Testing

@testable import TerminalText
@testable import TerminalUI

@Suite("The width of text in cells")
struct CellWidthTests {
  @Test(
    "Latin, Japanese, Thai, marks, emoji",
    arguments: [
      ("Hello", 5), ("明日", 4), ("ｶﾞ", 2), ("สวัสดี", 4), ("e\u{301}", 1), ("🍂", 2), ("❤️", 2), ("❤", 1),
      ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇯🇵", 2), ("", 0), ("한국어", 6), ("1️⃣", 2), ("1\u{FE0F}", 1), ("👨‍👩‍👧‍👦", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
      ("🇯🇵🇯🇵", 4), ("🇯", 1),
      ("🤦🏽‍♂️", 2), ("𰀀", 2), ("👨\u{200D}", 2), ("👨\u{200D}a", 3),
    ])
  func width(text: String, cells: Int) {
    #expect(CellWidth.width(of: text) == cells)
  }

  @Test("Nothing that steers a terminal is left of a text")
  func harmless() {
    let text = "\u{1B}[2J\u{7F}\u{9B}31m\u{202E}\n\t\u{0}\u{AD}"
    let glyphs = CellWidth.glyphs(of: text)
    #expect(glyphs.map { String($0.base) }.joined() == "␛[2J␡\u{FFFD}31m␊␉␀")
  }

  @Test("A text that does not fit ends with an ellipsis, never in the middle of a glyph")
  func cut() {
    var frame = Frame(size: TerminalSize(columns: 6, rows: 1))
    frame.put("明日から", column: 0, row: 0, width: 6, style: .plain, ellipsis: Glyph("…"))
    #expect(frame.text == "明日 …\n")
  }

  @Test("More marks than a cell holds are dropped")
  func stackedMarks() {
    let glyphs = CellWidth.glyphs(of: "a\u{300}\u{301}\u{302}\u{303}")
    #expect(glyphs.count == 1)
    #expect(glyphs[0].marks == ["\u{300}", "\u{301}"])
  }

  @Test("Prose is broken at spaces, and anywhere in a word longer than a line")
  func prose() {
    #expect(WordWrap.lines(of: "one two three", width: 7) == ["one two", "three"])
    #expect(WordWrap.lines(of: "明日から秋", width: 4) == ["明日", "から", "秋"])
    #expect(WordWrap.lines(of: "a\n\nb", width: 4) == ["a", "", "b"])
  }
}
