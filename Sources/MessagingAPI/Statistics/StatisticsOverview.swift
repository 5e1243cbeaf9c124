/// The `overview` of statistics: users who did something with any bubble.
public struct StatisticsOverview: Hashable, Sendable {
  /// Users with at least one impression.
  public var uniqueImpression: StatisticsValue
  /// Users who opened any URL.
  public var uniqueClick: StatisticsValue
  /// Users who played any clip.
  public var uniqueMediaPlayed: StatisticsValue
  /// Users who played any clip to its end.
  public var uniqueMediaPlayed100Percent: StatisticsValue

  /// Creates an overview of numbers of users.
  public init(
    uniqueImpression: Int, uniqueClick: Int, uniqueMediaPlayed: Int, uniqueMediaPlayed100Percent: Int
  ) {
    self.uniqueImpression = StatisticsValue(uniqueImpression)
    self.uniqueClick = StatisticsValue(uniqueClick)
    self.uniqueMediaPlayed = StatisticsValue(uniqueMediaPlayed)
    self.uniqueMediaPlayed100Percent = StatisticsValue(uniqueMediaPlayed100Percent)
  }
}
