/// The advance widths of one font, in 1/2048 em.
///
/// Source: the fonts' own tables; kerning is that of ASCII. LINE publishes no metrics: an estimate.
struct FontAdvances: Sendable {
  /// Units to an em.
  static let unitsPerEm = 2048.0
  /// The advance of an emoji.
  static let emoji: UInt16 = 2560
  /// The advance of a hangul syllable.
  private static let hangul: UInt16 = 1884
  /// About the mean of alphabets without a table.
  private static let average: UInt16 = 1139
  private static let firstWithoutTable: UInt32 = 0x2E80

  /// The advances of the code points below `firstWithoutTable`.
  private let table: [UInt16]
  /// The kerning of two ASCII characters, a row of 95 for each first one.
  private let kerning: [Int16]
  private static let printable = 95

  private init(
    latin: [UInt16], greek: [UInt16], thai: [UInt16], punctuation: [UInt16],
    kerning pairs: [(String, String, Int16)]
  ) {
    var kerning = [Int16](repeating: 0, count: FontAdvances.printable * FontAdvances.printable)
    for (first, second, distance) in pairs {
      for left in first.utf8 {
        for right in second.utf8 {
          kerning[(Int(left) - 0x20) * FontAdvances.printable + Int(right) - 0x20] = distance
        }
      }
    }
    self.kerning = kerning
    var table = [UInt16](repeating: FontAdvances.average, count: Int(FontAdvances.firstWithoutTable))
    for code in 0..<0x20 { table[code] = 0 }
    for (start, advances) in [
      (0x20, latin), (0x370, greek), (0xE00, thai), (0x2010, punctuation), (0x20A0, FontAdvances.symbols),
    ] {
      table.replaceSubrange(start..<start + advances.count, with: advances)
    }
    for code in FontAdvances.weightless { table[code] = 0 }
    for code in UInt32(0x1E00)...0x1EFF {
      if let scalar = Unicode.Scalar(code) { table[Int(code)] = FontAdvances.base(of: scalar, table) }
    }
    self.table = table
  }

  /// The code points below `firstWithoutTable` that take no room, the same in all fonts.
  private static let weightless: [Int] = MarkBlocks.codes.joined().filter { code in
    guard code < Int(firstWithoutTable), let scalar = Unicode.Scalar(UInt32(code)) else { return false }
    return scalar.occupiesNoSpace
  }

  /// The advance of the letter that carries the accents of `scalar`.
  private static func base(of scalar: Unicode.Scalar, _ table: [UInt16]) -> UInt16 {
    let bases: [(ClosedRange<UInt32>, Unicode.Scalar, Unicode.Scalar)] = [
      (0x1EA0...0x1EB7, "A", "a"), (0x1EB8...0x1EC7, "E", "e"), (0x1EC8...0x1ECB, "I", "i"),
      (0x1ECC...0x1EE3, "O", "o"), (0x1EE4...0x1EF1, "U", "u"), (0x1EF2...0x1EF9, "Y", "y"),
    ]
    guard let base = bases.first(where: { $0.0.contains(scalar.value) }) else { return average }
    return table[Int((scalar.value % 2 == 0 ? base.1 : base.2).value)]
  }

  private static let roboto = FontAdvances(
    latin: robotoLatin, greek: robotoGreek, thai: robotoThai, punctuation: robotoPunctuation,
    kerning: robotoKerning)
  private static let robotoBold = FontAdvances(
    latin: robotoBoldLatin, greek: robotoBoldGreek, thai: robotoBoldThai,
    punctuation: robotoBoldPunctuation,
    kerning: robotoBoldKerning)
  private static let helvetica = FontAdvances(
    latin: helveticaLatin, greek: helveticaGreek, thai: helveticaThai, punctuation: helveticaPunctuation,
    kerning: helveticaKerning)
  private static let helveticaBold = FontAdvances(
    latin: helveticaBoldLatin, greek: helveticaBoldGreek, thai: helveticaBoldThai,
    punctuation: helveticaBoldPunctuation,
    kerning: helveticaBoldKerning)

  /// The font of a typeface and weight.
  static func font(_ metrics: TypeMetrics, isBold: Bool) -> FontAdvances {
    switch metrics {
    case .roboto: isBold ? robotoBold : roboto
    case .helvetica: isBold ? helveticaBold : helvetica
    }
  }

  /// The distance of two ASCII characters beyond their advances.
  func kerning(_ first: UInt8, _ second: UInt8) -> Int16 {
    guard first >= 0x20, first < 0x7F, second >= 0x20, second < 0x7F else { return 0 }
    return kerning[Int(first - 0x20) * FontAdvances.printable + Int(second - 0x20)]
  }

  /// The advance of a code point that is no part of an emoji.
  subscript(scalar: Unicode.Scalar) -> UInt16 {
    let value = scalar.value
    if value < FontAdvances.firstWithoutTable { return table[Int(value)] }
    switch value {
    case 0x302A...0x302F, 0x3099...0x309A, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF, 0xE0000...0xE0FFF:
      return 0
    case 0xAC00...0xD7A3, 0x3131...0x318E: return FontAdvances.hangul
    case 0xFF61...0xFFDC: return 1024
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFFE6, 0x20000...0x3FFFD: return 2048
    case 0x1F000...0x1FAFF: return FontAdvances.emoji
    default:
      return scalar.occupiesNoSpace ? 0 : FontAdvances.average
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a mark over another character, or nothing to be seen.
  var occupiesNoSpace: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }
}
