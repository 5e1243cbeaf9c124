import Testing

@testable import NcursesScreen

@Suite("Colours and attributes take few bytes")
struct GraphicRenditionTests {
  private func rewritten(_ texts: String..., colors: [UInt32] = []) -> String {
    var rendition = GraphicRendition()
    var output: [UInt8] = []
    for text in texts {
      output = []
      Array(text.utf8).withUnsafeBytes { rendition.rewrite($0, colors: colors, into: &output) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test("An index becomes its true colour, or the same colour of the palette")
  func trueColors() {
    let colors: [UInt32] = [0x123456, ColorNumbers.indexed | 255]
    #expect(rewritten("\u{1B}[38;5;16mx", colors: colors) == "\u{1B}[0;38;2;18;52;86mx")
    #expect(
      rewritten("\u{1B}[48;5;17m\u{1B}[1mx", colors: colors) == "\u{1B}[0;1;48;5;255mx")
    #expect(rewritten("\u{1B}[31m\u{1B}[48;5;18mx", colors: colors) == "\u{1B}[0;31;48;5;18mx")
  }

  @Test("Only differences from the previous character are sent")
  func differences() {
    let pair = "\u{1B}[38;5;20m\u{1B}[48;5;30m"
    #expect(
      rewritten("\u{1B}(B\u{1B}[m", "\(pair)a\u{1B}(B\u{1B}[m\(pair)b\u{1B}[38;5;21m\u{1B}[48;5;30mc")
        == "\u{1B}[38;5;20;48;5;30mab\u{1B}[38;5;21mc")
    #expect(rewritten("a", "\u{1B}[1mb\u{1B}[m") == "\u{1B}[1mb\u{1B}[m")
    #expect(rewritten("a", "\u{1B}[1mb\u{1B}[m\u{1B}[4mc") == "\u{1B}[1mb\u{1B}[0;4mc")
  }

  @Test("What ncurses takes for blinking is struck through")
  func strikethrough() {
    #expect(rewritten("a", "\u{1B}[5mb\u{1B}[mc") == "\u{1B}[9mb\u{1B}[mc")
    #expect(rewritten("a", "\u{1B}[1;5mb\u{1B}[25mc") == "\u{1B}[1;9mb\u{1B}[29mc")
    // A blank between two words, too.
    #expect(rewritten("a", "\u{1B}[5m b") == "\u{1B}[9m b")
  }

  @Test("What is erased and blanks take their background along, and nothing else")
  func blanks() {
    let text = "\u{1B}[38;5;20m▄\u{1B}[m   \u{1B}[5;7H\u{1B}[38;5;20mx"
    #expect(rewritten("a", text) == "\u{1B}[38;5;20m▄   \u{1B}[5;7Hx")
    #expect(
      rewritten("a", "\u{1B}[31m\u{1B}[44m\u{1B}[5X\u{1B}[mb") == "\u{1B}[44m\u{1B}[5X\u{1B}[mb")
    #expect(rewritten("a", "\u{1B}[4m  ") == "\u{1B}[4m  ")
    #expect(rewritten("a", "\u{1B}[7m\u{1B}[31m  ") == "\u{1B}[7;31m  ")
  }

  @Test("What is not known is passed on, right after what was asked for")
  func others() {
    #expect(
      rewritten("a", "\u{1B}[31m\u{1B}[2J\u{1B}7\u{1B}[3Ab") == "\u{1B}[2J\u{1B}[31m\u{1B}7\u{1B}[3Ab"
    )
    for text in ["\u{1B}[3", "\u{1B}", "a\u{1B}(", "\u{1B}[?25l", "é\r\n\u{8}", ""] {
      #expect(rewritten("a", text) == text)
    }
  }

  @Test("After an unknown change of the terminal everything is sent again")
  func forgets() {
    var rendition = GraphicRendition()
    var output: [UInt8] = []
    for _ in 0..<2 {
      output = []
      rendition.forget()
      Array("a".utf8).withUnsafeBytes { rendition.rewrite($0, colors: [], into: &output) }
    }
    #expect(String(decoding: output, as: UTF8.self) == "\u{1B}[ma")
  }
}
