import TerminalText
import TerminalUI
import Testing

@testable import NcursesScreen

@Suite("What is sent for a cell")
struct DrawingRulesTests {
  private static let question = UInt32(UInt8(ascii: "?"))

  private func drawable(_ glyph: Glyph, isUTF8: Bool = true) -> DrawableGlyph {
    DrawableGlyph(glyph, isUTF8: isUTF8) { scalar in
      switch scalar {
      case 0x300...0x36F, 0x200D...0x200F, 0x202A...0x202E, 0xFE0F: 0
      case 0x3000...0x9FFF, 0x1F300...0x1FAFF: 2
      case 0xD800...0xDFFF, 0x110000...: -1
      default: 1
      }
    }
  }

  @Test("No control character is ever sent", arguments: Array(0..<0x20) + Array(0x7F..<0xA0))
  func control(scalar: UInt32) {
    #expect(drawable(Glyph(bits: UInt64(scalar))) == DrawableGlyph(base: Self.question))
  }

  @Test("A glyph whose width the C library sees otherwise becomes a question mark of the cell's width")
  func disagreement() {
    #expect(drawable(Glyph("日")) == DrawableGlyph(base: Self.question))
    #expect(drawable(Glyph("\u{200D}", wide: true)) == DrawableGlyph(base: Self.question, filler: 0x20))
    #expect(drawable(Glyph(bits: 0xD800)) == DrawableGlyph(base: Self.question))
    #expect(drawable(Glyph(bits: 0x1F_FFFF | 1 << 63)) == DrawableGlyph(base: Self.question, filler: 0x20))
  }

  @Test("A narrow sign made wide by a variation selector is drawn narrow, with a blank")
  func narrowInWideCell() {
    var heart = Glyph("\u{2764}", wide: true)
    heart.add(mark: "\u{FE0F}")
    #expect(drawable(heart) == DrawableGlyph(base: 0x2764, filler: 0x20))
  }

  @Test("Marks are kept if they take no room; those that reorder text are dropped")
  func marks() {
    var glyph = Glyph("e")
    glyph.add(mark: "\u{202E}")
    glyph.add(mark: "\u{301}")
    #expect(drawable(glyph) == DrawableGlyph(base: 0x65, mark: 0x301))
    var other = Glyph("e")
    other.add(mark: "x")
    #expect(drawable(other) == DrawableGlyph(base: 0x65))
  }

  @Test("Without UTF-8 only ASCII is sent")
  func ascii() {
    #expect(drawable(Glyph("é"), isUTF8: false) == DrawableGlyph(base: Self.question))
    #expect(
      drawable(Glyph("日", wide: true), isUTF8: false) == DrawableGlyph(base: Self.question, filler: 0x20))
    var glyph = Glyph("e")
    glyph.add(mark: "\u{301}")
    #expect(drawable(glyph, isUTF8: false) == DrawableGlyph(base: 0x65))
  }

  private func span(_ old: String, _ new: String) -> Range<Int>? {
    row(old).withUnsafeBufferPointer { old in
      row(new).withUnsafeBufferPointer { CellSpan.changed(old, $0) }
    }
  }

  private func row(_ text: String) -> [Cell] {
    var frame = Frame(size: TerminalSize(columns: 8, rows: 1))
    var column = 0
    for scalar in text.unicodeScalars {
      frame.set(Glyph(scalar, wide: scalar.value > 0x3000), .plain, column: column, row: 0)
      column += scalar.value > 0x3000 ? 2 : 1
    }
    return frame.cells
  }

  @Test("The changed columns never begin or end within a glyph of either frame")
  func spans() {
    #expect(span("abc", "abc") == nil)
    #expect(span("abcd", "axxd") == 1..<3)
    #expect(span("", "       x") == 7..<8)
    #expect(span("日本", "日a") == 2..<4)
    #expect(span("a日本", " 日 本") == 0..<6)
    #expect(span("日日日日", "本日日語") == 0..<8)
    #expect(span(" 日", "日") == 0..<3)
  }
}

extension DrawableGlyph {
  fileprivate init(base: UInt32, mark: UInt32 = 0, filler: UInt32 = 0) {
    self.init(.space, isUTF8: true)
    self.base = base
    self.mark = mark
    self.filler = filler
  }
}
