import ChatRoom
import TerminalText

extension Timestamp {
  /// Parses `2026-11-01T12:00:00+09:00` (ISO 8601): a date, a time of day, and an offset from UTC or `Z`. The
  /// seconds are optional.
  init(iso8601 text: String) throws(InvalidTime) {
    let utf8 = Array(text.utf8)
    var rest = utf8[...]
    func expected() -> InvalidTime { InvalidTime(message: "expected a time, found \(text.quoted)") }

    // Provides components to fill in.
    var parts = Timestamp(seconds: 0).components
    guard let year = rest.consumeNumber(digits: 4), rest.consume("-"),
      let month = rest.consumeNumber(digits: 2),
      rest.consume("-"), let day = rest.consumeNumber(digits: 2)
    else {
      let isLate =
        utf8.prefix(while: \.isDigit).count > 4 && utf8.drop(while: \.isDigit).first == UInt8(ascii: "-")
      throw isLate ? InvalidTime(message: "\(text.quoted) is outside the years 1 to 9999") : expected()
    }
    guard rest.consume("T") else {
      throw rest.isEmpty ? InvalidTime(message: "\(text.quoted) has no time of day") : expected()
    }
    guard let hour = rest.consumeNumber(digits: 2), rest.consume(":"),
      let minute = rest.consumeNumber(digits: 2)
    else { throw expected() }
    parts.year = year
    parts.month = month
    parts.day = day
    parts.hour = hour
    parts.minute = minute
    parts.second = 0
    if rest.consume(":") {
      guard let second = rest.consumeNumber(digits: 2) else { throw expected() }
      parts.second = second
      if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
        throw InvalidTime(message: "\(text.quoted) has fractional seconds; times must be whole seconds")
      }
    }
    guard !rest.isEmpty else {
      throw InvalidTime(message: "\(text.quoted) has no offset from UTC, such as +09:00 or Z")
    }
    var offset = 0
    if !rest.consume("Z") {
      let isNegative = rest.first == UInt8(ascii: "-")
      guard rest.consume("-") || rest.consume("+"), let hours = rest.consumeNumber(digits: 2),
        rest.consume(":"),
        let minutes = rest.consumeNumber(digits: 2)
      else { throw expected() }
      guard hours <= 23, minutes <= 59 else {
        throw InvalidTime(message: "\(text.quoted) has an invalid offset from UTC")
      }
      offset = (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
    }
    guard rest.isEmpty else { throw expected() }
    guard let moment = Timestamp(parts, offsetFromUTC: offset) else {
      let isOutside = Timestamp(parts, offsetFromUTC: 0) != nil
      throw InvalidTime(
        message: "\(text.quoted) \(isOutside ? "is outside the years 1 to 9999" : "does not exist")")
    }
    self = moment
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func consume(_ sign: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: sign) else { return false }
    removeFirst()
    return true
  }

  fileprivate mutating func consumeNumber(digits: Int) -> Int? {
    let number = prefix(digits)
    guard number.count == digits, number.allSatisfy(\.isDigit) else { return nil }
    removeFirst(digits)
    return Int(String(decoding: number, as: UTF8.self))
  }
}
