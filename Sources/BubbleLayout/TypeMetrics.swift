/// How wide characters are: a first, simple type metric.
///
/// Advance widths of ASCII and other alphabets come from the fonts' own tables, in 1/2048 em; everything else
/// has the width of its class. LINE publishes no metrics: an estimate.
public enum TypeMetrics: Hashable, Sendable {
  /// Android's Roboto.
  case roboto
  /// iOS, by the metrics of Helvetica.
  case helvetica

  /// Units to an em.
  static let unitsPerEm = 2048

  /// The advance of an ASCII character in units; control characters have none.
  func advance(ofASCII byte: UInt8) -> Int {
    guard byte >= 0x20, byte < 0x7F else { return 0 }
    let index = Int(byte) - 0x20
    return Int(self == .roboto ? TypeMetrics.robotoAdvances[index] : TypeMetrics.helveticaAdvances[index])
  }

  /// The advance of any character in units.
  func advance(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII, !CharacterClass.isKeycap(character) { return advance(ofASCII: UInt8(scalar.value)) }
    if CharacterClass(character).isFullWidth { return TypeMetrics.unitsPerEm }
    switch scalar.value {
    case 0xFF61...0xFFDC:  // half-width katakana and hangul, with their own sound marks
      return TypeMetrics.unitsPerEm / 2 * character.unicodeScalars.count
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return Int(FontAdvances.font(self, isBold: false)[scalar])
    }
  }

  private static let robotoAdvances: [UInt16] = [
    508, 528, 656, 1261, 1151, 1500, 1274, 358, 701, 713, 882, 1162, 403, 566, 540, 845, 1151, 1151, 1151,
    1151, 1151, 1151, 1151, 1151, 1151, 1151, 496, 433, 1041, 1124, 1071, 968, 1839, 1336, 1276, 1333,
    1344, 1164, 1132, 1395, 1461, 557, 1130, 1285, 1103, 1788, 1461, 1409, 1292, 1409, 1262, 1216, 1222,
    1328, 1304, 1817, 1284, 1230, 1227, 543, 841, 543, 856, 924, 633, 1114, 1150, 1072, 1155, 1086, 712,
    1150, 1128, 498, 490, 1038, 498, 1796, 1131, 1168, 1150, 1164, 694, 1057, 670, 1129, 992, 1539, 1016,
    969, 1016, 693, 500, 693, 1393,
  ]

  private static let helveticaAdvances: [UInt16] = [
    569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479,
    1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251,
    1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569,
    1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024,
    1024, 1024, 684, 532, 684, 1196,
  ]
}
