/// Makes ids that nobody can tell from those of LINE: unpredictable, unless the seed is known.
struct IdSource: Sendable {
  private let seed: UInt64
  private var count: UInt64 = 0

  /// Creates a source. Sources with the same seed make the same ids.
  init(seed: UInt64) {
    self.seed = seed
  }

  /// The next UUID in lower case (RFC 9562, version 4).
  mutating func uuid() -> String {
    var bytes = next(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(bytes.hexadecimal)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }

  /// The next token of `count` letters, digits, `-` and `_`, at most 32.
  mutating func token(_ count: Int) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return String(next(count).map { signs[Int($0 & 63)] })
  }

  /// The next ULID for a moment in milliseconds since 1970: ten signs for the moment, sixteen that are random.
  ///
  /// Source: github.com/ulid/spec.
  mutating func ulid(at milliseconds: Int) -> String {
    let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let time = stride(from: 45, through: 0, by: -5).map { signs[milliseconds >> $0 & 31] }
    return String(time + next(16).map { signs[Int($0 & 31)] })
  }

  /// The next bytes, at most 32.
  private mutating func next(_ count: Int) -> [UInt8] {
    self.count += 1
    let state = [seed, self.count].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return Array(SHA256.digest(of: state).prefix(count))
  }
}

extension [UInt8] {
  /// The bytes as lower-case hexadecimal digits.
  var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
