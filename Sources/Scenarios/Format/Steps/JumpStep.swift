import ChatRoom

extension StepDefinition {
  static let jump: StepDefinition = StepDefinition(
    key: "jump", example: "bottom",
    forms: "`jump: bottom`, `top`, `promo/2`",
    meaning: "jumps there, showing only the destination (R5)",
    schema: #"""
      {
        "$ref": "#/$defs/place",
        "description": "Jumps to the oldest bubble (top), the newest (bottom) or a bubble, showing only the destination."
      }
      """#,
    parse: { parsing, value, key in
      let isPossible = parsing.isInside(true, for: "jump", at: key)
      guard let place = parsing.place(value, "jump"), isPossible else { return nil }
      return .action(.jump(to: place))
    },
    write: { action, context in
      guard case .jump(let place) = action else { return nil }
      return YAMLText.line(context.place(place))
    })
}
