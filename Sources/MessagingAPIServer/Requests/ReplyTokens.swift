import ChatRoom

/// The reply tokens of webhook events: each is good for one reply within a minute.
///
/// Source: Messaging API reference, "Reply token". The minute is one on the room's clock.
struct ReplyTokens: Sendable {
  private struct Issued: Sendable {
    var users: [Int]
    var end: Timestamp
  }

  /// The seconds for which a token is good.
  static let lifetime = 60
  /// The seconds from its event for which the token of a webhook is good that is sent again.
  static let lifetimeOfRedelivered = 20 * 60

  private var issued: [String: Issued] = [:]
  /// The number of tokens at which those that are too old are looked for.
  private var pruningCount = 1000

  /// Keeps a token with which users, by their indices, can be answered from a time on, and now and then forgets those
  /// that are too old. O(1) on average.
  mutating func issue(
    _ token: String, toAnswer users: [Int], at time: Timestamp, lifetime: Int = lifetime
  ) {
    if issued.count >= pruningCount {
      issued = issued.filter { time <= $0.value.end }
      pruningCount = max(1000, issued.count * 2)
    }
    issued[token] = Issued(users: users, end: Timestamp(seconds: time.seconds + lifetime))
  }

  /// Lets a token that was not used be good until a time.
  mutating func prolong(_ token: String, until end: Timestamp) {
    guard let known = issued[token] else { return }
    issued[token]?.end = max(known.end, end)
  }

  /// The users, by their indices, whom a reply with a token goes to at this time: none for an event in a group. nil if
  /// the token is none, is too old, or was used.
  func users(_ token: String, at time: Timestamp) -> [Int]? {
    guard let token = issued[token], time <= token.end else { return nil }
    return token.users
  }

  /// Uses a token up.
  mutating func use(_ token: String) {
    issued[token] = nil
  }
}
