/// The glyph being read, which the scalars behind it may still change.
struct PendingGlyph {
  /// The glyph so far; nil before the first.
  var glyph: Glyph?
  /// The code points of the emoji that it is; empty for other glyphs.
  private var emoji: [Unicode.Scalar] = []
  /// Whether a joiner was read, so that another emoji belongs to this one.
  private var isJoined = false

  /// Hands over the glyph so far and begins another one.
  mutating func replace(with next: Glyph, startsEmoji: Bool = false, _ body: (Glyph) -> Void) {
    finish(body)
    glyph = next
    if !emoji.isEmpty { emoji.removeAll(keepingCapacity: true) }
    if startsEmoji { emoji.append(next.base) }
    isJoined = false
  }

  /// Hands over the glyph so far.
  func finish(_ body: (Glyph) -> Void) {
    guard let glyph else { return }
    guard emoji.count > 1 else { return body(glyph) }
    // A selector changes nothing where the emoji is two cells wide without it.
    let isPlain = emoji.count == 2 && emoji[1].value == PendingGlyph.selector && glyph.isWide
    // A digit with a selector is a digit, unless a keycap follows.
    let isDigit = emoji[0].isASCII && emoji.last?.value != PendingGlyph.keycap
    body(isPlain || isDigit ? glyph : EmojiSequence.glyph(of: emoji) ?? glyph)
  }

  private static let selector: UInt32 = 0xFE0F
  private static let keycap: UInt32 = 0x20E3
  private static let joiner: UInt32 = 0x200D

  /// Takes a scalar beyond ASCII into the glyph, if it belongs to the same emoji.
  mutating func extend(by scalar: Unicode.Scalar) -> Bool {
    guard let glyph else { return false }
    let value = scalar.value
    if emoji.isEmpty {
      guard value == PendingGlyph.selector || value == PendingGlyph.keycap,
        glyph.bits < 0x7F, "0123456789#*".unicodeScalars.contains(glyph.base)
      else { return false }
      emoji = [glyph.base, scalar]
      return true
    }
    switch value {
    case PendingGlyph.joiner:
      isJoined = true
      return true
    case PendingGlyph.selector, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: break
    case PendingGlyph.keycap where emoji[0].isASCII: break
    case 0x1F1E6...0x1F1FF where emoji.count == 1 && CellWidth.isRegionalIndicator(emoji[0]): break
    default:
      guard isJoined, CellWidth.isEmojiScalar(scalar) else { return false }
      append(Unicode.Scalar(PendingGlyph.joiner))
    }
    append(scalar)
    isJoined = false
    return true
  }

  private mutating func append(_ scalar: Unicode.Scalar?) {
    if let scalar, emoji.count < EmojiSequence.maximumLength { emoji.append(scalar) }
  }
}
