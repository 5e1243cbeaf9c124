import ChatRoom

/// The keys of what the Insight page needs.
extension HeadKey {
  static let insight = HeadKey(
    key: "insight", value: "`{updates: {friends: \"04:00\"}}`",
    meaning: "when each category of the dashboard is updated, at UTC+9 (R20); the defaults are estimates"
  ) {
    let updates = InsightCategory.ofDashboard.map { category in
      let hour = category.estimatedUpdate / 3600
      return
        ##""\##(category.rawValue)": {"$ref": "#/$defs/timeOfDay", "description": "When \##(category.title) is updated.", "default": "\##(hour < 10 ? "0" : "")\##(hour):00"}"##
    }
    return #"""
      {
        "description": "Settings of the Insight page.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "updates": {
            "description": "When each category of the dashboard is updated, at UTC+9 (R20). The defaults are estimates.",
            "type": "object",
            "additionalProperties": false,
            "properties": {\#(updates.joined(separator: ", "))}
          }
        }
      }
      """#
  }

  static let history = HeadKey(
    key: "history", value: "a mapping of lists",
    meaning:
      "what happened before the clock, for each day at UTC+9: figures of `friends`, `chats`, `coupons` and `rewardCards`"
  ) {
    let categories = InsightCategory.allCases.filter(\.hasHistory).map { category in
      let figures = category.metrics.filter(\.isInHistory).map {
        ##""\##($0.key)": {"$ref": "#/$defs/count", "description": "\##($0.meaning)"}"##
      }
      return ##"""
        "\##(category.rawValue)": {
          "description": "The past days of \##(category.title).",
          "type": "array",
          "items": {
            "description": "The figures of one day.",
            "type": "object",
            "required": ["date"],
            "additionalProperties": false,
            "properties": {
              "date": {"$ref": "#/$defs/day", "description": "The day at UTC+9, not after the clock."},
              \##(figures.joined(separator: ", "))
            }
          }
        }
        """##
    }
    return #"""
      {
        "description": "What happened before the clock, per day at UTC+9, as figures of people who are not simulated.",
        "type": "object",
        "additionalProperties": false,
        "properties": {\#(categories.joined(separator: ", "))}
      }
      """#
  }

  static let coupons = HeadKey(
    key: "coupons", value: "a list of mappings",
    meaning: "the account's coupons: `id`, `title`, and `valid`, the last day on which each can be used"
  ) {
    ##"""
    {
      "description": "The account's coupons.",
      "type": "array",
      "items": {
        "description": "A coupon.",
        "type": "object",
        "required": ["id"],
        "additionalProperties": false,
        "properties": {
          "id": {"$ref": "#/$defs/userId", "description": "The id used in steps."},
          "title": {"$ref": "#/$defs/text", "description": "The title. Default: the id."},
          "valid": {"$ref": "#/$defs/day", "description": "The last day on which it can be acquired and used."}
        }
      }
    }
    """##
  }

  static let posts = HeadKey(
    key: "posts", value: "a list of mappings",
    meaning:
      "the account's posts on VOOM (R19): `id`, `text`, `media`, `duration` such as `95s`, and when it was `posted`"
  ) {
    ##"""
    {
      "description": "The account's posts on VOOM (R19).",
      "type": "array",
      "items": {
        "description": "A post.",
        "type": "object",
        "required": ["id"],
        "additionalProperties": false,
        "properties": {
          "id": {"$ref": "#/$defs/userId", "description": "The id used in steps."},
          "text": {"type": ["string", "number"], "description": "The text of the post."},
          "media": {
            "description": "What the post shows.",
            "type": "string",
            "enum": ["image", "video", "audio"],
            "default": "video"
          },
          "duration": {
            "$ref": "#/$defs/duration",
            "description": "The length of the clip. A clip repeats, so a view can play longer."
          },
          "posted": {"$ref": "#/$defs/time", "description": "When it was posted. Default: the clock."}
        }
      }
    }
    """##
  }

  static let groups = HeadKey(
    key: "groups", value: "a list of mappings",
    meaning: "group chats (R21): `id`, `members`, and whether the `account` is in it, by default true"
  ) {
    ##"""
    {
      "description": "Group chats (R21).",
      "type": "array",
      "items": {
        "description": "A group chat.",
        "type": "object",
        "required": ["id", "members"],
        "additionalProperties": false,
        "properties": {
          "id": {"$ref": "#/$defs/userId", "description": "The id used in steps."},
          "members": {
            "description": "The ids of the users in the group at the start.",
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {"$ref": "#/$defs/userId"}
          },
          "account": {"description": "Whether the account is in the group.", "type": "boolean", "default": true}
        }
      }
    }
    """##
  }

  /// Whether a key is one of what the Insight page needs.
  static func isOfInsight(_ key: String) -> Bool {
    [insight, history, coupons, posts, groups].contains { "\($0.key)" == key }
  }
}
