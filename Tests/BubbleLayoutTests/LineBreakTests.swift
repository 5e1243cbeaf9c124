import Testing

@testable import BubbleLayout

@Suite("Breaking text into lines")
struct LineBreakTests {
  /// A text of a text message, 1 point to the em.
  private func paragraph(_ text: String, _ setting: Paragraph.Setting = .message) -> Paragraph {
    Paragraph(
      [Paragraph.Run(text: text, size: 1, isBold: false)], wraps: true, setting: setting, metrics: .helvetica)
  }

  /// Lines of a width in em.
  private func lines(_ text: String, em: Double, _ setting: Paragraph.Setting = .message) -> [String] {
    let paragraph = paragraph(text, setting)
    var lines: [String] = []
    paragraph.breakLines(width: em) { lines.append(paragraph.text(of: $0)) }
    return lines
  }

  /// The width of the widest line in 1/2048 em.
  private func widest(_ text: String, em: Double) -> Int {
    var widest = 0.0
    paragraph(text).breakLines(width: em) { widest = max(widest, $0.width) }
    return Int((widest * 2048).rounded())
  }

  @Test("Lines break at spaces, which take no width at a line's end")
  func spaces() {
    #expect(lines("aaa bbb ccc", em: 4) == ["aaa bbb", "ccc"])
    #expect(widest("aaa   ", em: 4) == 3 * 1139)
  }

  @Test("Lines break after hyphens")
  func hyphens() {
    #expect(lines("aaaa-bbbb", em: 4) == ["aaaa-", "bbbb"])
  }

  @Test("A word longer than a line breaks anywhere")
  func longWord() {
    #expect(lines("aaaaaaaaaa", em: 2) == ["aaa", "aaa", "aaa", "a"])
  }

  @Test("Lines break between full-width characters")
  func fullWidth() {
    #expect(lines("あいうえお", em: 2) == ["あい", "うえ", "お"])
  }

  @Test("Lines break between full-width characters and words, not within words")
  func mixed() {
    #expect(lines("あabcあ", em: 2) == ["あ", "abc", "あ"])
  }

  @Test(
    "Kinsoku: a line may not begin with a full stop, a small kana or a closing bracket",
    arguments: Array("。、っー」）…？"))
  func notAtStart(character: Character) {
    let lines = lines("あいう\(character)え", em: 3)
    #expect(lines.first == "あい")
    #expect(lines.allSatisfy { $0.first != character })
  }

  @Test("Kinsoku: a line may not end with an opening bracket", arguments: Array("「（『【"))
  func notAtEnd(character: Character) {
    #expect(lines("あい\(character)うえ", em: 3) == ["あい", "\(character)うえ"])
  }

  @Test("Kinsoku: brackets in a row stay together")
  func brackets() {
    #expect(lines("あいう」）え", em: 4) == ["あい", "う」）え"])
    #expect(lines("あ「（うえ", em: 3) == ["あ", "「（う", "え"])
  }

  @Test("Kinsoku gives way where nothing else fits")
  func onlyProhibited() {
    #expect(lines("。。。。", em: 3) == ["。。。", "。"])
  }

  @Test("A newline ends a line, an empty one too", arguments: ["a\n\nb", "a\r\n\r\nb"])
  func newlines(text: String) {
    #expect(lines(text, em: 4) == ["a", "", "b"])
  }

  @Test("No text is one line")
  func empty() {
    #expect(lines("", em: 4) == [""])
    #expect(widest("", em: 4) == 0)
  }

  @Test("Emoji are one em", arguments: ["😀", "❤️", "👨‍👩‍👧‍👦", "1️⃣", "🇯🇵"])
  func emoji(text: String) {
    #expect(widest(text, em: 4) == 2048)
  }

  @Test("Half-width katakana with its sound mark is two halves")
  func halfWidth() {
    #expect(widest("ｶﾞ", em: 4) == 2048)
  }

  @Test("Combining marks take no width")
  func combining() {
    #expect(widest("e\u{301}", em: 4) == widest("e", em: 4))
  }

  @Test("A question mark, a bracket and a slash go where the Unicode line breaking algorithm puts them")
  func unicodeRules() {
    #expect(lines("aaaa?bbbb", em: 3) == ["aaaa?", "bbbb"])
    #expect(lines("aaa)(bbb", em: 3) == ["aaa)", "(bbb"])
    #expect(lines("aa 1/2/26", em: 3) == ["aa", "1/2/26"])
    #expect(lines("a 03-555", em: 3) == ["a 03-", "555"])
  }

  @Test("Thai breaks between words, in text messages as in Flex Messages")
  func thai() {
    #expect(lines("ขอบคุณครับลูกค้าทุกท่าน", em: 5) == ["ขอบคุณครับ", "ลูกค้าทุก", "ท่าน"])
    #expect(lines("ขอบคุณครับ", em: 4, .browser) == lines("ขอบคุณครับ", em: 4))
  }

  @Test("Small kana and ー may begin a line in Flex Messages, not in text messages")
  func strictness() {
    #expect(lines("あいうっえ", em: 3) == ["あい", "うっえ"])
    #expect(lines("あいうっえ", em: 3, .browser) == ["あいう", "っえ"])
  }

  @Test("Full-width punctuation closes up in Flex Messages, not in text messages")
  func closingUp() {
    #expect(lines("あ」「い", em: 3.5) == ["あ」", "「い"])
    #expect(lines("あ」「い", em: 3.5, .browser) == ["あ」「い"])
  }

  @Test("An emoji sequence is never broken", arguments: ["👨‍👩‍👧", "👍🏽", "🇹🇭", "2️⃣"])
  func sequences(emoji: String) {
    #expect(lines(emoji + emoji + emoji, em: 2) == [emoji + emoji, emoji])
  }

  @Test("Latin is kerned")
  func kerning() {
    #expect(widest("AVAVA", em: 9) < 5 * 1366)
  }

  @Test("No line is wider than the limit, and no sign is lost", arguments: 0..<60)
  func random(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let alphabet = Array(next(2) == 0 ? "ab c-" : "aあ い。「」、x😀-\nกค่ะ")
    let text = String((0..<next(60)).map { _ in alphabet[next(alphabet.count)] })
    let em = Double(2 + next(6))
    let paragraph = paragraph(text)
    paragraph.breakLines(width: em) { #expect($0.width <= em + 1.0 / 128) }
    #expect(lines(text, em: em).joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
  }
}
