/// How a character behaves at the end of a line.
struct CharacterClass {
  /// One em wide: ideographs, kana, hangul, full-width forms, emoji.
  let isFullWidth: Bool
  /// A line may not begin with it (kinsoku).
  let isProhibitedAtStart: Bool
  /// A line may not end with it (kinsoku).
  let isProhibitedAtEnd: Bool

  init(_ character: Character) {
    let first = character.unicodeScalars.first ?? " "
    isFullWidth = CharacterClass.isFullWidth(first) || CharacterClass.isEmoji(character, first)
    isProhibitedAtStart = CharacterClass.prohibitedAtStart.contains(first)
    isProhibitedAtEnd = CharacterClass.prohibitedAtEnd.contains(first)
  }

  private static func isEmoji(_ character: Character, _ first: Unicode.Scalar) -> Bool {
    first.properties.isEmojiPresentation
      || (first.properties.isEmoji && character.unicodeScalars.contains { $0.value == 0xFE0F })
  }

  /// Whether an ASCII digit or sign is drawn as an emoji: 1️⃣.
  static func isKeycap(_ character: Character) -> Bool {
    character.utf8.count > 1 && character.unicodeScalars.contains { $0.value == 0xFE0F }
  }

  private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static let prohibitedAtStart = Set(
    "、。，．・：；？！ー」』）］｝〉》】〕ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜…％".unicodeScalars)
  private static let prohibitedAtEnd = Set("「『（［｛〈《【〔".unicodeScalars)
}
