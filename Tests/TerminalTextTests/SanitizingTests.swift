import TerminalText
import Testing

@Suite("Text from anybody")
struct SanitizingTests {
  @Test(
    "What could steer a terminal becomes a visible sign",
    arguments: [
      "\u{1B}[31m", "\u{7}", "\u{9B}2J", "\u{202E}gnp", "\u{2066}a\u{2069}", "\u{2028}", "\u{FEFF}",
      "\u{FFFE}",
      "\u{0}", "\u{7F}",
    ])
  func isSanitized(text: String) {
    #expect(text.sanitized != text)
    #expect(text.sanitized.unicodeScalars.allSatisfy { !$0.steersTerminal && !$0.isNoncharacter })
    #expect(text.sanitized.unicodeScalars.count == text.unicodeScalars.count)
  }

  @Test("Everything else stays", arguments: ["Café", "限定クーポン", "👨‍👩‍👧", "สวัสดี", "a\tb", ""])
  func stays(text: String) {
    #expect(text.sanitized == text)
  }

  @Test("A tab stays in a text, and is a sign on one line")
  func tabs() {
    #expect("a\tb".sanitizedInOneLine == "a\u{2409}b")
  }

  @Test("XML holds any text, with its line breaks")
  func isEscaped() {
    #expect("<a href='x'>\u{B}&\n\"".xmlEscaped() == "&lt;a href='x'&gt;\u{240B}&amp;\n&quot;")
    #expect("a\nb".xmlEscaped(isAttribute: true) == "a&#10;b")
    #expect("a\u{FFFF}\u{202E}".xmlEscaped() == "a\u{FFFD}\u{FFFD}")
  }

  @Test("A family emoji is as wide in a report as in the room")
  func familyWidth() {
    #expect("👨‍👩‍👧".cells == 2)
    #expect("👨‍👩‍👧".cells == CellWidth.width(of: "👨‍👩‍👧"))
  }
}
