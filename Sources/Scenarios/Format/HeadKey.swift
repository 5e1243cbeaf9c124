import ChatRoom
import ImpressionRules
import MessagingAPI

/// One top-level key of a scenario file.
///
/// The parser checks keys against ``all``; the JSON Schema and the guide's table are generated from it.
struct HeadKey: Sendable {
  /// The key: `clock`.
  let key: StaticString
  /// Its kind of value, for the guide's table, in Markdown.
  let value: String
  /// Its meaning, for the guide's table, in Markdown.
  let meaning: String
  /// The JSON Schema of its value.
  let schema: @Sendable () -> String

  /// All keys, in the order in which they are written to a file.
  static let all: [HeadKey] = [
    .scenario, .description, .clock, .device, .metrics, .rules, .account, .users, .messages,
    .pictures, .insight, .history, .coupons, .posts, .groups, .steps,
  ]

  /// The keys in the form the parser compares.
  static let keys = all.map(\.key)
}

extension HeadKey {
  private static let scenario = HeadKey(
    key: "scenario", value: "text", meaning: "the title; the only required key"
  ) {
    ##"""
    {
      "$ref": "#/$defs/text",
      "description": "The title: what the scenario shows, in one line. The only required key.",
      "examples": ["The rich menu hides the last bubble"]
    }
    """##
  }

  private static let description = HeadKey(
    key: "description", value: "text", meaning: "what the scenario shows, in prose"
  ) {
    """
    {
      "type": ["string", "number"],
      "description": "What the scenario shows, in prose, for readers of the file."
    }
    """
  }

  private static let clock = HeadKey(
    key: "clock", value: "a time",
    meaning: "the start time; defaults to the first `sent` in the file, or else to 2026-01-01T12:00:00+09:00"
  ) {
    ##"""
    {
      "$ref": "#/$defs/time",
      "description": "The start time. Default: the first sent time in the file, or else 2026-01-01T12:00:00+09:00."
    }
    """##
  }

  private static let device = HeadKey(
    key: "device", value: "a preset or a mapping",
    meaning: "the device of every user without one of their own; defaults to `\(Device.standard.id)`"
  ) {
    ##"""
    {
      "$ref": "#/$defs/device",
      "description": "The device of every user without one of their own: the name of a preset, or a mapping.",
      "default": "\##(Device.standard.id)"
    }
    """##
  }

  private static let metrics = HeadKey(
    key: "metrics", value: "a mapping",
    meaning: "paddings and gaps in points, replacing the built-in estimates"
  ) {
    let properties = MetricKey.all.map { metric in
      let standard = metric.standard.map { ", \"default\": \($0)" } ?? ""
      return
        ##""\##(metric.key)": {"$ref": "#/$defs/gap", "description": "\##(metric.meaning)"\##(standard)}"##
    }
    return #"""
      {
        "description": "Paddings and gaps of the room in points, replacing the built-in estimates.",
        "type": "object",
        "additionalProperties": false,
        "properties": {\#(properties.joined(separator: ", "))}
      }
      """#
  }

  private static let rules = HeadKey(
    key: "rules", value: "`{edges: accumulated, carousel: whole, quickReplies: below}`",
    meaning:
      "the interpretation of the counting rules; the alternatives are `simultaneous` (R3), `anyCard` (R8), and `overlay` (quick replies cover bubbles instead of making the chat window shorter)"
  ) {
    """
    {
      "description": "The interpretation of the counting rules where LINE's documentation is ambiguous.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "edges": {
          "description": "When a bubble's edges must be visible for it to count (R3).",
          "type": "string",
          "enum": ["accumulated", "simultaneous"],
          "enumDescriptions": [
            "Each edge at some moment of the same visit, not necessarily together.",
            "All edges at the same moment."
          ],
          "default": "accumulated"
        },
        "carousel": {
          "description": "How much of a carousel must be visible for it to count (R8).",
          "type": "string",
          "enum": ["whole", "anyCard"],
          "enumDescriptions": [
            "The first card's left edge and the last card's right edge.",
            "All four edges of any one card."
          ],
          "default": "whole"
        },
        "quickReplies": {
          "description": "Where quick replies lie while they show.",
          "type": "string",
          "enum": ["below", "overlay"],
          "enumDescriptions": [
            "Below the chat window, which is shorter by their height.",
            "Over the chat window, whose lowest part they cover as a menu does."
          ],
          "default": "below"
        }
      }
    }
    """
  }

  private static let account = HeadKey(
    key: "account", value: "a mapping",
    meaning:
      "the account's `name`, whether it is `verified`, whether it uses the `messagingAPI`, and its menus: `richMenu`, or several `richMenus` with an `alias` each, and `serviceMenuBar`"
  ) {
    ##"{"$ref": "#/$defs/account"}"##
  }

  private static let users = HeadKey(
    key: "users", value: "a list of ids or mappings",
    meaning:
      "the users: `id`, `name`, `device`, and whether they are a `friend`, have `blocked` the account, are `reachable`; the first is the current user until a step names another; defaults to one user, `user`"
  ) {
    ##"""
    {
      "description": "The users of the scenario; the first is the current user until a step names another. Default: one user with the id user.",
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
    meaning: "the messages from the account; one whose `sent` is later than the clock arrives at that time"
  ) {
    ##"""
    {
      "description": "The messages from the account. A message whose sent time is later than the clock arrives at that time.",
      "type": "array",
      "items": {"$ref": "#/$defs/message"}
    }
    """##
  }

  private static let pictures = HeadKey(
    key: "pictures", value: "a mapping of URLs to files",
    meaning:
      "the local files (PNG, JPEG, or GIF) that design colours show for the images with these URLs, relative to the scenario's folder"
  ) {
    ##"""
    {
      "description": "Local files that design colours show for the images with these URLs: the URL of an image in a message, and the name of a PNG, JPEG or GIF file, relative to the scenario's folder.",
      "type": "object",
      "propertyNames": {"minLength": 1},
      "additionalProperties": {"$ref": "#/$defs/picture"},
      "examples": [{"https://example.com/hero.png": "hero.png"}]
    }
    """##
  }

  private static let steps = HeadKey(
    key: "steps", value: "a list of steps", meaning: "the steps, in order"
  ) {
    ##"""
    {
      "description": "The steps, in order. They act for the current user: the last user to enter, or to be named by as.",
      "type": "array",
      "items": {"$ref": "#/$defs/step"}
    }
    """##
  }
}
