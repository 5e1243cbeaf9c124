/// A colour: the terminal's own default, one of its indexed colours, or red, green and blue.
public struct TerminalColor: Hashable, Sendable {
  /// Bits 0–23 hold the value, 24 says that it is an index, 25 that it is red, green and blue; 0 is the default.
  let bits: UInt32

  private static let indexed: UInt32 = 1 << 24
  private static let direct: UInt32 = 1 << 25

  /// The terminal's default foreground or background.
  public static let standard = TerminalColor(bits: 0)

  init(bits: UInt32) {
    self.bits = bits
  }

  /// Creates the indexed colour `index`, 0…255; anything else is the terminal's default.
  public init(_ index: Int16) {
    bits = (0...255).contains(index) ? TerminalColor.indexed | UInt32(index) : 0
  }

  /// Creates a colour from red, green and blue: `0xRRGGBB`.
  public init(rgb: UInt32) {
    bits = TerminalColor.direct | rgb & 0xFF_FFFF
  }

  /// The index, 0…255; nil for the default, and for red, green and blue.
  public var index: Int? { bits & TerminalColor.indexed == 0 ? nil : Int(bits & 0xFF) }

  /// Red, green and blue as `0xRRGGBB`; nil for the default and for indexed colours.
  public var rgb: UInt32? { bits & TerminalColor.direct == 0 ? nil : bits & 0xFF_FFFF }
}

extension TerminalColor {
  /// The values xterm shows for colours 16…255, a cube of 6 × 6 × 6 and 24 greys, as `0xRRGGBB`; nil for the
  /// others, which every terminal has its own for.
  public static func rgb(ofIndex index: Int) -> UInt32? {
    switch index {
    case 16..<232:
      let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]
    case 232..<256: return UInt32(8 + 10 * (index - 232)) * 0x01_0101
    default: return nil
    }
  }

  /// The values many terminals show for the first 16 colours, as `0xRRGGBB`.
  static let usual16: [UInt32] = [
    0x000000, 0xCD3131, 0x0DBC79, 0xE5E510, 0x2472C8, 0xBC3FBC, 0x11A8CD, 0xE5E5E5, 0x666666, 0xF14C4C,
    0x23D18B, 0xF5F543, 0x3B8EEA, 0xD670D6, 0x29B8DB, 0xFFFFFF,
  ]

  /// The index below `count` that comes nearest to red, green and blue. Of 256 colours the first 16 are left
  /// out, for their looks are the person's choice. O(count).
  public static func nearestIndex(to rgb: UInt32, of count: Int) -> Int {
    let candidates = count > 16 ? 16..<min(count, 256) : 0..<max(1, count)
    func distance(_ index: Int) -> Int {
      let other = TerminalColor.rgb(ofIndex: index) ?? usual16[index]
      func part(_ shift: UInt32) -> Int { Int(rgb >> shift & 0xFF) - Int(other >> shift & 0xFF) }
      // The eye sees differences in green best, in blue least.
      return 3 * part(16) * part(16) + 6 * part(8) * part(8) + part(0) * part(0)
    }
    return candidates.min { distance($0) < distance($1) } ?? 0
  }
}
