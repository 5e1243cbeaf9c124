/// The content of one cell: a base character with up to two combining marks, packed into 64 bits so that
/// comparing two frames is comparing plain memory.
///
/// Bits 0–20 hold the base scalar, 21–41 and 42–62 the marks (0: none), bit 63 says that the glyph is
/// two cells wide. The right half of a wide glyph is ``continuation``.
public struct Glyph: Hashable, Sendable {
  /// The packed representation.
  public var bits: UInt64

  /// A blank.
  public static let space = Glyph(" ")
  /// The right half of a two-cell glyph; never drawn by itself.
  public static let continuation = Glyph(bits: 0)

  /// Creates a glyph from its packed representation.
  public init(bits: UInt64) {
    self.bits = bits
  }

  /// Creates a glyph that is one cell wide, or two when `wide`.
  public init(_ base: Unicode.Scalar, wide: Bool = false) {
    bits = UInt64(base.value) | (wide ? 1 << 63 : 0)
  }

  /// The base character; a space for ``continuation``.
  public var base: Unicode.Scalar {
    Unicode.Scalar(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)).flatMap { $0.value == 0 ? nil : $0 } ?? " "
  }

  /// The combining marks drawn over the base, none to two.
  public var marks: [Unicode.Scalar] {
    [bits >> 21, bits >> 42].compactMap {
      let value = UInt32(truncatingIfNeeded: $0 & 0x1F_FFFF)
      return value == 0 ? nil : Unicode.Scalar(value)
    }
  }

  /// Whether any mark is drawn over the base.
  public var hasMarks: Bool { (bits >> 21) & 0x3FF_FFFF_FFFF != 0 }

  /// Whether the glyph takes two cells.
  public var isWide: Bool { bits >> 63 == 1 }

  /// Whether this is the right half of a wide glyph.
  public var isContinuation: Bool { bits == 0 }

  /// Adds a combining mark; a third one is dropped, so that stacked marks never overflow a cell.
  public mutating func add(mark: Unicode.Scalar) {
    if (bits >> 21) & 0x1F_FFFF == 0 {
      bits |= UInt64(mark.value) << 21
    } else if (bits >> 42) & 0x1F_FFFF == 0 {
      bits |= UInt64(mark.value) << 42
    }
  }
}
