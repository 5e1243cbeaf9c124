import Testing

@testable import TerminalText

@Suite("Emoji of several code points")
struct EmojiSequenceTests {
  private static let sequences = [
    "👨‍👩‍👧‍👦", "👍🏽", "🇯🇵", "1️⃣", "#️⃣", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🤦🏽‍♂️", "🏳️‍🌈", "👩🏽‍❤️‍💋‍👨🏿",
  ]

  @Test("Each is one glyph of two cells with all its code points", arguments: sequences)
  func whole(text: String) {
    let glyphs = CellWidth.glyphs(of: "a\(text)b\(text)")
    #expect(glyphs.map(\.isWide) == [false, true, false, true])
    #expect(glyphs[1] == glyphs[3])
    #expect(glyphs[1].scalars == Array(text.unicodeScalars))
  }

  @Test("Beside each other they stay apart")
  func neighbours() {
    let text = Self.sequences.joined()
    let glyphs = CellWidth.glyphs(of: text)
    #expect(glyphs.map { String(String.UnicodeScalarView($0.scalars)) } == Self.sequences)
  }

  @Test("A real character of the range that stands for them is itself")
  func realCharacters() {
    for value in [0x30000, 0x30001, 0x3134A] as [UInt32] {
      let scalar = Unicode.Scalar(value)!
      let glyphs = CellWidth.glyphs(of: String(Character(scalar)))
      #expect(glyphs.map(\.scalars) == [[scalar]])
      #expect(glyphs[0].isWide)
    }
  }

  @Test("A terminal that draws each code point gets the first, and both letters of a flag")
  func simplified() {
    func portable(_ text: String) -> String {
      String(String.UnicodeScalarView(CellWidth.glyphs(of: text).flatMap(\.portableScalars)))
    }
    #expect(portable("👨‍👩‍👧‍👦x") == "👨x")
    #expect(portable("🇯🇵x") == "🇯\u{200B}🇵x".replacing("\u{200B}", with: ""))
    #expect(portable("1️⃣x") == "1 x")
    #expect(portable("❤️x") == "❤ x")
  }

  @Test("An endless chain is one glyph, and no more code points than any emoji has")
  func endless() {
    let chain = Array(repeating: "👨", count: 5000).joined(separator: "\u{200D}")
    let glyphs = CellWidth.glyphs(of: chain)
    #expect(glyphs.count == 1)
    #expect(glyphs[0].scalars.count <= EmojiSequence.maximumLength)
  }
}
