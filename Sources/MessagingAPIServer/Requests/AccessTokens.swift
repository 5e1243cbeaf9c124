import ChatRoom

/// The channel access tokens that were issued here.
///
/// Source: Messaging API reference, "Channel access token".
struct AccessTokens: Sendable {
  /// The ways to issue tokens.
  enum Kind: Hashable, Sendable {
    /// `/v2/oauth/accessToken`: 30 days; at most 30, the oldest makes way.
    case shortLived
    /// `/oauth2/v2.1/token`: as long as the request says, at most 30; each has a key ID.
    case userSpecified
    /// `/oauth2/v3/token`: 15 minutes; any number, can't be revoked.
    case stateless
  }

  /// A token.
  struct Token: Hashable, Sendable {
    /// The token itself.
    var text: String
    /// How it was issued.
    var kind: Kind
    /// The channel it was issued for.
    var channel: String
    /// Its key ID.
    var keyId: String
    /// When it expires.
    var end: Timestamp
  }

  /// The most tokens of a kind other than stateless.
  static let maximum = 30

  private var issued: [Token] = []
  private var revoked: Set<String> = []

  /// The tokens of a kind that have not expired, oldest first.
  func valid(_ kind: Kind, at time: Timestamp) -> [Token] {
    issued.filter { $0.kind == kind && $0.end > time }
  }

  /// Adds a token.
  mutating func add(_ token: Token, at time: Timestamp) {
    if token.kind == .shortLived {
      let old = valid(.shortLived, at: time)
      if old.count >= AccessTokens.maximum { revoke(old[0].text) }
    }
    issued.append(token)
  }

  /// Revokes a token, whether it was issued here or not.
  mutating func revoke(_ text: String) {
    guard !issued.contains(where: { $0.text == text && $0.kind == .stateless }) else { return }
    issued.removeAll { $0.text == text }
    revoked.insert(text)
  }

  /// The token with a text that was issued and not revoked, expired or not.
  func token(_ text: String) -> Token? { issued.first { $0.text == text } }

  /// Whether a token was revoked.
  func isRevoked(_ text: String) -> Bool { revoked.contains(text) }
}
