@testable import BubbleLayout
import Testing

@Suite("Breaking text into lines")
struct LineBreakTests {
  /// Lines of a width in em.
  private func lines(_ text: String, em: Int) -> [String] {
    TextLayout.lines(of: text, width: em * TypeMetrics.unitsPerEm, metrics: .helvetica).map(String.init)
  }

  private func layout(_ text: String, em: Int) -> TextLayout {
    TextLayout(text, width: em * TypeMetrics.unitsPerEm, metrics: .helvetica)
  }

  @Test("Lines break at spaces, which take no width at a line's end")
  func spaces() {
    #expect(lines("aaa bbb ccc", em: 4) == ["aaa bbb", "ccc"])
    #expect(layout("aaa   ", em: 4).widestLine == 3 * 1139)
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
    #expect(layout("", em: 4).lineCount == 1)
    #expect(layout("", em: 4).widestLine == 0)
  }

  @Test("Emoji are one em", arguments: ["😀", "❤️", "👨‍👩‍👧‍👦", "1️⃣", "🇯🇵"])
  func emoji(text: String) {
    #expect(layout(text, em: 4).widestLine == 2048)
  }

  @Test("Half-width katakana with its sound mark is two halves")
  func halfWidth() {
    #expect(layout("ｶﾞ", em: 4).widestLine == 2048)
  }

  @Test("Combining marks take no width")
  func combining() {
    #expect(layout("e\u{301}", em: 4).widestLine == layout("e", em: 4).widestLine)
  }

  @Test("No line is wider than the limit, and its lines are those of the layout", arguments: 0..<60)
  func random(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let alphabet = Array(next(2) == 0 ? "ab c-" : "aあ い。「」、x😀-\n")
    let text = String((0..<next(60)).map { _ in alphabet[next(alphabet.count)] })
    let em = 2 + next(6)
    let layout = layout(text, em: em)
    let lines = lines(text, em: em)
    #expect(layout.lineCount == lines.count)
    #expect(layout.widestLine <= em * TypeMetrics.unitsPerEm)
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
    let widths = lines.map { line in line.reduce(0) { $0 + TypeMetrics.helvetica.advance(of: $1) } }
    #expect(widths.max() == layout.widestLine)
  }
}
