import ChatRoom
import MessagingAPI

extension StepDefinition {
  static let resize: StepDefinition = StepDefinition(
    key: "resize", example: "{bubble: promo/1, height: 300}", keys: ["bubble", "height"],
    forms: "`resize: {bubble: promo/1, height: 300}`, `{…, height: own}`",
    meaning:
      "changes the bubble's height from here on, in every room, as a what-if; `own` restores its original height on each device",
    schema: #"""
      {
        "description": "A what-if for designers: changes the bubble's height from here on.",
        "type": "object",
        "required": ["bubble", "height"],
        "additionalProperties": false,
        "properties": {
          "bubble": {"$ref": "#/$defs/bubbleName"},
          "height": {
            "description": "The bubble's new height in points, or own for its original height on each device.",
            "oneOf": [{"$ref": "#/$defs/height"}, {"const": "own"}],
            "examples": [300, "own"]
          }
        }
      }
      """#,
    parse: { parsing, value, _ in parsing.resize(value) },
    write: { action, context in
      guard case .resize(let bubble, let height) = action else { return nil }
      let value = height.map { YAMLValue.number($0) } ?? .plain("own")
      return context.line(.init("bubble", context.bubble(bubble)), .init("height", value))
    })
}

extension ScenarioParsing {
  fileprivate mutating func resize(_ node: Node) -> Step.Kind? {
    guard isMapping(node, "resize", keys: StepDefinition.resize.keys) else { return nil }
    let bubble = required("bubble", of: node, "resize").flatMap { self.bubble(named: $0, "bubble") }
    let written = required("height", of: node, "resize")
    if let written, written.kind == .scalar, written.string == "own" {
      return bubble.map { .action(.resize(bubble: $0, height: nil)) }
    }
    let height = integer(written, "height", in: 1...Bubble.maximumExtent, "pt")
    guard let bubble, let height else { return nil }
    return .action(.resize(bubble: bubble, height: height))
  }
}
