import ImpressionRules

/// What the Insight page shows, added up from what happened.
extension World {
  /// The figures of a category from the beginning until now, or until before `cutoff`.
  ///
  /// - Parameter subject: The index of the coupon, post or rich menu the figures are of; nil for all. The history is
  ///   of no one in particular.
  /// - Complexity: O(facts of the category).
  public func insight(
    _ category: InsightCategory, of subject: Int? = nil, before cutoff: Timestamp? = nil
  ) -> InsightFigures {
    let facts = insightLog.facts(of: category)
    var tally = insightTally(of: category)
    for day in pastDays(of: category, subject, before: cutoff) { tally.add(day, isTotal: true) }
    tally.add(facts[..<index(inFacts: facts, at: cutoff)], of: subject)
    return InsightFigures(category: category, values: tally.values)
  }

  /// The figures of a category over some days at UTC+9; of a level, such as followers, the value when they ended.
  ///
  /// - Parameters:
  ///   - days: The days, in days since 1970-01-01.
  ///   - cutoff: What happened then or later is left out.
  /// - Complexity: O(facts of the category).
  public func insight(
    _ category: InsightCategory, of subject: Int? = nil, days: ClosedRange<Int>,
    before cutoff: Timestamp? = nil
  ) -> InsightFigures {
    let facts = insightLog.facts(of: category)
    let end = index(inFacts: facts, at: cutoff)
    let first = min(end, index(inFacts: facts, at: Timestamp(startOfDay: days.lowerBound)))
    let last = min(end, index(inFacts: facts, at: Timestamp(startOfDay: days.upperBound + 1)))
    let past = pastDays(of: category, subject, before: cutoff)
    var tally = insightTally(of: category)
    for day in past where day.day < days.lowerBound { tally.add(day) }
    tally.add(facts[..<first], of: subject)
    tally.beginPeriod()
    for day in past where days.contains(day.day) { tally.add(day) }
    tally.add(facts[first..<last], of: subject)
    return InsightFigures(category: category, values: tally.values)
  }

  /// The figures of a category on all days it knows of: the sum of what a page lists per day.
  public func insightOfAllDays(
    _ category: InsightCategory, of subject: Int? = nil, before cutoff: Timestamp? = nil
  ) -> InsightFigures {
    insight(category, of: subject, days: insightDays, before: cutoff)
  }

  /// The figures of each of some days at UTC+9, in order. See ``insight(_:of:days:before:)``. One pass over the
  /// facts: O(facts of the category + days).
  public func insightSeries(
    _ category: InsightCategory, of subject: Int? = nil, days: ClosedRange<Int>,
    before cutoff: Timestamp? = nil
  ) -> [InsightFigures] {
    let facts = insightLog.facts(of: category)
    let end = index(inFacts: facts, at: cutoff)
    let past = pastDays(of: category, subject, before: cutoff)
    var tally = insightTally(of: category)
    var place = 0
    var pastPlace = 0
    func advance(to day: Int) {
      while pastPlace < past.count, past[pastPlace].day < day {
        tally.add(past[pastPlace])
        pastPlace += 1
      }
      let next = min(end, index(inFacts: facts, at: Timestamp(startOfDay: day)))
      if next > place { tally.add(facts[place..<next], of: subject) }
      place = max(place, next)
    }
    advance(to: days.lowerBound)
    return days.map { day in
      tally.beginPeriod()
      advance(to: day + 1)
      return InsightFigures(category: category, values: tally.values)
    }
  }

  /// The number of taps on each area of a rich menu, over some days at UTC+9 or from the beginning until now; 0 for
  /// areas nobody tapped. O(facts of the category).
  public func clicks(ofMenu menu: Int, days: ClosedRange<Int>? = nil) -> [Int] {
    var clicks = account.richMenus[menu].areas.map { _ in 0 }
    for fact in insightLog.facts(of: .richMenu) where fact.kind == .tapped && Int(fact.subject) == menu {
      if let days, !days.contains(Timestamp(seconds: fact.time).day) { continue }
      clicks[fact.amount] += 1
    }
    return clicks
  }

  /// The days at UTC+9 the Insight page knows something of: from the first of the history, of the messages sent and
  /// of the clock the run began with, until today.
  public var insightDays: ClosedRange<Int> {
    let past = insightSetup.history.values.compactMap { $0.first?.day }.min()
    let sent = insightLog.facts(of: .messages).first.map { Timestamp(seconds: $0.time).day }
    return min(past ?? startDay, sent ?? startDay, startDay)...clock.day
  }

  /// The days of the history that are over at a moment. It is of no one coupon, post or menu.
  private func pastDays(
    of category: InsightCategory, _ subject: Int?, before cutoff: Timestamp?
  ) -> [InsightSetup.PastDay] {
    guard subject == nil, let days = insightSetup.history[category] else { return [] }
    return cutoff.map { cutoff in days.filter { $0.day < cutoff.day } } ?? days
  }

  private func insightTally(of category: InsightCategory) -> InsightTally {
    InsightTally(category, start: startingFriends)
  }

  /// The number of facts before a moment; all of them for nil.
  private func index(inFacts facts: [InsightFact], at time: Timestamp?) -> Int {
    guard let time else { return facts.count }
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].time < time.seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
