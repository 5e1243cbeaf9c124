extension String {
  /// Decodes `%E3%81%82` (RFC 3986, 2.1). An incomplete escape stays as it is; invalid UTF-8 becomes U+FFFD.
  init(percentEncoded bytes: some Collection<UInt8>, plusIsSpace: Bool = false) {
    var decoded: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        rest.removeFirst(2)
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    self.init(decoding: decoded, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether this is an ASCII hexadecimal digit.
  fileprivate var isHexDigit: Bool { 0x30...0x39 ~= self || 0x61...0x66 ~= self | 0x20 }
}
