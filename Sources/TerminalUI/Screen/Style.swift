import TerminalText

/// The style of a cell: two colours and a set of attributes, packed into 64 bits so that comparing two is
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
    /// Struck through, where the terminal can.
    public static let strikethrough = Attributes(rawValue: 16)
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
