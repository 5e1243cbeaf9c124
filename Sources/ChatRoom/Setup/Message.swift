import ImpressionRules
import MessagingAPI

/// One send request: 1 to 5 message objects, one `requestId`, one sent time.
@dynamicMemberLookup
public struct Message: Hashable, Sendable {
  /// The send method.
  public typealias Kind = MessageHeader.Kind

  /// How it is sent, when and to whom; its properties are the message's own.
  public var header: MessageHeader
  /// Its bubbles, 1 to 5, `seq` from 1.
  public var bubbles: [Bubble]

  /// The maximum number of bubbles a message can have.
  public static let maximumBubbles = 5

  /// Creates a message; without a `requestId` its id serves.
  public init(
    id: String, requestId: String? = nil, sent: Timestamp, kind: Kind = .broadcast,
    recipients: [Int]? = nil, unit: String? = nil, isNotificationDisabled: Bool = false, bubbles: [Bubble]
  ) {
    header = MessageHeader(
      id: id, requestId: requestId ?? id, sent: sent, kind: kind, recipients: recipients, unit: unit,
      isNotificationDisabled: isNotificationDisabled)
    self.bubbles = bubbles
  }

  /// Creates a message of its parts.
  package init(header: MessageHeader, bubbles: [Bubble]) {
    self.header = header
    self.bubbles = bubbles
  }

  /// A property of its header.
  public subscript<Value>(dynamicMember property: WritableKeyPath<MessageHeader, Value>) -> Value {
    get { header[keyPath: property] }
    set { header[keyPath: property] = newValue }
  }

  /// A computed property of its header.
  public subscript<Value>(dynamicMember property: KeyPath<MessageHeader, Value>) -> Value {
    header[keyPath: property]
  }
}
