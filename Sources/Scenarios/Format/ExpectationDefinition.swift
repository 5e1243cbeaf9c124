import MessagingAPI

/// One kind of thing that a scenario has expectations of: a message, a bubble, the room.
///
/// Reading, the JSON Schema and the guide's table all go through ``all``. To expect something of another kind of
/// thing, add a definition and list it there.
struct ExpectationDefinition: Sendable {
  /// What a schema knows its keys by.
  enum SchemaKey: Sendable {
    /// The key is this word.
    case word(String)
    /// The key matches this regular expression.
    case pattern(String)
  }

  /// What a schema knows its keys by.
  let schemaKey: SchemaKey
  /// The name of its schema among the definitions of the whole.
  let schemaName: String
  /// The JSON Schema of what is expected.
  let schema: @Sendable () -> String
  /// The rows of the guide's table.
  let rows: [GuideRow]
  /// Whether a key speaks of it. The first definition of ``all`` that says so decides.
  let matches: @Sendable (_ key: String) -> Bool
  /// Reads what is expected, and reports what is wrong.
  let parse: @Sendable (_ parsing: inout ScenarioParsing, _ key: Node, _ value: Node) -> Void

  /// All kinds, in the order in which they claim keys: any other key is that of a message.
  static let all: [ExpectationDefinition] = [.room, .unitBubbles, .unit, .bubble, .message]

  /// The largest counter that can be expected.
  static let maximumCount = 1_000_000_000_000

  /// The rows of the guide's table, in its order.
  static var rows: [GuideRow] {
    [ExpectationDefinition.message, .bubble, .room, .unit, .unitBubbles].flatMap(\.rows)
  }

  /// The JSON Schema of `expect`.
  static var schema: String {
    var words: [String] = []
    var patterns: [String] = []
    for definition in all {
      switch definition.schemaKey {
      case .word(let word):
        words.append(##"\##(quoted(word)): {"$ref": "#/$defs/\##(definition.schemaName)"}"##)
      case .pattern(let pattern):
        patterns.append(##"\##(quoted(pattern)): {"$ref": "#/$defs/\##(definition.schemaName)"}"##)
      }
    }
    return #"""
      {
        "description": "What is expected here, by message id, bubble name, unit NAME or unit NAME/1 for a unit, and room for the current user's room. Only what is named is checked.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {\#(words.joined(separator: ", "))},
        "patternProperties": {\#(patterns.joined(separator: ", "))},
        "examples": [{"promo/1": {"impression": 1}}]
      }
      """#
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }

  /// The properties of a schema for counters with what they mean.
  static func counters<Counter>(_ counters: [Counter], _ meaning: (Counter) -> String) -> String
  where Counter: RawRepresentable<String> {
    counters.map {
      ##""\##($0.rawValue)": {"$ref": "#/$defs/count", "description": \##(quoted(meaning($0)))}"##
    }
    .joined(separator: ", ")
  }
}
