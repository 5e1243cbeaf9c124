/// A category of the dashboard: its figures over some days, and how they changed.
public struct InsightCard: Sendable {
  /// The category.
  public let category: InsightCategory
  /// When it was last updated: an estimate (R20).
  public let updated: Timestamp
  /// The figures from the beginning to the last update.
  public let total: InsightFigures
  /// The figures over the period; of a level, such as followers, the value when the period ended.
  public let period: InsightFigures
  /// The figures over the period before.
  public let before: InsightFigures
  /// The days of the period at UTC+9: the last that were over at the update.
  public let days: ClosedRange<Int>
  /// The figures of each of these days.
  public let series: [InsightFigures]

  /// The card of a category over a number of days, now or as it stood when a day ended.
  public init(_ category: InsightCategory, of world: World, length: Int, on day: Int? = nil) {
    self.category = category
    updated = world.lastUpdate(of: category, on: day)
    let cutoff = world.cutoff(of: category, at: updated)
    days = updated.day - length...updated.day - 1
    total = world.insightOfAllDays(category, before: cutoff)
    period = world.insight(category, days: days, before: cutoff)
    before = world.insight(category, days: days.lowerBound - length...days.lowerBound - 1, before: cutoff)
    series = world.insightSeries(category, days: days, before: cutoff)
  }

  /// The difference between the period and the one before.
  public func change(_ metric: Int) -> Int { period.values[metric] - before.values[metric] }

  /// Whether LINE shows a figure (R14).
  public func isDisclosed(_ metric: Int) -> Bool { InsightReport.isDisclosed(total)(metric) }

  /// Whether LINE shows a figure of the period, and its change.
  public func isPeriodDisclosed(_ metric: Int) -> Bool { InsightReport.isDisclosed(period)(metric) }
}
