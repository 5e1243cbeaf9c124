import ChatRoom
import MessagingAPI

/// The messages of a file that is no scenario, as one message.
public struct MessageFile: Sendable {
  /// Its bubbles, 1 to 5.
  public var bubbles: [Bubble]
  /// The endpoint whose request it is, nil when the file has only messages.
  public var kind: Message.Kind?
  /// Whom it goes to, the ids as they were written; empty when the file does not say.
  public var recipients: [String]
  /// Its custom aggregation unit.
  public var unit: String?
  /// Whether users are not notified of it.
  public var isNotificationDisabled: Bool
  /// What is doubtful, by place.
  public var warnings: [Diagnostic]

  init(_ request: MessageRequest, warnings: [Diagnostic]) {
    bubbles = request.entries.map { Bubble($0.message, links: $0.message.links) }
    kind = request.endpoint.flatMap { Message.Kind(rawValue: $0.rawValue) }
    recipients = request.recipients
    unit = request.unit
    isNotificationDisabled = request.isNotificationDisabled
    self.warnings = warnings
  }

  /// What a room of its own starts from: the message as it is sent, its recipients as users, one without any.
  public var setup: Setup {
    let now = ScenarioReader.defaultClock
    var ids: Set<String> = []
    let users = recipients.compactMap { id -> User? in
      // What can't be a user's id in a scenario is a user's name.
      let isId = !id.unicodeScalars.contains {
        $0 == "/" || $0.properties.isWhitespace || $0.properties.generalCategory == .control
      }
      guard ids.insert(isId ? id : "user-\(ids.count + 1)").inserted else { return nil }
      return User(id: isId ? id : "user-\(ids.count)", name: id)
    }
    return Setup(
      account: Account(name: "Preview", richMenu: RichMenu()),
      users: users.isEmpty ? [User(id: "user")] : users,
      messages: [
        Message(
          id: "message", sent: now, kind: kind ?? .broadcast, unit: unit,
          isNotificationDisabled: isNotificationDisabled, bubbles: bubbles)
      ], clock: now)
  }
}
