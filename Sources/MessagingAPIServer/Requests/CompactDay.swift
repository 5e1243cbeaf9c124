import ChatRoom

/// A day as parameters write it: `20261101`, at UTC+9.
enum CompactDay {
  /// The day, in days since 1970-01-01; nil if the text is none.
  static func day(_ text: String) -> Int? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else {
      return nil
    }
    var parts = Timestamp(startOfDay: 0).components
    (parts.year, parts.month, parts.day) = (number / 10_000, number / 100 % 100, number % 100)
    return Timestamp(parts, offsetFromUTC: 9 * 3600)?.day
  }
}
