import MessagingAPI

/// Something that the account's bot is told of by a webhook.
///
/// Source: Messaging API reference, "Webhook event objects".
public struct BotEvent: Hashable, Sendable {
  /// The kinds of events.
  public enum Kind: Hashable, Sendable {
    /// The user sent a text, by its index in ``Room/ownTexts``.
    case text(Int)
    /// The user sent a text in a group, by the index in ``World/activities``.
    case groupText(String, activity: Int)
    /// The user did something that sends `data`, with what belongs to it.
    case postback(data: String, parameters: [Parameter])
    /// The user added the account as a friend, or unblocked it.
    case follow(isUnblocked: Bool)
    /// The user blocked the account.
    case unfollow
    /// The user joined a group that the account is in.
    case memberJoined
    /// The user left a group that the account is in.
    case memberLeft
    /// The user has played a video with this tracking ID to its end.
    case videoPlayComplete(trackingId: String)
  }

  /// A parameter of a postback.
  public struct Parameter: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String
  }

  /// When.
  public var time: Timestamp
  /// The user, by their index in ``World/users``.
  public var user: Int
  /// The group it happened in, by its index in ``World/groupMembers``; nil for the chat with the account.
  public var group: Int?
  /// What happened.
  public var kind: Kind
}
