import ImpressionRules
import MessagingAPI

/// One send request: 1 to 5 message objects, one `requestId`, one sent time.
public struct Message: Hashable, Sendable {
  /// The send method; it decides which statistics a message has (R12, R13).
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The endpoints of the Messaging API.
    case broadcast, narrowcast, multicast, push, reply
  }

  /// The name scenario files use.
  public var id: String
  /// The `requestId` of its statistics.
  public var requestId: String
  /// When it is sent.
  public var sent: Timestamp
  /// The send method.
  public var kind: Kind
  /// Indices of the users it goes to, ascending; nil for all.
  public var recipients: [Int]?
  /// Its custom aggregation unit.
  public var unit: String?
  /// Whether users are not notified of it. It changes nothing of what is counted.
  public var isNotificationDisabled: Bool
  /// Its bubbles, 1 to 5, `seq` from 1.
  public var bubbles: [Bubble]

  /// The most bubbles a message can have.
  public static let maximumBubbles = 5

  /// Creates a message; without a `requestId` its id serves.
  public init(
    id: String, requestId: String? = nil, sent: Timestamp, kind: Kind = .broadcast,
    recipients: [Int]? = nil, unit: String? = nil, isNotificationDisabled: Bool = false, bubbles: [Bubble]
  ) {
    self.id = id
    self.requestId = requestId ?? id
    self.sent = sent
    self.kind = kind
    self.recipients = recipients
    self.unit = unit
    self.isNotificationDisabled = isNotificationDisabled
    self.bubbles = bubbles
  }

  /// Whether the message goes to the user with that index. O(log recipients).
  public func isSent(to user: Int) -> Bool {
    guard let recipients else { return true }
    var low = 0
    var high = recipients.count
    while low < high {
      let middle = (low + high) / 2
      if recipients[middle] < user { low = middle + 1 } else { high = middle }
    }
    return low < recipients.count && recipients[low] == user
  }
}
