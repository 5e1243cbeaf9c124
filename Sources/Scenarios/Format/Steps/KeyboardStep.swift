import ChatRoom

extension StepDefinition {
  static let keyboard: StepDefinition = StepDefinition(
    key: "keyboard", example: "open",
    forms: "`keyboard: open`, `close`, `toggle`",
    meaning:
      "opens or closes the keyboard, which takes the place of the rich menu; the next scroll, swipe or tap closes it; has no effect in LINE for PC and Chrome",
    schema: #"""
      {
        "description": "Opens, closes or toggles the keyboard, which takes the place of the rich menu. The next scroll, swipe or tap closes it.",
        "type": "string",
        "enum": ["open", "close", "toggle"]
      }
      """#,
    parse: { parsing, value, key in parsing.keyboardStep(value, key) },
    write: { action, context in
      guard case .keyboard(let toggle) = action else { return nil }
      return context.word(toggle, on: "open", off: "close")
    })
}

extension ScenarioParsing {
  fileprivate mutating func keyboardStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "keyboard", at: key)
    let move: OpenMove? = choice(node, "keyboard")
    guard let move, isPossible else { return nil }
    return .action(.keyboard(move.toggle))
  }
}
