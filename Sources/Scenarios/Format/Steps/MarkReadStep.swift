import ChatRoom

extension StepDefinition {
  static let markRead: StepDefinition = StepDefinition(
    key: "markRead", example: "long-press",
    forms: "`markRead: long-press`, `mark-all`, `swipe-read`, `edit-read`",
    meaning: "marks the chat as read from the chat list, without entering (R2)",
    schema: #"""
      {
        "description": "The current user marks the chat as read from the chat list, without entering; nothing is counted (R2).",
        "type": "string",
        "enum": ["long-press", "mark-all", "swipe-read", "edit-read"],
        "enumDescriptions": [
          "Android: long-press the chat, then Mark as read.",
          "Android: options, then Mark all as read.",
          "iOS: swipe the chat left, then Read.",
          "iOS: edit screen, select chats, then Read."
        ]
      }
      """#,
    parse: { parsing, value, key in
      let isPossible = parsing.isInside(false, for: "markRead", at: key)
      guard let method: ReadMethod = parsing.choice(value, "markRead"), isPossible else { return nil }
      return .action(.markRead(method))
    },
    write: { action, _ in
      guard case .markRead(let method) = action else { return nil }
      return method.rawValue
    })
}
