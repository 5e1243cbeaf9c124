import TerminalUI
import Testing

@testable import NcursesScreen

@Suite("Bytes become keys")
struct InputDecoderTests {
  private func keys(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(text.utf8) + decoder.flush()
  }

  @Test(
    "A byte below the space is a named key, or Ctrl with a letter",
    arguments: [
      ("\r", Key(.enter)), ("\n", Key(.enter)), ("\t", Key(.tab)), ("\u{7F}", Key(.backspace)),
      ("\u{8}", Key(.backspace)), ("\u{1}", Key(.character("a"), .control)),
      ("\u{1A}", Key(.character("z"), .control)), ("\u{0}", Key(.character(" "), .control)),
      ("\u{1C}", Key(.character("\\"), .control)), ("\u{1B}", Key(.escape)),
    ])
  func control(text: String, key: Key) {
    #expect(keys(text) == [.key(key)])
  }

  @Test(
    "Cursor, editing and function keys are understood in every common form",
    arguments: [
      ("[A", Key(.up)), ("OB", Key(.down)), ("[1;5C", Key(.right, .control)), ("[1;3D", Key(.left, .alt)),
      ("[1;2A", Key(.up)), ("[H", Key(.home)), ("[4~", Key(.end)), ("[8~", Key(.end)), ("[5~", Key(.pageUp)),
      ("[6;5~", Key(.pageDown, .control)), ("[3~", Key(.delete)), ("[2~", Key(.insert)),
      ("[Z", Key(.backTab)),
      ("OP", Key(.function(1))), ("[15~", Key(.function(5))), ("[24~", Key(.function(12))),
      ("[34~", Key(.function(20))), ("[[E", Key(.function(5))), ("Ox", Key("8")), ("OM", Key(.enter)),
      ("[27;5;13~", Key(.enter, .control)), ("[97;3u", Key(.character("a"), .alt)),
    ])
  func sequence(text: String, key: Key) {
    #expect(keys("\u{1B}" + text) == [.key(key)])
  }

  @Test(
    "An escape in front of a key is Alt",
    arguments: [
      ("x", Key(.character("x"), .alt)), ("é", Key(.character("é"), .alt)), ("\r", Key(.enter, .alt)),
      ("\u{1}", Key(.character("a"), [.alt, .control])), ("\u{1B}[A", Key(.up, .alt)),
      ("[", Key(.character("["), .alt)),
      ("O", Key(.character("O"), .alt)), ("]", Key(.character("]"), .alt)), ("P", Key(.character("P"), .alt)),
    ])
  func alt(text: String, key: Key) {
    #expect(keys("\u{1B}" + text) == [.key(key)])
  }

  @Test(
    "A sequence nobody knows is swallowed as a whole",
    arguments: [
      "\u{1B}[99;5;3X", "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[12;40R", "\u{1B}[>0;10;1c", "\u{1B}[5$y",
      "\u{1B}[201~", "\u{1B}]11;blue\u{1B}\\", "\u{1B}]0;title\u{7}", "\u{1B}P>|term 1.0\u{1B}\\",
      "\u{1B}[99999999999999999999~", "\u{1B}Oq\u{1B}[\u{1}", "\u{1B}[1;",
    ])
  func unknown(text: String) {
    let isKeypad = text.contains("Oq")
    #expect(keys(text) + keys("z") == (isKeypad ? [.key(Key("1"))] : []) + [.key(Key("z"))])
  }

  @Test("An escape inside a broken sequence begins a new one")
  func brokenSequence() {
    #expect(keys("\u{1B}[1;\u{1B}[B") == [.key(Key(.down))])
  }

  @Test("Two escapes are two keys")
  func twoEscapes() {
    #expect(keys("\u{1B}\u{1B}") == [.key(Key(.escape)), .key(Key(.escape))])
  }

  @Test("Characters beyond ASCII arrive whole, and bytes that are none are dropped")
  func characters() {
    #expect(keys("日é😀") == ["日", "é", "😀"].map { .key(Key($0)) })
    var decoder = InputDecoder()
    let bytes: [UInt8] = [0xFF, 0xC3, 0x28, 0xE6, 0x97, 0x61, 0x80, 0xC2, 0x9B, 0xED, 0xA0, 0x80, 0x62]
    #expect(decoder.feed(bytes) == ["(", "a", "b"].map { .key(Key($0)) })
  }

  @Test("Input cut at any byte gives the same events")
  func cutAnywhere() {
    let input = Array(
      "a\u{1B}[1;5A日\u{1B}OP\u{1B}[<0;5;6M\u{1B}[200~x\ry\u{1B}[201~\u{1B}x\u{1B}]0;t\u{7}q".utf8)
    var whole = InputDecoder()
    let expected = whole.feed(input)
    #expect(expected.count == 8)
    for cut in 0...input.count {
      var decoder = InputDecoder()
      #expect(decoder.feed(input[..<cut]) + decoder.feed(input[cut...]) == expected, "cut at \(cut)")
      #expect(decoder.patience == nil)
    }
  }

  @Test("No input at all, however random, stops the decoder or leaves it waiting after a flush")
  func noise() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      var decoder = InputDecoder()
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x4D, 0x3C, 0x3B, 0x30, 0x32, 0x7E, 0x6D, 0xE6, 0x97, 0x00, 0x41,
      ]
      let bytes = (0..<12).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      _ = decoder.feed(bytes)
      _ = decoder.flush()
      #expect(decoder.patience == nil, "\(bytes)")
    }
  }

  @Test("The terminal's own description goes before the general rules")
  func described() {
    let table = KeySequences([Array("\u{1B}[1;2P".utf8): Key(.function(13)), Array("\n".utf8): Key(.down)])
    var decoder = InputDecoder(keys: table)
    #expect(decoder.feed("\u{1B}[1;2P\n".utf8) == [.key(Key(.function(13))), .key(Key(.enter))])
  }
}
