/// Names and values as queries and forms have them: `a=1&b=two+words` (WHATWG URL, `application/x-www-form-urlencoded`).
public struct FormParameters: Hashable, Sendable {
  private var pairs: [Pair] = []

  private struct Pair: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// Decodes parameters. What is no valid encoding stays as it is.
  public init(_ bytes: some Sequence<UInt8>) {
    for part in Array(bytes).split(separator: UInt8(ascii: "&")) {
      let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      let value = end < part.endIndex ? part[(end + 1)...] : []
      pairs.append(
        Pair(
          name: String(percentEncoded: part[..<end], plusIsSpace: true),
          value: String(percentEncoded: value, plusIsSpace: true)))
    }
  }

  /// The names, in order.
  public var names: [String] { pairs.map(\.name) }

  /// The first value with a name, nil if there is none.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}
