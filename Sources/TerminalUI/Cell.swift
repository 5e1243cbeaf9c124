/// How a cell is drawn: two colours and a set of attributes, packed into 64 bits so that comparing two is
/// comparing two numbers.
///
/// Bits 0–25 hold the foreground, 26–51 the background, 52–63 the attributes.
public struct Style: Hashable, Sendable {
  /// Attributes every terminal of the last forty years knows, or ignores harmlessly.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits, of which a style keeps the lowest twelve.
    public let rawValue: UInt16
    /// Creates a set from its bits.
    public init(rawValue: UInt16) {
      self.rawValue = rawValue
    }
    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Faint.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
  }

  /// The packed representation.
  public private(set) var bits: UInt64

  private static let colorMask: UInt64 = 0x3FF_FFFF

  /// Creates a style; everything left out is the terminal's default.
  public init(
    _ foreground: TerminalColor = .standard, on background: TerminalColor = .standard,
    _ attributes: Attributes = []
  ) {
    bits =
      UInt64(foreground.bits) | UInt64(background.bits) << 26 | UInt64(attributes.rawValue & 0xFFF) << 52
  }

  /// The colour of the glyph.
  public var foreground: TerminalColor {
    get { TerminalColor(bits: UInt32(truncatingIfNeeded: bits & Style.colorMask)) }
    set { bits = bits & ~Style.colorMask | UInt64(newValue.bits) }
  }

  /// The colour behind the glyph.
  public var background: TerminalColor {
    get { TerminalColor(bits: UInt32(truncatingIfNeeded: bits >> 26 & Style.colorMask)) }
    set { bits = bits & ~(Style.colorMask << 26) | UInt64(newValue.bits) << 26 }
  }

  /// Bold, dim, underline, reverse.
  public var attributes: Attributes {
    get { Attributes(rawValue: UInt16(truncatingIfNeeded: bits >> 52)) }
    set { bits = bits & ~(0xFFF << 52) | UInt64(newValue.rawValue & 0xFFF) << 52 }
  }

  /// The terminal's own colours, no attributes.
  public static let plain = Style()
}

/// What one cell shows: a base character with up to two combining marks, packed into 64 bits so that
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

/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// What it shows.
  public var glyph: Glyph
  /// How it is drawn.
  public var style: Style

  /// Creates a cell.
  public init(_ glyph: Glyph = .space, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }
}
