import MessagingAPI

/// A value as a scenario file is to say it.
enum YAMLValue {
  /// A word or a number that needs no quotes.
  case plain(String)
  /// Any text.
  case text(String)
  /// In one line where there is room, else a line for each element.
  case list([YAMLValue])
  /// In one line where there is room, else a line for each pair.
  case map([YAMLValue.Pair])
  /// A line for each element, however short they are.
  case lines([YAMLValue])
  /// A line for each pair, however short they are.
  case block([YAMLValue.Pair])

  /// A key with its value.
  struct Pair {
    var key: String
    var value: YAMLValue

    init(_ key: String, _ value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  /// JSON as it was written.
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
