import ChatRoom

extension StepDefinition {
  static let enter: StepDefinition = StepDefinition(
    key: "enter", example: "alice", mappingExample: "{user: alice, at: top}", keys: ["user", "at"],
    // `at` is also a step of its own.
    isMisplaced: { key, value in
      key.isScalar("user") || key.isScalar("at") && EntryPosition(rawValue: value.string) != nil
    },
    isReadDespiteMisplacedKeys: true,
    forms: "`enter: alice`, `enter: {user: alice, at: unread}`",
    meaning: "starts a visit at the first unread bubble, or at `bottom` or `top`",
    schema: #"""
      {
        "description": "A user enters the room, which starts a visit, and becomes the current user.",
        "type": ["string", "number", "object"],
        "pattern": "^[^/\\s]+$",
        "patternErrorMessage": "An id must not contain \"/\" or whitespace.",
        "additionalProperties": false,
        "properties": {
          "user": {
            "$ref": "#/$defs/userId",
            "description": "The user who enters. Default: the current user."
          },
          "at": {
            "description": "The initial scroll position.",
            "type": "string",
            "enum": ["unread", "bottom", "top"],
            "enumDescriptions": [
              "The first unread bubble at the top, or the bottom when nothing is unread.",
              "The newest bubble.",
              "The oldest bubble."
            ],
            "default": "unread"
          }
        },
        "examples": ["alice"]
      }
      """#,
    wordDescription: "The current user enters the room.",
    parse: { parsing, value, _ in parsing.enter(value) },
    parseWord: { parsing, word in parsing.enter(user: parsing.state.currentUser, .unread, at: word) },
    write: { action, context in
      guard case .enter(let user, let position) = action else { return nil }
      let id = context.id(user ?? context.currentUser)
      if position == .unread { return YAMLText.line(id) }
      return context.line(.init("user", id), .init("at", .plain(position.rawValue)))
    })
}

extension ScenarioParsing {
  fileprivate mutating func enter(_ node: Node) -> Step.Kind? {
    guard node.kind == .mapping else {
      return enter(user: user(node, "enter", step: .enter), .unread, at: node)
    }
    let before = findings.count
    _ = isMapping(node, "enter", keys: StepDefinition.enter.keys)
    let hasUnknownKey = findings.count > before
    // An unknown key may be meant to name the user.
    var user = hasUnknownKey ? nil : state.currentUser
    if let name = node["user"] { user = self.user(name, "user", step: .enter) }
    let position: EntryPosition? = choice(node["at"], "at")
    return enter(user: user, position ?? .unread, at: node)
  }

  fileprivate mutating func enter(user: Int?, _ position: EntryPosition, at node: Node) -> Step.Kind? {
    state.currentUser = user
    let isPossible = isInside(false, for: "enter", at: node)
    state.setInside(true)
    guard let user, isPossible else { return nil }
    return .action(.enter(user: user, at: position))
  }
}
