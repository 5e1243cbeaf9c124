/// The value of a scalar according to the core schema of YAML 1.2.
///
/// `no`, `on`, `1:30` and `1_000` are strings; `1.10` is a number; quoted scalars are always strings.
enum Scalar {
  case null
  case bool(Bool)
  /// An integer, nil if it exceeds the range of `Int`.
  case integer(Int?)
  /// A number with a fraction or an exponent, an infinity, or NaN.
  case float(Double)
  case string

  init(_ node: Node) {
    guard node.isPlain else {
      self = .string
      return
    }
    self.init(plain: node.utf8)
  }

  /// Resolves an unquoted scalar.
  init(plain text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = Scalar(number: text) ?? .string
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      guard text.count <= 5 else { fallthrough }
      self = Scalar(word: String(decoding: text, as: UTF8.self))
    default:
      self = .string
    }
  }

  private init(word: String) {
    switch word {
    case "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    default: self = .string
    }
  }

  private init?(number text: ArraySlice<UInt8>) {
    let hasSign = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
    let digits = hasSign ? text.dropFirst() : text
    guard let first = digits.first else { return nil }
    if digits.allSatisfy(\.isDigit) {
      self = .integer(Int(String(decoding: text, as: UTF8.self)))
      return
    }
    if !hasSign, first == UInt8(ascii: "0"), let radix = Scalar.radix(of: digits) {
      let number = digits.dropFirst(2)
      guard number.allSatisfy({ Scalar.isDigit($0, radix: radix) }) else { return nil }
      self = .integer(Int(String(decoding: number, as: UTF8.self), radix: radix))
      return
    }
    switch String(decoding: digits.prefix(5), as: UTF8.self) {
    case ".inf", ".Inf", ".INF":
      self = .float(text.first == UInt8(ascii: "-") ? -.infinity : .infinity)
    case ".nan" where !hasSign, ".NaN" where !hasSign, ".NAN" where !hasSign: self = .float(.nan)
    default:
      guard Scalar.isFloat(digits), let value = Double(String(decoding: text, as: UTF8.self)) else {
        return nil
      }
      self = .float(value)
    }
  }

  private static func radix(of digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count > 2 else { return nil }
    switch digits[digits.startIndex + 1] {
    case UInt8(ascii: "o"): return 8
    case UInt8(ascii: "x"): return 16
    default: return nil
    }
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    guard let value = Character(Unicode.Scalar(byte)).hexDigitValue else { return false }
    return value < radix
  }

  /// `[0-9]*` with a fraction, an exponent or both, and at least one digit before the exponent.
  private static func isFloat(_ digits: ArraySlice<UInt8>) -> Bool {
    var rest = digits.drop(while: \.isDigit)
    var count = digits.count - rest.count
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: \.isDigit)
      count += fraction.count
      rest = rest.dropFirst(fraction.count)
    }
    guard count > 0 else { return false }
    guard let exponent = rest.first else { return true }
    guard exponent & 0xDF == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }
}
