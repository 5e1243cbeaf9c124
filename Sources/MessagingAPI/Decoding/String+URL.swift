extension String {
  /// The first variable of a template language in the text: `{name}`, `{{ name }}`, `${name}`, `<%= name %>`;
  /// nil when there is none. O(length).
  var templateVariable: String? {
    let bytes = Array(utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "{"):
        let isDouble = bytes[(index + 1)...].first == byte
        let start = index + (isDouble ? 2 : 1)
        guard let end = bytes.dropFirst(start).firstIndex(where: { "{}\"\n".utf8.contains($0) }),
          bytes[end] == UInt8(ascii: "}"), 1...60 ~= end - start
        else { continue }
        let isPrefixed =
          index > 0 && (bytes[index - 1] == UInt8(ascii: "$") || bytes[index - 1] == UInt8(ascii: "#"))
        let last = isDouble && bytes.dropFirst(end + 1).first == UInt8(ascii: "}") ? end + 1 : end
        return String(decoding: bytes[(isPrefixed ? index - 1 : index)...last], as: UTF8.self)
      case UInt8(ascii: "<"):
        let rest = bytes.dropFirst(index + 1)
        guard rest.first == UInt8(ascii: "%"), let end = rest.firstIndex(of: UInt8(ascii: ">")),
          end - index <= 60, bytes[end - 1] == UInt8(ascii: "%"), end - index > 3
        else { continue }
        return String(decoding: bytes[index...end], as: UTF8.self)
      default: continue
      }
    }
    return nil
  }

  /// The first character of a URL that must be percent-encoded (RFC 3986), and how it is written then; nil
  /// when there is none. A `%` needs two hexadecimal digits after it. O(length).
  var firstUnencoded: (character: String, encoded: String)? {
    let bytes = Array(utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        continue
      case UInt8(ascii: "%"):
        let digits = bytes.dropFirst(index + 1).prefix(2)
        if digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) { continue }
        return ("%", "%25")
      case _ where "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte): continue
      default:
        let scalar = String(decoding: bytes[index...], as: UTF8.self).unicodeScalars.prefix(1)
        let encoded = String(scalar).utf8.map { byte in
          "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return (String(scalar), encoded.joined())
      }
    }
    return nil
  }
}
