import ChatRoom

extension StepDefinition {
  static let richMenu: StepDefinition = StepDefinition(
    key: "richMenu", example: "open",
    forms: "`richMenu: open`, `close`, `toggle`",
    meaning: "opens or closes the rich menu; has no effect in LINE for PC and Chrome, which have none",
    schema: #"""
      {
        "description": "Opens, closes or toggles the rich menu.",
        "type": "string",
        "enum": ["open", "close", "toggle"]
      }
      """#,
    parse: { parsing, value, key in parsing.richMenuStep(value, key) },
    write: { action, context in
      guard case .richMenu(let toggle) = action else { return nil }
      return context.word(toggle, on: "open", off: "close")
    })
}

extension ScenarioParsing {
  /// The words for opening and closing the rich menu or the keyboard.
  enum OpenMove: String, CaseIterable {
    case open, close, toggle

    var toggle: Toggle { self == .open ? .on : self == .close ? .off : .toggle }
  }

  fileprivate mutating func richMenuStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "richMenu", at: key)
    if !state.hasRichMenu {
      report("richMenu: the account has no rich menu", at: key, hint: "add one: account: {richMenu: …}")
      state.hasRichMenu = true
    }
    let move: OpenMove? = choice(node, "richMenu")
    guard let move, isPossible else { return nil }
    return .action(.richMenu(move.toggle))
  }
}
