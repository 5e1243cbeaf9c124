import ChatRoom
import TerminalText

extension StepDefinition {
  static let wait: StepDefinition = StepDefinition(
    key: "wait", example: "5m",
    forms: "`wait: 90s`, `5m`, `2h`, `3d`, `1d2h`",
    meaning: "lets time pass",
    schema: ##"{"$ref": "#/$defs/duration", "description": "Lets time pass."}"##,
    parse: { parsing, value, _ in parsing.wait(value) },
    forget: { $0.forgetTime() },
    // A wait until a time is also written as a duration, so that recordings read alike.
    write: { action, context in
      switch action {
      case .wait(let seconds): context.duration(seconds)
      case .waitUntil(let end): context.duration(end.seconds - context.clock.seconds)
      default: nil
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func wait(_ node: Node) -> Step.Kind? {
    guard let seconds = duration(node, "wait") else {
      state.forgetTime()
      return nil
    }
    let start = state.earliest
    guard state.advance(bySeconds: seconds) else {
      report(
        "wait: \(node.string.shortened) after \(start.iso8601) goes beyond the year 9999", at: node)
      return nil
    }
    return .action(.wait(seconds: seconds))
  }
}
