/// Where Thai text, which has no spaces between words, may break: an approximation without a dictionary.
struct ThaiBreaks {
  private var previous: UInt32 = 0
  private var length = 0

  /// Whether a line may begin with this letter.
  mutating func beginsWord(_ value: UInt32, isAfterThai: Bool) -> Bool {
    defer { previous = value }
    if !isAfterThai {
      length = 0
      return true
    }
    length += 1
    let isLeadingVowel = (0xE40...0xE44).contains(value)
    let wasLeadingVowel = (0xE40...0xE44).contains(previous)
    guard isLeadingVowel, !wasLeadingVowel, length >= 2 else { return false }
    length = 0
    return true
  }
}
