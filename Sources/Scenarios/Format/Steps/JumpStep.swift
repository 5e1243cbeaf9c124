import ChatRoom

extension StepDefinition {
  static let jump: StepDefinition = StepDefinition(
    key: "jump", example: "bottom",
    forms: "`jump: bottom`, `top`, `promo/2`",
    meaning: "goes there at once and shows only the end (R5)",
    schema: #"""
      {
        "$ref": "#/$defs/place",
        "description": "The content moves at once, showing only where it ends: the oldest bubble (top), the newest (bottom), or a bubble."
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
