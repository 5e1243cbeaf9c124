import ChatRoom
import ImpressionRules
import MessagingAPI

/// One key of a scenario file's head: the part above its steps.
///
/// Reading checks keys against ``all``; the JSON Schema and the guide's table come from it.
struct HeadKey: Sendable {
  /// The key: `clock`.
  let key: StaticString
  /// Its value in the guide's table, in Markdown.
  let value: String
  /// Its meaning in the guide's table, in Markdown.
  let meaning: String
  /// The JSON Schema of its value.
  let schema: @Sendable () -> String

  /// All keys, in the order in which a file is written.
  static let all: [HeadKey] = [
    .scenario, .description, .clock, .device, .metrics, .rules, .account, .users, .messages, .steps,
  ]

  /// The keys as the parser compares them.
  static let keys = all.map(\.key)
}

extension HeadKey {
  private static let scenario = HeadKey(
    key: "scenario", value: "text", meaning: "the title; the only key a file must have"
  ) {
    ##"""
    {
      "$ref": "#/$defs/text",
      "description": "The title: what the scenario shows, in one line. The only key a file must have.",
      "examples": ["The rich menu hides the last bubble"]
    }
    """##
  }

  private static let description = HeadKey(
    key: "description", value: "text", meaning: "what a reader should learn from the file"
  ) {
    """
    {
      "type": ["string", "number"],
      "description": "What the scenario is about, in prose, for those who read the file."
    }
    """
  }

  private static let clock = HeadKey(
    key: "clock", value: "a time",
    meaning: "the start; by default the file's first `sent`, else 2026-01-01T12:00:00+09:00"
  ) {
    ##"""
    {
      "$ref": "#/$defs/time",
      "description": "When the scenario starts. Default: the first sent time in the file, or else 2026-01-01T12:00:00+09:00."
    }
    """##
  }

  private static let device = HeadKey(
    key: "device", value: "a preset or a mapping",
    meaning: "the device of every user without one of their own; by default `\(Device.standard.id)`"
  ) {
    ##"""
    {
      "$ref": "#/$defs/device",
      "description": "The device of every user who has none of their own: a preset's name, or a mapping.",
      "default": "\##(Device.standard.id)"
    }
    """##
  }

  private static let metrics = HeadKey(
    key: "metrics", value: "a mapping", meaning: "paddings and gaps in points that replace the estimates"
  ) {
    let properties = MetricKey.all.map { metric in
      ##""\##(metric.key)": {"$ref": "#/$defs/gap", "description": "\##(metric.meaning)", "default": \##(metric.standard)}"##
    }
    return #"""
      {
        "description": "Paddings and gaps of the room in points, where they should differ from the estimates.",
        "type": "object",
        "additionalProperties": false,
        "properties": {\#(properties.joined(separator: ", "))}
      }
      """#
  }

  private static let rules = HeadKey(
    key: "rules", value: "`{edges: accumulated, carousel: whole}`",
    meaning: "the reading of the rules: or `simultaneous` (R3), `anyCard` (R8)"
  ) {
    """
    {
      "description": "The reading of the counting rules, where LINE's pages leave room for more than one.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "edges": {
          "description": "When a bubble's edges must be visible for it to count (R3).",
          "type": "string",
          "enum": ["accumulated", "simultaneous"],
          "enumDescriptions": [
            "Each edge at some moment of the same visit.",
            "All edges at one and the same moment."
          ],
          "default": "accumulated"
        },
        "carousel": {
          "description": "What of a carousel must be displayed for it to count (R8).",
          "type": "string",
          "enum": ["whole", "anyCard"],
          "enumDescriptions": [
            "The first card's left and the last card's right edge.",
            "All four edges of any one card."
          ],
          "default": "whole"
        }
      }
    }
    """
  }

  private static let account = HeadKey(
    key: "account", value: "a mapping",
    meaning: "the account's `name`, whether it is `verified`, and its menus"
  ) {
    ##"{"$ref": "#/$defs/account"}"##
  }

  private static let users = HeadKey(
    key: "users", value: "a list of ids or mappings",
    meaning: "the people; the first is the current user until a step names another; by default one, `user`"
  ) {
    ##"""
    {
      "description": "The users of the scenario; the first is the current user until a step names another. Default: one user called user.",
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {"$ref": "#/$defs/user"},
      "examples": [["alice", "bob"]]
    }
    """##
  }

  private static let messages = HeadKey(
    key: "messages", value: "a list of messages",
    meaning: "what the account sends; one whose `sent` is later than the clock arrives when that time comes"
  ) {
    ##"""
    {
      "description": "What the account sends. A message whose sent time is later than the clock arrives when that time comes.",
      "type": "array",
      "items": {"$ref": "#/$defs/message"}
    }
    """##
  }

  private static let steps = HeadKey(
    key: "steps", value: "a list of steps", meaning: "what happens, in order"
  ) {
    ##"""
    {
      "description": "What happens, in order. Steps act on the current user: the one who last entered, or the one named by as.",
      "type": "array",
      "items": {"$ref": "#/$defs/step"}
    }
    """##
  }
}
