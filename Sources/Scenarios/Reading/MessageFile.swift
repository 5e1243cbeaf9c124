import ChatRoom
import MessagingAPI

/// The contents of a message file, as one message.
public struct MessageFile: Sendable {
  /// Its bubbles, 1 to 5.
  public var bubbles: [Bubble]
  /// The endpoint of the request, nil if the file contains only messages.
  public var kind: Message.Kind?
  /// The recipients' ids as written, empty if the file does not specify any.
  public var recipients: [String]
  /// Its custom aggregation unit.
  public var unit: String?
  /// Whether notifications are disabled.
  public var isNotificationDisabled: Bool
  /// The warnings, sorted by place.
  public var warnings: [Diagnostic]

  init(_ request: MessageRequest, warnings: [Diagnostic]) {
    bubbles = request.entries.map { Bubble($0.message, links: $0.message.links) }
    kind = request.endpoint.flatMap { Message.Kind(rawValue: $0.rawValue) }
    recipients = request.recipients
    unit = request.unit
    isNotificationDisabled = request.isNotificationDisabled
    self.warnings = warnings
  }

  /// The setup of a room with this message already sent. Its users are the recipients, or a single user if
  /// there are none.
  public var setup: Setup {
    let now = ScenarioReader.defaultClock
    var ids: Set<String> = []
    let users = recipients.compactMap { id -> User? in
      // A recipient that is not a valid user id in a scenario becomes the user's name.
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
