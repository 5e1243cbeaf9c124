/// What the Insight page needs beside users and messages: what the account offers, and what happened before the
/// clock.
public struct InsightSetup: Hashable, Sendable {
  /// The figures of one day before the clock, of people who are not simulated.
  public struct PastDay: Hashable, Sendable {
    /// The day at UTC+9, in days since 1970-01-01.
    public var day: Int
    /// The figures, 0 or more, by ``InsightMetric/key``.
    public var figures: [String: Int]

    /// Creates the figures of a day.
    public init(day: Int, figures: [String: Int]) {
      self.day = day
      self.figures = figures
    }
  }

  /// The coupons, with distinct ids.
  public var coupons: [Coupon] = []
  /// The posts on VOOM, with distinct ids.
  public var posts: [Post] = []
  /// The groups, with distinct ids.
  public var groups: [Group] = []
  /// The past days of each category, ascending, each day once.
  public var history: [InsightCategory: [PastDay]] = [:]
  /// When each category is updated, in seconds since midnight at UTC+9 (R20); the estimates of
  /// ``InsightCategory/estimatedUpdate`` for those left out.
  public var updates: [InsightCategory: Int] = [:]

  /// Nothing beside users and messages.
  public init() {}
}
