import ChatRoom

extension StepDefinition {
  static let leave: StepDefinition = StepDefinition(
    key: "leave", example: "",
    forms: "`leave`",
    meaning: "ends the visit; everything in the room is then marked as read",
    schema: #"{"description": "The current user leaves the room. Short form: leave.", "type": "null"}"#,
    wordDescription: "The current user leaves the room.",
    parse: { parsing, value, key in
      if value.kind == .scalar, case .null = Scalar(value) { return parsing.leave(key) }
      parsing.report(
        "leave: takes no value, found \(value.kindFound)", at: value,
        hint: "leave applies to the current user; to choose another, add as: bob before this step")
      // It is unclear which user was meant.
      parsing.state.forgetWhoIsInside()
      return nil
    },
    parseWord: { parsing, word in parsing.leave(word) },
    write: { action, _ in
      guard case .leave = action else { return nil }
      return ""
    })
}

extension ScenarioParsing {
  fileprivate mutating func leave(_ node: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "leave", at: node)
    state.setInside(false)
    return isPossible ? .action(.leave) : nil
  }
}
