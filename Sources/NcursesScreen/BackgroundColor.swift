/// The answer of a terminal to the question for its background color.
enum BackgroundColor {
  /// Whether an operating system command is the answer and names a light colour; nil for any other.
  /// Parses the text between `ESC ]` and the terminator, such as `11;rgb:ffff/ffff/ffff`.
  static func isLight(answer: ArraySlice<UInt8>) -> Bool? {
    let fields = answer.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard fields.count == 2, fields[0].elementsEqual("11".utf8), let parts = parts(of: fields[1]) else {
      return nil
    }
    return 0.299 * parts.red + 0.587 * parts.green + 0.114 * parts.blue > 0.5
  }

  /// Red, green and blue from 0 to 1: of `rgb:h/h/h` and `rgba:h/h/h/h` with one to four digits each, or of
  /// `#` with as many digits for each.
  private static func parts(of color: ArraySlice<UInt8>) -> (red: Double, green: Double, blue: Double)? {
    var fields: [ArraySlice<UInt8>]
    if color.first == UInt8(ascii: "#") {
      let digits = color.dropFirst()
      guard digits.count % 3 == 0, (3...12).contains(digits.count) else { return nil }
      let length = digits.count / 3
      fields = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
    } else {
      guard color.starts(with: "rgb:".utf8) || color.starts(with: "rgba:".utf8),
        let colon = color.firstIndex(of: UInt8(ascii: ":"))
      else { return nil }
      fields = color[(colon + 1)...].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard fields.count == 3 || fields.count == 4 else { return nil }
    }
    let values = fields.prefix(3).compactMap(value)
    return values.count == 3 ? (values[0], values[1], values[2]) : nil
  }

  private static func value(of digits: ArraySlice<UInt8>) -> Double? {
    guard (1...4).contains(digits.count),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    return Double(value) / Double(1 << (4 * UInt32(digits.count)) - 1)
  }
}
