import ChatRoom

extension StepDefinition {
  static let switchDevice: StepDefinition = StepDefinition(
    key: "device", example: "pixel-8",
    forms: "`device: pixel-8`",
    meaning: "switches the user to another device; not allowed during a visit",
    schema: #"""
      {
        "$ref": "#/$defs/device",
        "description": "Switches the current user to another device. Not allowed during a visit."
      }
      """#,
    parse: { parsing, value, key in
      let isPossible = parsing.isInside(false, for: "device", at: key)
      guard let device = parsing.device(value), isPossible else { return nil }
      return .action(.switchDevice(device))
    },
    write: { action, _ in
      guard case .switchDevice(let device) = action else { return nil }
      return YAMLText.line(YAMLValue(device))
    })
}
