import Testing

@testable import TerminalUI

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

extension [String] {
  fileprivate var droppingEmptyEnd: [String] {
    var lines = self
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
