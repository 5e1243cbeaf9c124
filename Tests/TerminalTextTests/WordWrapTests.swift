import Testing

@testable import TerminalText

@Suite("Breaking prose")
struct WordWrapTests {
  @Test("A text of ASCII breaks where the same text with other letters does", arguments: 1...40)
  func sameBreaks(width: Int) {
    for text in [
      "Its bottom edge came within 101 pt: the rich menu hid it. Close the rich menu (r), scroll 101 pt further.",
      "a", "a b c d e f", "word", "exactly ten", "two  spaces", " leading", "trailing ", "",
      "averyveryverylongwordthatneverfits and more", "lines\nof two",
    ] {
      // A wide letter at the end of a line of its own keeps the text from being plain ASCII.
      let other = WordWrap.lines(of: text + "\n界", width: max(2, width))
      let plain = WordWrap.lines(of: text, width: max(2, width))
      #expect(plain == Array(other.dropLast()).droppingEmptyEnd, "\(text) \(width)")
    }
  }
}

extension WordWrapTests {
  @Test("Parts stay whole, with the separator behind each but the last")
  func parts() {
    #expect(
      WordWrap.lines(of: ["opened the menu", "left", "entered"], separator: ",", width: 22) == [
        "opened the menu, left,", "entered",
      ])
    #expect(WordWrap.lines(of: [], separator: ",", width: 10) == [])
  }

  @Test("A cut text ends with the ellipsis and takes no more cells than asked", arguments: 0...12)
  func cut(width: Int) {
    for text in ["明日から秋です", "one two three", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "short"] {
      let cut = WordWrap.cut(text, width: width, Glyph("…"))
      #expect(cut.cells <= width)
      #expect(cut == text || cut.hasSuffix("…") || width == 0)
    }
  }
}

extension [String] {
  fileprivate var droppingEmptyEnd: [String] {
    var lines = self
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
