import MessagingAPI

/// A value to be written to a scenario file.
enum YAMLValue {
  /// A word or a number that needs no quotes.
  case plain(String)
  /// Any text.
  case text(String)
  /// A list on one line if it fits, otherwise with one line for each element.
  case list([YAMLValue])
  /// A mapping on one line if it fits, otherwise with one line for each pair.
  case map([YAMLValue.Pair])
  /// A list with one line for each element.
  case lines([YAMLValue])
  /// A mapping with one line for each pair.
  case block([YAMLValue.Pair])

  /// A key and its value.
  struct Pair {
    var key: String
    var value: YAMLValue

    init(_ key: String, _ value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  /// Converts JSON.
  init(_ json: JSONValue) {
    switch json {
    case .null: self = .plain("null")
    case .bool(let flag): self = .plain(flag ? "true" : "false")
    case .number(let number): self = .plain(YAMLText.number(number))
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { YAMLValue($0) })
    case .object(let members): self = .map(members.map { Pair($0.name, YAMLValue($0.value)) })
    }
  }

  static func number(_ number: Int) -> YAMLValue { .plain(String(number)) }
}
