/// The statistics of a custom aggregation unit in a period of days (R13).
///
/// Source: Messaging API reference, `GET /v2/bot/insight/message/event/aggregation`.
public struct UnitStatistics: Hashable, Sendable {
  /// The users.
  public var overview: StatisticsOverview
  /// Each `seq`, those of all messages sent with the unit added up.
  public var messages: [BubbleStatistics]
  /// Each URL of each `seq`.
  public var clicks: [ClickStatistics]

  /// Creates statistics of a unit.
  public init(overview: StatisticsOverview, messages: [BubbleStatistics], clicks: [ClickStatistics]) {
    self.overview = overview
    self.messages = messages
    self.clicks = clicks
  }
}
