/// Parses JSON text of programs (RFC 8259): the bodies of requests.
///
/// Files that people write are read by the module Scenarios, with the place of every value.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Parses the only value.
  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let value = try value(level: 1)
    skipSpace()
    if index < bytes.count { throw error("expected the end of the text") }
    return value
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func error(_ message: String, at place: Int? = nil) -> JSONSyntaxError {
    let before = bytes[..<(place ?? index)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONSyntaxError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - start + 1, message: message)
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func value(level: Int) throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    guard level <= MessageObjectDecoder.maximumLevels else {
      throw error("nested more than \(MessageObjectDecoder.maximumLevels) levels deep")
    }
    switch byte {
    case UInt8(ascii: "{"): return .object(try members(level: level))
    case UInt8(ascii: "["): return .array(try elements(level: level))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("expected a value, found the end of the text")
    default: return .number(try number())
    }
  }

  private mutating func members(level: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    index += 1
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw error("expected a name in quotation marks") }
      let name = try string()
      skipSpace()
      guard take(":") else { throw error("expected \":\" after a name") }
      members.append(JSONValue.Member(name, try value(level: level + 1)))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw error("expected \",\" or \"}\"") }
    }
  }

  private mutating func elements(level: Int) throws(JSONSyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    index += 1
    skipSpace()
    if take("]") { return elements }
    while true {
      elements.append(try value(level: level + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw error("expected \",\" or \"]\"") }
    }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error("expected a value") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = index
    _ = take("-")
    let isZero = byte == UInt8(ascii: "0")
    guard let whole = digits(), !isZero || whole == 1 else { throw error("expected a value", at: start) }
    if take("."), digits() == nil { throw error("expected a digit") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits() == nil { throw error("expected a digit") }
    }
    // Too large a number is infinite, which no property takes.
    return Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .nan
  }

  /// Skips digits and returns their number, nil if there is none.
  private mutating func digits() -> Int? {
    let start = index
    while let byte, 0x30...0x39 ~= byte { index += 1 }
    return index > start ? index - start : nil
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let opened = index
    index += 1
    var text: [UInt8] = []
    while let byte {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw error("control characters in a string must be escaped", at: index - 1)
      default: text.append(byte)
      }
    }
    throw error("unterminated string", at: opened)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
    let start = index - 1
    guard let byte else { return }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard var units = unit().map({ [$0] }) else { throw error("expected 4 hexadecimal digits", at: start) }
      let next = index
      if 0xD800..<0xDC00 ~= units[0], take("\\"), take("u"), let low = unit(), 0xDC00..<0xE000 ~= low {
        units.append(low)
      } else {
        index = next
      }
      text += String(decoding: units, as: UTF16.self).utf8
    default: throw error("unknown escape sequence in a string", at: start)
    }
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt16(digits, radix: 16)
  }
}
