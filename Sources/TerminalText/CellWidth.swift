/// The width of text in cells: the one function of the whole program.
///
/// A terminal decides the width of each scalar by itself, so text is drawn scalar by scalar: a base with its
/// combining marks is one glyph, an emoji of several code points is one glyph that is two cells wide
/// (``EmojiSequence``), and everything that could steer the terminal is replaced by a harmless sign.
public enum CellWidth {
  /// The effect of one scalar on the screen.
  enum Part: Equatable {
    /// A glyph of its own, one or two cells wide.
    case base(Glyph)
    /// A mark over the glyph before.
    case mark(Unicode.Scalar)
    /// Nothing: a format character, a variation selector, a modifier.
    case nothing
  }

  /// The cells a text takes in one row. O(text).
  public static func width(of text: some StringProtocol) -> Int {
    // Nearly all text is printable ASCII: one cell a byte.
    let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : -1
    }
    if let plain, plain >= 0 { return plain }
    var width = 0
    for glyph in glyphs(of: text) { width += glyph.isWide ? 2 : 1 }
    return width
  }

  /// The glyphs of a text in drawing order. O(text).
  public static func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    forEachGlyph(of: text) { glyphs.append($0) }
    return glyphs
  }

  /// Calls `body` with each glyph of a text in drawing order. O(text).
  package static func forEachGlyph(of text: some StringProtocol, _ body: (Glyph) -> Void) {
    var pending = PendingGlyph()
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20, scalar.value < 0x7F {
        pending.replace(with: Glyph(scalar), body)
        continue
      }
      if pending.extend(by: scalar) { continue }
      switch part(scalar) {
      case .base(let glyph): pending.replace(with: glyph, startsEmoji: isEmojiScalar(scalar), body)
      case .mark(let mark): pending.glyph?.add(mark: mark)
      case .nothing: break
      }
    }
    pending.finish(body)
  }

  static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Whether an emoji sequence can begin or go on with a scalar. Lines, blocks, kana and ideographs, of which
  /// screens are full, are not looked up.
  static func isEmojiScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x203C, 0x2500..<0x25AA, 0x3041..<0x3297, 0x329A..<0x1F000: false
    default: scalar.properties.isEmoji
    }
  }

  /// The effect of a scalar on the screen.
  static func part(_ scalar: Unicode.Scalar) -> Part {
    let value = scalar.value
    if value < 0x20 { return .base(Glyph(Unicode.Scalar(0x2400 + value) ?? "?")) }
    if value < 0x7F { return .base(Glyph(scalar)) }
    if value < 0xA0 { return .base(Glyph(value == 0x7F ? "\u{2421}" : "\u{FFFD}")) }
    if value < 0x300 { return value == 0xAD ? .nothing : .base(Glyph(scalar)) }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return .mark(scalar) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark: return (0xFE00...0xFE0F).contains(value) ? .nothing : .mark(scalar)
    case .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return .nothing
    case .unassigned, .surrogate, .control: return .base(Glyph("\u{FFFD}"))
    default:
      if EmojiSequence.contains(value), let glyph = EmojiSequence.glyph(of: [scalar]) { return .base(glyph) }
      return .base(Glyph(scalar, wide: isWide(value)))
    }
  }

  static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].first <= value
  }
}
