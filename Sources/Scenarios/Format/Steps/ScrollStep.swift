import ChatRoom
import TerminalText

extension StepDefinition {
  static let scroll: StepDefinition = StepDefinition(
    key: "scroll", example: "120", mappingExample: "{to: bottom}", keys: ["to"],
    forms: "`scroll: 120`, `scroll: -120`, `scroll: {to: bottom}`, `{to: top}`, `{to: promo/2}`",
    meaning: "scrolls through every position on the way (R5)",
    schema: #"""
      {
        "description": "Scrolls through every position on the way: by points, towards newer bubbles when positive, or to a position.",
        "type": ["integer", "object"],
        "minimum": -1000000000,
        "maximum": 1000000000,
        "required": ["to"],
        "additionalProperties": false,
        "properties": {"to": {"$ref": "#/$defs/place"}},
        "examples": [120]
      }
      """#,
    parse: { parsing, value, key in parsing.scroll(value, key) },
    write: { action, context in
      switch action {
      case .scroll(let points): "\(context.limited(points))"
      case .scrollTo(let place): context.line(.init("to", context.place(place)))
      default: nil
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func scroll(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "scroll", at: key)
    guard node.kind == .mapping else {
      if node.isScalar("top") || node.isScalar("bottom") || node.utf8.contains(UInt8(ascii: "/")) {
        report(
          "scroll: expected points, found \(node.kindFound)", at: node,
          hint: "to scroll to a position, write scroll: {to: \(node.string.shortened)}")
        return nil
      }
      let range = -StepDefinition.maximumDistance...StepDefinition.maximumDistance
      guard let points = integer(node, "scroll", in: range, "pt"), isPossible else { return nil }
      return .action(.scroll(by: points))
    }
    guard let to = node["to"] else {
      // Other keys do not matter without it.
      report("to: missing; required for scroll", at: node, hint: "to scroll by points, write scroll: 120")
      return nil
    }
    _ = isMapping(node, "scroll", keys: StepDefinition.scroll.keys)
    guard let place = place(to, "to"), isPossible else { return nil }
    return .action(.scrollTo(place))
  }
}
