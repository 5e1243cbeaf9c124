import ChatRoom

extension StepDefinition {
  static let actAs: StepDefinition = StepDefinition(
    key: "as", example: "bob",
    forms: "`as: bob`",
    meaning: "makes Bob the current user, who performs the following steps",
    schema: #"""
      {
        "$ref": "#/$defs/userId",
        "description": "Makes this user the current user.",
        "examples": ["bob"]
      }
      """#,
    parse: { parsing, value, _ in
      parsing.state.currentUser = parsing.user(value, "as", step: .actAs)
      return parsing.state.currentUser.map { .action(.actAs(user: $0)) }
    },
    forget: { $0.currentUser = nil },
    write: { action, context in
      guard case .actAs(let user) = action else { return nil }
      return YAMLText.line(context.id(user))
    })
}
