import ChatRoom
import MessagingAPI

extension StepDefinition {
  static let say: StepDefinition = StepDefinition(
    key: "say", example: "Hello",
    forms: "`say: Hi`",
    meaning: "sends a text from the user, which is never measured (R10)",
    schema: #"""
      {
        "$ref": "#/$defs/text",
        "description": "The current user sends a text, which is never measured (R10).",
        "maxLength": 5000
      }
      """#,
    parse: { parsing, value, key in parsing.say(value, key) },
    write: { action, _ in
      guard case .say(let text) = action else { return nil }
      return YAMLText.line(.text(text))
    })
}

extension ScenarioParsing {
  fileprivate mutating func say(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "say", at: key)
    guard let text = nonEmptyString(node, "say") else { return nil }
    let length = text.utf16.count
    guard length <= MessageObject.maximumTextLength else {
      report("say: \(length) characters exceed the maximum of \(MessageObject.maximumTextLength)", at: node)
      return nil
    }
    return isPossible ? .action(.say(text)) : nil
  }
}
