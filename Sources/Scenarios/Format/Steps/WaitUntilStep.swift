import ChatRoom
import TerminalText

extension StepDefinition {
  static let waitUntil: StepDefinition = StepDefinition(
    key: "at", example: "2026-11-02T09:00:00+09:00",
    forms: "`at: 2026-11-02T09:00:00+09:00`",
    meaning: "lets time pass until this time",
    schema:
      ##"{"$ref": "#/$defs/time", "description": "Lets time pass until this time. Time cannot go back."}"##,
    parse: { parsing, value, _ in parsing.waitUntil(value) },
    forget: { $0.forgetTime() })
}

extension ScenarioParsing {
  fileprivate mutating func waitUntil(_ node: Node) -> Step.Kind? {
    if node.kind == .scalar, Duration(node.utf8) != nil {
      report(
        "at: expected a time, found \(node.kindFound)", at: node,
        hint: "to wait for a duration, write wait: \(node.string.shortened)")
      state.forgetTime()
      return nil
    }
    guard let end = timestamp(node, "at") else {
      state.forgetTime()
      return nil
    }
    guard end >= state.earliest else {
      report(
        "at: time cannot go back; it is already \(state.earliest.iso8601) here", at: node,
        hint: "list the steps in chronological order")
      state.goBack(to: end)
      return nil
    }
    state.advance(to: end)
    return .action(.waitUntil(end))
  }
}
