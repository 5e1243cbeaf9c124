/// The statistics of one message: what *Get user interaction statistics* answers (R12).
///
/// Source: Messaging API reference, `GET /v2/bot/insight/message/event`.
public struct MessageStatistics: Hashable, Sendable {
  /// The request that sent the message.
  public var requestId: String
  /// When it was sent, in seconds since 1970-01-01T00:00:00Z.
  public var timestamp: Int
  /// The number of users it was delivered to; never masked (R14).
  public var delivered: Int
  /// Whether all of it has been sent; until then the API does not say to how many (R14).
  public var isComplete: Bool
  /// The users.
  public var overview: StatisticsOverview
  /// Each bubble, by `seq`.
  public var messages: [BubbleStatistics]
  /// Each URL of each bubble, by `seq` and place in the bubble.
  public var clicks: [ClickStatistics]

  /// Creates statistics of a message.
  public init(
    requestId: String, timestamp: Int, delivered: Int, isComplete: Bool = true, overview: StatisticsOverview,
    messages: [BubbleStatistics], clicks: [ClickStatistics]
  ) {
    self.requestId = requestId
    self.timestamp = timestamp
    self.delivered = delivered
    self.isComplete = isComplete
    self.overview = overview
    self.messages = messages
    self.clicks = clicks
  }
}
