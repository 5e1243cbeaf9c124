/// The behavior of a character at a possible line break, by the rules of the Unicode line breaking algorithm
/// (UAX #14) as browsers have them for Chinese and Japanese: at normal strictness small kana and ー may begin a
/// line, at strict they may not.
enum LineBreakClass: UInt8 {
  /// Breaks only beside ideographs.
  case letter
  /// Like a letter, and its digits stay with signs.
  case digit
  /// Breaks on both sides.
  case ideograph
  /// Never breaks before; after it only before ideographs.
  case closing
  /// Never breaks before, always after.
  case wideClosing
  /// Never breaks after; before it only after ideographs.
  case opening
  /// Never breaks after, always before.
  case wideOpening
  /// Never breaks at all.
  case glue
  /// Breaks after, if no digit follows a sign.
  case hyphen
  /// Breaks after.
  case space
  /// Part of the preceding text.
  case mark
  /// Thai: breaks between words.
  case thai

  /// Whether a line may break between two characters that follow each other.
  static func breaks(between first: LineBreakClass, and second: LineBreakClass) -> Bool {
    switch (first, second) {
    case (_, .mark), (_, .closing), (_, .wideClosing), (_, .glue), (_, .hyphen): first == .space
    case (.space, _): true
    case (.opening, _), (.wideOpening, _), (.glue, _): false
    case (.wideClosing, _), (.ideograph, _), (.hyphen, _), (_, .wideOpening), (_, .ideograph): true
    default: false
    }
  }

  /// Whether a line may break between two ASCII characters, neither of them a space: browsers break after
  /// hyphens and question marks, and between brackets, but not within dates, numbers and URLs.
  static func breaks(ascii first: UInt8, _ second: UInt8, isAfterAlphanumeric: Bool) -> Bool {
    switch first {
    case UInt8(ascii: "-"):
      return isDigit(second) ? isAfterAlphanumeric : !isSet(second, in: neverAfterHyphen)
    case UInt8(ascii: "?"): return !isSet(second, in: neverAfterQuestionMark)
    default: return isSet(second, in: openingBrackets) && isSet(first, in: beforeBracket)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// A set of ASCII characters.
  private struct ASCIISet {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(_ characters: String) {
      for byte in characters.utf8 {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
      }
    }
  }

  private static func isSet(_ byte: UInt8, in set: ASCIISet) -> Bool {
    (byte < 64 ? set.low : set.high) >> UInt64(byte & 63) & 1 == 1
  }

  private static let openingBrackets = ASCIISet("(<[{")
  private static let beforeBracket = ASCIISet("!\"#%&)*+,.:;=>\\]|}~")
  private static let neverAfterHyphen = ASCIISet("!$),./:;?]")
  private static let neverAfterQuestionMark = ASCIISet("!\"'),./:;>?]}")

  /// The class of a code point, emoji aside, at a strictness.
  init(_ scalar: Unicode.Scalar, isStrict: Bool) {
    self = isStrict && LineBreakClass.isSmallKana(scalar.value) ? .wideClosing : LineBreakClass(scalar)
  }

  /// Small kana and ー: class CJ.
  private static func isSmallKana(_ value: UInt32) -> Bool {
    switch value {
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095...0x3096,
      0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5...0x30F6, 0x30FC,
      0x31F0...0x31FF, 0xFF67...0xFF70:
      true
    default: false
    }
  }

  /// The class of a code point, emoji aside.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x3400 {
      self = LineBreakClass.table[Int(value)]
      return
    }
    switch value {
    case 0x3400...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      self = .ideograph
    case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0000...0xE0FFF: self = .mark
    case 0xFEFF: self = .glue
    case 0xFE30...0xFFEF: self = LineBreakClass.form(value)
    default: self = LineBreakClass.isMark(scalar) ? .mark : .letter
    }
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// Vertical, small, full-width and half-width forms.
  private static func form(_ value: UInt32) -> LineBreakClass {
    switch value {
    case 0xFF04, 0xFFE1, 0xFFE5...0xFFE6, 0xFE69: .opening
    case 0xFF05, 0xFFE0, 0xFE6A: .closing
    case 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xFE59, 0xFE5B, 0xFE5D: .wideOpening
    case 0xFE35...0xFE44, 0xFE47, 0xFE48: value % 2 == 1 ? .wideOpening : .wideClosing
    case 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A...0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFF61,
      0xFF63...0xFF65,
      0xFF9E...0xFF9F, 0xFE50, 0xFE52, 0xFE54...0xFE57, 0xFE5A, 0xFE5C, 0xFE5E:
      .wideClosing
    case 0xFE53, 0xFE67, 0xFE6C...0xFE6F, 0xFE70...0xFEFE, 0xFFE7...0xFFEE: .letter
    default: .ideograph
    }
  }

  /// The classes of the code points below U+3400.
  private static let table: [LineBreakClass] = {
    var table = [LineBreakClass](repeating: .letter, count: 0x3400)
    for code in MarkBlocks.codes.joined() {
      guard let scalar = Unicode.Scalar(UInt32(code)), isMark(scalar) else { continue }
      table[code] = .mark
    }
    for (kind, ranges) in ranges {
      for range in ranges {
        for code in range { table[code] = kind }
      }
    }
    return table
  }()

  private static let ranges: [(LineBreakClass, [ClosedRange<Int>])] = [
    (.digit, [0x30...0x39]),
    (.space, [0x09...0x09, 0x20...0x20, 0x200B...0x200B]),
    (.hyphen, [0x2D...0x2D]),
    (
      .glue,
      [
        0x22...0x22, 0x27...0x27, 0xA0...0xA0, 0x200D...0x200D, 0x2011...0x2011, 0x202F...0x202F,
        0x2060...0x2060, 0x275B...0x2760,
      ]
    ),
    (.thai, [0xE01...0xE30, 0xE32...0xE33, 0xE40...0xE46]),
    (
      .opening,
      [
        0x24...0x24, 0x28...0x28, 0x2B...0x2B, 0x5B...0x5C, 0x7B...0x7B, 0xA1...0xA1, 0xA3...0xA5,
        0xAB...0xAB, 0xB1...0xB1, 0xBF...0xBF, 0x2018...0x2018, 0x201A...0x201C, 0x201E...0x201F,
        0x2039...0x2039, 0x2045...0x2045, 0x20A0...0x20A6, 0x20A8...0x20B5, 0x20B7...0x20BA,
        0x20BC...0x20BD, 0x20BF...0x20BF, 0x2116...0x2116, 0x2212...0x2213,
      ]
    ),
    (
      .closing,
      [
        0x21...0x21, 0x25...0x25, 0x29...0x29, 0x2C...0x2C, 0x2E...0x2F, 0x3A...0x3B, 0x5D...0x5D,
        0x7C...0x7D, 0xA2...0xA2, 0xB0...0xB0, 0xBB...0xBB, 0x2019...0x2019, 0x201D...0x201D,
        0x202A...0x202E, 0x2030...0x2037, 0x203A...0x203A, 0x2044...0x2044, 0x2057...0x2057,
        0x20A7...0x20A7, 0x20B6...0x20B6, 0x20BB...0x20BB, 0x20BE...0x20BE, 0x20C0...0x20C0,
        0x2103...0x2103, 0x2109...0x2109, 0x302A...0x302F, 0x3035...0x3035,
      ]
    ),
    (
      .wideClosing,
      [
        0x3F...0x3F, 0xAD...0xAD, 0x2010...0x2010, 0x2012...0x2013, 0x2024...0x2029, 0x203C...0x203D,
        0x2046...0x2049, 0x2056...0x2056, 0x2058...0x205B, 0x205D...0x205E, 0x22EF...0x22EF,
        0x232A...0x232A, 0x2762...0x2763, 0x2769...0x2769, 0x276B...0x276B, 0x276D...0x276D,
        0x276F...0x276F, 0x2771...0x2771, 0x2773...0x2773, 0x2775...0x2775, 0x3000...0x3002,
        0x3005...0x3005, 0x3009...0x3009, 0x300B...0x300B, 0x300D...0x300D, 0x300F...0x300F,
        0x3011...0x3011, 0x3015...0x3015, 0x3017...0x3017, 0x3019...0x3019, 0x301B...0x301C,
        0x301E...0x301F, 0x303B...0x303C, 0x309B...0x309E, 0x30A0...0x30A0, 0x30FB...0x30FB,
        0x30FD...0x30FE,
      ]
    ),
    (
      .wideOpening,
      [
        0xB4...0xB4, 0x2329...0x2329, 0x3008...0x3008, 0x300A...0x300A, 0x300C...0x300C, 0x300E...0x300E,
        0x3010...0x3010, 0x3014...0x3014, 0x3016...0x3016, 0x3018...0x3018, 0x301A...0x301A,
        0x301D...0x301D,
      ]
    ),
    (
      .ideograph,
      [
        0x1100...0x11FF, 0x2014...0x2014, 0x231A...0x231B, 0x23F0...0x23F3, 0x2600...0x2603,
        0x2614...0x2615, 0x2618...0x2618, 0x261A...0x261F, 0x2639...0x263B, 0x2668...0x2668,
        0x267F...0x267F, 0x26BD...0x26C8, 0x26CD...0x26CD, 0x26CF...0x26D1, 0x26D3...0x26D4,
        0x26D8...0x26D9, 0x26DC...0x26DC, 0x26DF...0x26E1, 0x26EA...0x26EA, 0x26F1...0x26F5,
        0x26F7...0x26FA, 0x26FD...0x2704, 0x2708...0x270D, 0x2764...0x2764, 0x2E80...0x2FFF,
        0x3003...0x3004, 0x3006...0x3007, 0x3012...0x3013, 0x3020...0x3029, 0x3030...0x3034,
        0x3036...0x303A, 0x303D...0x303F, 0x3041...0x3096, 0x309F...0x309F, 0x30A1...0x30FA,
        0x30FC...0x30FC, 0x30FF...0x33FF,
      ]
    ),
  ]
}
