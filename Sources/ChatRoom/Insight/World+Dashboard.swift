/// The dashboard: each category as it stood at its last update (R20).
extension World {
  /// When a category was last updated before now, or before the end of a day at UTC+9 that is over. An estimate.
  public func lastUpdate(of category: InsightCategory, on day: Int? = nil) -> Timestamp {
    let end = day.map { Timestamp(seconds: Timestamp(startOfDay: $0 + 1).seconds - 1) } ?? clock
    let now = min(end, clock)
    let time = insightSetup.updates[category] ?? category.estimatedUpdate
    let today = Timestamp(seconds: Timestamp(startOfDay: now.day).seconds + time)
    return today <= now ? today : Timestamp(seconds: today.seconds - 86_400)
  }

  /// The moment before which things are part of the category's figures at an update: the update itself; for
  /// messages, whose statistics cover up to the end of the day before, the beginning of its day.
  public func cutoff(of category: InsightCategory, at update: Timestamp) -> Timestamp {
    category == .messages ? Timestamp(startOfDay: update.day) : update
  }

  /// The figures of a category as they stood at its last update, from the beginning on.
  public func dashboard(_ category: InsightCategory, on day: Int? = nil) -> InsightFigures {
    insight(category, before: cutoff(of: category, at: lastUpdate(of: category, on: day)))
  }
}
