import CNcurses
import TerminalText
import TerminalUI

/// A glyph as it may be sent to the terminal: no control characters, and a width ncurses agrees with.
struct DrawableGlyph: Equatable {
  /// The character.
  var base: UInt32
  /// Combining marks over it, 0 where there is none.
  var mark: UInt32 = 0
  /// The second mark.
  var secondMark: UInt32 = 0
  /// What is drawn in the second cell, because the character fills one of its two cells; 0 where nothing is.
  var filler: UInt32 = 0

  private static let replacement = UInt32(UInt8(ascii: "?"))

  /// The replacement for `glyph` when `width` reports the columns of a scalar (-1: unprintable). With
  /// `keepsSequences`, an emoji of several code points stays the character that stands for it.
  init(
    _ glyph: Glyph, isUTF8: Bool, keepsSequences: Bool = false, width: (UInt32) -> Int = Self.systemWidth
  ) {
    var glyph = glyph
    var second = UInt32(0x20)
    if EmojiSequence.contains(glyph.base.value), !keepsSequences || !isUTF8 {
      let simplified = glyph.simplified
      glyph = simplified.glyph
      second = simplified.filler.value
    }
    let bits = glyph.bits
    let isWide = bits >> 63 == 1
    base = UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)
    let marks = (
      UInt32(truncatingIfNeeded: bits >> 21 & 0x1F_FFFF), UInt32(truncatingIfNeeded: bits >> 42 & 0x1F_FFFF)
    )
    let columns = Self.columns(of: base, isUTF8: isUTF8, width: width)
    if columns == (isWide ? 2 : 1) {
      if isUTF8 {
        mark = Self.isDrawable(mark: marks.0, width: width) ? marks.0 : 0
        secondMark = Self.isDrawable(mark: marks.1, width: width) ? marks.1 : 0
        // The first empty mark ends the list.
        if mark == 0 { (mark, secondMark) = (secondMark, 0) }
      }
    } else {
      // A sign that only a variation selector makes wide is drawn narrow, for its marks would widen it.
      if columns != 1 { base = Self.replacement }
      if isWide { filler = isUTF8 && width(second) == 1 ? second : 0x20 }
    }
  }

  /// The columns of a scalar, -1 when it must not be sent.
  private static func columns(of scalar: UInt32, isUTF8: Bool, width: (UInt32) -> Int) -> Int {
    switch scalar {
    case 0x20...0x7E: 1
    case 0..<0xA0: -1
    default: isUTF8 ? width(scalar) : -1
    }
  }

  /// Whether the mark takes no room of its own and does not reorder what is around it.
  private static func isDrawable(mark: UInt32, width: (UInt32) -> Int) -> Bool {
    switch mark {
    case 0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: mark >= 0x300 && width(mark) == 0
    }
  }

  /// The C library's opinion, which is the one ncurses places the cursor by.
  static func systemWidth(_ scalar: UInt32) -> Int {
    Int(cn_width(scalar))
  }
}
