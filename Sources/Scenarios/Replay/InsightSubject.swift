import ChatRoom

/// What an expectation of the Insight page is about.
public struct InsightSubject: Hashable, Sendable {
  /// The category.
  public var category: InsightCategory
  /// The index of the coupon, post or rich menu, nil for all.
  public var index: Int?
  /// The day at UTC+9, nil for the run until now.
  public var day: Int?
  /// Whether it is the dashboard, as it stood at its last update (R20).
  public var isDashboard: Bool
}
