import Testing

@testable import NcursesScreen

@Suite("Runs of one character")
struct RepeatedCharactersTests {
  private func shortened(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let count = bytes.withUnsafeMutableBytes { RepeatedCharacters.shorten($0) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test("A run of four and more is the character and how often it is repeated")
  func runs() {
    #expect(shortened("a▄▄▄▄b") == "a▄\u{1B}[3bb")
    #expect(shortened("▄▄▄▄▄▄▄▄▄▄▄▄▀▀▀▀▀") == "▄\u{1B}[11b▀\u{1B}[4b")
  }

  @Test("Short runs, other characters and escape sequences stay as they are")
  func others() {
    for text in ["▄▄▄", "aaaaaa", "ééééé", "🍂🍂🍂🍂", "\u{1B}[38;5;237m▄\u{1B}[4b", "漢字漢字漢字", ""] {
      #expect(shortened(text) == text)
    }
  }

  @Test("A character cut off at the end stays")
  func cutOff() {
    var bytes: [UInt8] = Array("▄▄▄▄".utf8) + [0xE2, 0x96]
    let count = bytes.withUnsafeMutableBytes { RepeatedCharacters.shorten($0) }
    #expect(Array(bytes[..<count]) == Array("▄\u{1B}[3b".utf8) + [0xE2, 0x96])
  }
}
