/// Everything the Insight page counts, as it happened.
///
/// Facts are only ever appended, in the order of their times. Impressions and plays, which are many, are counted by
/// day as they happen; everything else is one fact each.
struct InsightLog: Sendable {
  private static let messageKinds: [InsightFact.Kind] = [.delivered, .impression, .open, .play, .firstPlay]

  private var messages: [InsightFact] = []
  private var others: [InsightCategory: [InsightFact]] = [:]

  /// The facts of a category, ascending in time.
  func facts(of category: InsightCategory) -> [InsightFact] {
    category == .messages ? messages : others[category] ?? []
  }

  /// Begins a day at UTC+9, later than all days before; does nothing if it has begun. O(1).
  mutating func begin(day: Int) {
    let start = Timestamp(startOfDay: day).seconds
    if let last = messages.last, last.time >= start { return }
    for kind in InsightLog.messageKinds {
      messages.append(InsightFact(time: start, user: -1, kind: kind))
    }
  }

  /// Adds something about messages to the current day. O(1).
  mutating func count(_ kind: InsightFact.Kind, _ amount: Int = 1) {
    messages[messages.count - InsightLog.messageKinds.count + Int(kind.rawValue)].amount += amount
  }

  /// Adds a fact, later than all of its category before or at the same time. O(1).
  mutating func add(_ fact: InsightFact, to category: InsightCategory) {
    others[category, default: []].append(fact)
  }
}
