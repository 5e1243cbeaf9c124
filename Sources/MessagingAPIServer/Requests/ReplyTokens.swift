import ChatRoom

/// The reply tokens of webhook events: each is good for one reply within a minute.
///
/// Source: Messaging API reference, "Reply token". The minute is one on the room's clock.
struct ReplyTokens: Sendable {
  private struct Issued: Sendable {
    var user: Int
    var time: Timestamp
  }

  /// The seconds for which a token is good.
  static let lifetime = 60

  private var issued: [String: Issued] = [:]
  /// The number of tokens at which those that are too old are looked for.
  private var pruningCount = 1000

  /// Keeps a token of an event that a user, by their index, caused at this time, and now and then forgets those that are
  /// too old. O(1) on average.
  mutating func issue(_ token: String, toAnswer user: Int, at time: Timestamp) {
    if issued.count >= pruningCount {
      issued = issued.filter { time.seconds - $0.value.time.seconds <= ReplyTokens.lifetime }
      pruningCount = max(1000, issued.count * 2)
    }
    issued[token] = Issued(user: user, time: time)
  }

  /// The user, by their index, whom a reply with a token goes to at this time; nil if the token is none, is too old, or
  /// was used.
  func user(_ token: String, at time: Timestamp) -> Int? {
    guard let token = issued[token], time.seconds - token.time.seconds <= ReplyTokens.lifetime else {
      return nil
    }
    return token.user
  }

  /// Uses a token up.
  mutating func use(_ token: String) {
    issued[token] = nil
  }
}
