import ChatRoom
import MessagingAPI

extension StepDefinition {
  static let send: StepDefinition = StepDefinition(
    key: "send", example: "{id: promo, bubbles: [text: Hello]}",
    forms: "`send: {id: …, bubbles: […]}`",
    meaning: "sends a message from the account at this point",
    schema:
      ##"{"$ref": "#/$defs/messageToSend", "description": "The account sends a message at this point."}"##,
    parse: { parsing, value, _ in parsing.send(value) },
    forget: { $0.hasUnknownMessages = true },
    write: { (action, context) throws(UnwritableBubble) in
      guard case .send(let message) = action else { return nil }
      let users = context.world.users.map(\.user.id)
      return YAMLText.line(
        try YAMLValue(
          message, users: users, isSentByStep: true, pictureNames: context.pictureNames))
    })
}

extension ScenarioParsing {
  fileprivate mutating func send(_ node: Node) -> Step.Kind? {
    let before = findings.count
    let clock = state.clock ?? state.earliest
    if let sent = node["sent"] {
      report(
        "sent: not allowed here, as the step itself sends the message", at: sent,
        hint: "omit it, or move the message to messages")
    }
    guard var message = message(node, clock: clock, users: state.users) else {
      state.add(unreadable: node["id"]?.string)
      return nil
    }
    message.sent = clock
    register(message, from: node, isSound: findings.count == before)
    return .action(.send(message))
  }
}
