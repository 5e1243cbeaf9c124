import ChatRoom

/// Adding, blocking and unblocking the account (R20).
extension StepDefinition {
  static let addFriend = friendStep(
    "addFriend", "adds the account as a friend; a user is a friend from the start unless `friend: false`",
    "A user adds the account as a friend (R20). Messages sent before are not delivered to them."
  ) { .addFriend(user: $0) }

  static let block = friendStep(
    "block", "blocks the account: messages sent from now on are not delivered",
    "A user blocks the account (R20): messages sent from now on are not delivered to them."
  ) { .block(user: $0) }

  static let unblock = friendStep(
    "unblock", "unblocks the account", "A user unblocks the account (R20)."
  ) { .unblock(user: $0) }

  private static func friendStep(
    _ key: StaticString, _ meaning: String, _ description: String,
    _ activity: @escaping @Sendable (Int) -> Activity
  ) -> StepDefinition {
    StepDefinition(
      key: key, example: "carol", forms: "`\(key): carol`", meaning: meaning,
      schema: ##"{"$ref": "#/$defs/userId", "description": "\##(description)", "examples": ["carol"]}"##,
      parse: { parsing, value, _ in parsing.friendStep(value, "\(key)", activity) },
      forget: { $0.forgetFriendships() },
      write: { action, context in
        guard case .activity(let written) = action, let user = written.friend, written == activity(user)
        else { return nil }
        return YAMLText.line(context.id(user))
      })
  }
}

extension Activity {
  /// The user whose friendship with the account it changes.
  fileprivate var friend: Int? {
    switch self {
    case .addFriend(let user), .block(let user), .unblock(let user): user
    default: nil
    }
  }
}

extension ScenarioParsing {
  fileprivate mutating func friendStep(
    _ node: Node, _ name: String, _ activity: (Int) -> Activity
  ) -> Step.Kind? {
    guard let step = StepDefinition.named(name), let user = user(node, name, step: step) else {
      state.forgetFriendships()
      return nil
    }
    let activity = activity(user)
    if let problem = state.apply(activity) {
      report("\(name): \(node.string.shortened) \(problem)", at: node)
      return nil
    }
    return .action(.activity(activity))
  }
}
