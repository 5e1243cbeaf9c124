import ChatRoom
import TerminalText

extension StepDefinition {
  static let swipe: StepDefinition = StepDefinition(
    key: "swipe", example: "{bubble: promo/3, to: end}", keys: ["bubble", "by", "to", "card"],
    forms: "`swipe: {bubble: promo/3, by: 200}`, `{…, to: end}`, `{…, to: start}`, `{…, card: 2}`",
    meaning: "swipes a carousel through every position on the way",
    schema: #"""
      {
        "description": "Swipes a carousel through every position on the way: by points, to either end, or to a card.",
        "type": "object",
        "required": ["bubble"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": false,
        "properties": {
          "bubble": {"$ref": "#/$defs/bubbleName", "description": "The carousel, like promo/3."},
          "by": {
            "description": "The distance in points, towards later cards when positive.",
            "type": "integer",
            "minimum": -1000000000,
            "maximum": 1000000000,
            "examples": [200]
          },
          "to": {
            "description": "The first card (start), the last card (end), or a card by its number.",
            "anyOf": [
              {"type": "string", "enum": ["start", "end"]},
              {
                "type": "object",
                "required": ["card"],
                "additionalProperties": false,
                "properties": {"card": {"$ref": "#/$defs/card"}}
              }
            ]
          },
          "card": {"$ref": "#/$defs/card"}
        }
      }
      """#,
    parse: { parsing, value, key in parsing.swipe(value, key) },
    write: { action, context in
      guard case .swipe(let bubble, let target) = action else { return nil }
      let pair: YAMLValue.Pair =
        switch target {
        case .by(let points): .init("by", .number(context.limited(points)))
        case .start: .init("to", .plain("start"))
        case .end: .init("to", .plain("end"))
        case .card(let number): .init("card", .number(number))
        }
      return context.line(.init("bubble", context.bubble(bubble)), pair)
    })
}

extension ScenarioParsing {
  fileprivate mutating func swipe(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "swipe", at: key)
    guard isMapping(node, "swipe", keys: StepDefinition.swipe.keys) else { return nil }
    let bubbleNode = required("bubble", of: node, "swipe")
    let bubble = bubbleNode.flatMap { bubbleInRoom($0, "bubble") }
    let cards = bubble.map { state.bubbles[$0].object.cardCount }
    if let bubbleNode, cards == 0 {
      report("bubble: \(bubbleNode.string.quoted) cannot be swiped: it is not a carousel", at: bubbleNode)
    }
    let targets = node.pairs.filter { key, _ in
      ["by", "to", "card"].contains { (name: StaticString) in key.isScalar(name) }
    }
    guard let (name, value) = targets.first else {
      report(
        "swipe: missing distance or target", at: node, hint: "add by: 200, to: end, to: start or card: 2")
      return nil
    }
    if let second = targets.dropFirst().first?.key {
      report("swipe: specify \(name.string) or \(second.string), not both", at: second)
      return nil
    }
    guard let target = swipeTarget(name, value, cards: cards) else { return nil }
    guard let bubble, cards != 0, isPossible else { return nil }
    return .action(.swipe(bubble: bubble, target))
  }

  private mutating func swipeTarget(_ name: Node, _ value: Node, cards: Int?) -> SwipeTarget? {
    if name.isScalar("by") {
      let range = -StepDefinition.maximumDistance...StepDefinition.maximumDistance
      return integer(value, "by", in: range, "pt").map(SwipeTarget.by)
    }
    if name.isScalar("card") { return card(value, of: cards) }
    if value.isScalar("start") { return .start }
    if value.isScalar("end") { return .end }
    guard value.kind == .mapping, isMapping(value, "to", keys: ["card"]) else {
      if value.kind != .mapping {
        report(
          "to: expected a card, found \(value.kindFound)", at: value,
          hint: "allowed: start, end, or {card: 2}")
      }
      return nil
    }
    return required("card", of: value, "to").flatMap { card($0, of: cards) }
  }

  private mutating func card(_ node: Node, of cards: Int?) -> SwipeTarget? {
    let maximum = cards.map { $0 > 0 ? $0 : Int.max } ?? Int.max
    return integer(node, "card", in: 1...maximum, "").map(SwipeTarget.card)
  }
}
