/// How a service answers.
public struct ServiceSettings: Hashable, Sendable {
  /// Whether it is as slow and as strict as LINE: statistics of a day are ready when the day is over, and a message to
  /// an audience needs enough recipients. Otherwise everything is answered at once, for a few users too.
  public var isAsLINE = false
  /// Whether statistics show values that LINE masks (R14).
  public var isUnmasked = false
  /// The only channel access token that is accepted besides those issued; any for nil.
  public var accessToken: String?
  /// The only channel secret that is accepted, with which webhooks are signed; any for nil.
  public var channelSecret: String?
  /// Where events are sent at first; nowhere for nil.
  public var webhook: WebhookURL?
  /// Whether webhooks that are not answered by 2xx are sent again.
  public var redeliversWebhooks = false

  /// The standard settings.
  public init() {}
}
