/// Everything the Insight page counts, as it happened.
///
/// Facts are only ever appended, in the order of their times. Impressions and plays, which are many, are counted by
/// day as they happen; everything else is one fact each.
struct InsightLog: Sendable {
  /// What is counted of messages on one day.
  struct MessageDay: Sendable {
    /// When the day begins, in seconds since 1970-01-01T00:00:00Z.
    var start: Int
    var delivered = 0
    var impressions = 0
    /// First impressions of a message by a user.
    var opens = 0
    var plays = 0
    /// First plays of a message by a user.
    var firstPlays = 0
  }

  /// What is counted of messages today.
  var today = MessageDay(start: .min)
  private var pastDays: [MessageDay] = []
  private var others: [InsightCategory: [InsightFact]] = [:]

  /// The facts of a category, ascending in time. O(1), of messages O(days).
  func facts(of category: InsightCategory) -> [InsightFact] {
    guard category == .messages else { return others[category] ?? [] }
    if today.start == .min { return [] }
    return (pastDays + [today]).flatMap { day in
      func fact(_ kind: InsightFact.Kind, _ amount: Int) -> InsightFact {
        InsightFact(time: day.start, user: -1, amount: amount, kind: kind)
      }
      return [
        fact(.delivered, day.delivered), fact(.impression, day.impressions), fact(.open, day.opens),
        fact(.play, day.plays), fact(.firstPlay, day.firstPlays),
      ]
    }
  }

  /// Begins a day at UTC+9, later than all days before; does nothing if it has begun. O(1).
  mutating func begin(day: Int) {
    let start = Timestamp(startOfDay: day).seconds
    if start <= today.start { return }
    if today.start != .min { pastDays.append(today) }
    today = MessageDay(start: start)
  }

  /// The number of facts of a category other than messages.
  func count(of category: InsightCategory) -> Int { others[category]?.count ?? 0 }

  /// Adds a fact, later than all of its category before or at the same time. O(1).
  mutating func add(_ fact: InsightFact, to category: InsightCategory) {
    others[category, default: []].append(fact)
  }
}
