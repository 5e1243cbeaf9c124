import ChatRoom
import TerminalText

/// A day in the notation of scenario files: `2026-11-01` or `20261101`.
package struct Day: Sendable {
  /// The day at UTC+9, in days since 1970-01-01; nil if there is no such day, as the 30th of February.
  package let number: Int?

  /// Parses a day. Returns nil for anything that is not written like one.
  package init?(_ text: String) {
    let digits = text.utf8.filter(\.isDigit)
    let utf8 = Array(text.utf8)
    let hyphen = UInt8(ascii: "-")
    guard digits.count == 8,
      utf8.count == 8 || utf8.count == 10 && utf8[4] == hyphen && utf8[7] == hyphen
    else { return nil }
    let written = String(decoding: digits, as: UTF8.self)
    // Midnight UTC is on the same day at UTC+9.
    let iso = "\(written.prefix(4))-\(written.dropFirst(4).prefix(2))-\(written.suffix(2))T00:00Z"
    number = (try? Timestamp(iso8601: iso))?.day
  }
}
