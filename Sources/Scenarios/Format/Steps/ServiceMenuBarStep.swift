import ChatRoom

extension StepDefinition {
  static let serviceMenuBar: StepDefinition = StepDefinition(
    key: "serviceMenuBar", example: "hide",
    forms: "`serviceMenuBar: show`, `hide`, `toggle`",
    meaning: "shows or hides the service menu bar",
    schema: #"""
      {
        "description": "Shows, hides or toggles the service menu bar.",
        "type": "string",
        "enum": ["show", "hide", "toggle"]
      }
      """#,
    parse: { parsing, value, key in parsing.serviceMenuBarStep(value, key) },
    write: { action, context in
      guard case .serviceMenuBar(let toggle) = action else { return nil }
      return context.word(toggle, on: "show", off: "hide")
    })
}

extension ScenarioParsing {
  private enum ServiceMenuBarMove: String, CaseIterable {
    case show, hide, toggle

    var toggle: Toggle { self == .show ? .on : self == .hide ? .off : .toggle }
  }

  fileprivate mutating func serviceMenuBarStep(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "serviceMenuBar", at: key)
    if !state.hasServiceMenuBar {
      report(
        "serviceMenuBar: the account has no service menu bar", at: key,
        hint: "add one: account: {serviceMenuBar: true}")
      state.hasServiceMenuBar = true
    }
    let move: ServiceMenuBarMove? = choice(node, "serviceMenuBar")
    guard let move, isPossible else { return nil }
    return .action(.serviceMenuBar(move.toggle))
  }
}
