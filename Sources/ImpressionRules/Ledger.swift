/// The counters: what each bubble and each message has been counted for (R6, R7).
///
/// Bubbles, messages and users go by index. Storage grows when messages are added, never when counting.
public struct Ledger: Sendable {
  /// The effect of one count.
  public struct Addition: Hashable, Sendable {
    /// Whether the bubble's unique impressions grew: this user's first impression of it (R7).
    public var isUnique: Bool
    /// Whether the message's unique impressions grew: this user's first of any of its bubbles (R7).
    public var isFirstOfMessage: Bool
  }

  /// `messages[].impression` of each bubble.
  public private(set) var impressions: [Int] = []
  /// `messages[].uniqueImpression` of each bubble.
  public private(set) var uniqueImpressions: [Int32] = []
  /// `overview.uniqueImpression` of each message.
  public private(set) var messageUniqueImpressions: [Int32] = []

  /// Clicks and plays, all of them and by day; see ``Interaction``.
  var tallies: [Interaction: Tally] = [:]
  var dailyTallies: [Daily: Tally] = [:]

  private var bubblesOfUser: [[UInt64]]
  private var messagesOfUser: [[UInt64]]

  /// An empty ledger for a number of users.
  public init(users: Int) {
    bubblesOfUser = Array(repeating: [], count: users)
    messagesOfUser = Array(repeating: [], count: users)
  }

  /// Adds one message with a number of bubbles; all its counters are 0. O(users).
  public mutating func addMessage(bubbles: Int) {
    impressions.append(contentsOf: repeatElement(0, count: bubbles))
    uniqueImpressions.append(contentsOf: repeatElement(0, count: bubbles))
    messageUniqueImpressions.append(0)
    for user in bubblesOfUser.indices {
      Ledger.grow(&bubblesOfUser[user], to: impressions.count)
      Ledger.grow(&messagesOfUser[user], to: messageUniqueImpressions.count)
    }
  }

  /// Reserves capacity for bubbles and messages.
  public mutating func reserve(bubbles: Int, messages: Int) {
    impressions.reserveCapacity(bubbles)
    uniqueImpressions.reserveCapacity(bubbles)
    messageUniqueImpressions.reserveCapacity(messages)
    for user in bubblesOfUser.indices {
      bubblesOfUser[user].reserveCapacity((bubbles + 63) / 64)
      messagesOfUser[user].reserveCapacity((messages + 63) / 64)
    }
  }

  /// Counts one impression of a bubble for a user (R6, R7). O(1).
  ///
  /// - Parameter day: The day it is counted on, for a message whose statistics are asked for by days (R13).
  public mutating func countImpression(bubble: Int, message: Int, user: Int, day: Int? = nil) -> Addition {
    impressions[bubble] += 1
    if let day {
      dailyTallies[Daily(Interaction(bubble: bubble, kind: .impression), day: day), default: Tally()].add(
        user)
    }
    let isUnique = Ledger.set(&bubblesOfUser[user], bubble)
    if isUnique { uniqueImpressions[bubble] += 1 }
    let isFirst = Ledger.set(&messagesOfUser[user], message)
    if isFirst { messageUniqueImpressions[message] += 1 }
    return Addition(isUnique: isUnique, isFirstOfMessage: isFirst)
  }

  /// Whether the bubble has ever been counted for the user. O(1).
  public func hasCounted(bubble: Int, user: Int) -> Bool {
    bubblesOfUser[user][bubble >> 6] & (1 << UInt64(bubble & 63)) != 0
  }

  private static func grow(_ bits: inout [UInt64], to count: Int) {
    while bits.count * 64 < count { bits.append(0) }
  }

  private static func set(_ bits: inout [UInt64], _ index: Int) -> Bool {
    let mask: UInt64 = 1 << UInt64(index & 63)
    if bits[index >> 6] & mask != 0 { return false }
    bits[index >> 6] |= mask
    return true
  }
}
