import MessagingAPI

/// One kind of subject that a step can have expectations about: a message, a bubble, the room.
///
/// The parser, the JSON Schema and the guide's table all use ``all``. To support another kind of subject, add
/// a definition and list it there.
struct ExpectationDefinition: Sendable {
  /// The schema's way of recognizing the keys of this kind.
  enum SchemaKey: Sendable {
    /// A fixed key.
    case word(String)
    /// Keys that match a regular expression.
    case pattern(String)
  }

  /// The schema's way of recognizing the keys of this kind.
  let schemaKey: SchemaKey
  /// The name of its schema in `$defs`.
  let schemaName: String
  /// The JSON Schema of the expected values.
  let schema: @Sendable () -> String
  /// The rows for the guide's table.
  let rows: [GuideRow]
  /// Returns whether a key belongs to this kind. The first match in ``all`` wins.
  let matches: @Sendable (_ key: String) -> Bool
  /// Whether the key belongs to a message if one has it as its id.
  var yieldsToMessages = false
  /// Parses the expected values and reports errors.
  let parse: @Sendable (_ parsing: inout ScenarioParsing, _ key: Node, _ value: Node) -> Void

  /// All kinds, in matching order. Any key not claimed by another kind belongs to a message.
  static let all: [ExpectationDefinition] = [
    .room, .friends, .chats, .rewardCards, .richMenu, .oneRichMenu, .coupon, .post, .disclosed, .dashboard,
    .unitBubbles, .unit, .bubble, .message,
  ]

  /// The largest counter value that can be expected.
  static let maximumCount = 1_000_000_000_000

  /// The rows of the guide's table, in the guide's order.
  static var rows: [GuideRow] {
    [
      ExpectationDefinition.message, .bubble, .room, .unit, .unitBubbles, .dashboard, .friends, .chats,
      .coupon,
      .rewardCards, .post, .richMenu, .oneRichMenu, .disclosed,
    ].flatMap(\.rows)
  }

  /// The JSON Schema of `expect`.
  static var schema: String {
    var words: [String] = []
    var patterns: [String] = []
    for definition in all {
      switch definition.schemaKey {
      case .word(let word):
        let reference = ##"{"$ref": "#/$defs/\##(definition.schemaName)"}"##
        let message = ##"{"$ref": "#/$defs/\##(ExpectationDefinition.message.schemaName)"}"##
        words.append(
          "\(quoted(word)): "
            + (definition.yieldsToMessages ? #"{"anyOf": [\#(reference), \#(message)]}"# : reference))
      case .pattern(let pattern):
        patterns.append(##"\##(quoted(pattern)): {"$ref": "#/$defs/\##(definition.schemaName)"}"##)
      }
    }
    return #"""
      {
        "description": "The expectations, keyed by message id, by bubble name, by unit NAME or unit NAME/1 for a unit, by room for the current user's room, or by a part of the Insight page. Only the listed values are checked.",
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

  /// Returns the schema properties for counters, with their descriptions.
  static func counters<Counter>(_ counters: [Counter], _ meaning: (Counter) -> String) -> String
  where Counter: RawRepresentable<String> {
    counters.map {
      ##""\##($0.rawValue)": {"$ref": "#/$defs/count", "description": \##(quoted(meaning($0)))}"##
    }
    .joined(separator: ", ")
  }
}
