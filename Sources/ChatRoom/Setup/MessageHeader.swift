/// A send request without its bubbles: how it was sent, when and to whom.
public struct MessageHeader: Hashable, Sendable {
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
