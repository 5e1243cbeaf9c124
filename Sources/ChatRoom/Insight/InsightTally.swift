import ImpressionRules

/// The figures of a category while facts are being added up: each fact is looked at once, for all metrics.
struct InsightTally {
  /// What has been added up of the facts of each kind, by its raw value.
  private struct Sums {
    var counts = [Int](repeating: 0, count: InsightFact.Kind.allCases.count)
    var amounts = [Int](repeating: 0, count: InsightFact.Kind.allCases.count)
    /// What the history adds to each metric.
    var past: [Int]

    init(metrics: Int) {
      past = [Int](repeating: 0, count: metrics)
    }

    mutating func add(_ other: Sums) {
      for kind in counts.indices {
        counts[kind] += other.counts[kind]
        amounts[kind] += other.amounts[kind]
      }
      for metric in past.indices { past[metric] += other.past[metric] }
    }
  }

  private let metrics: [InsightMetric]
  /// The levels at the start, by metric.
  private let start: [Int]
  /// The periods that are over, and the present one.
  private var before: Sums
  private var present: Sums
  /// By metric: how many facts of the present period reached its least amount.
  private var reaching: [Int]
  /// By metric: the different users of the present period.
  private var users: [UserSet]

  /// Nothing happened yet; levels begin with the followers, blocks and reach of the start.
  init(_ category: InsightCategory, start: (followers: Int, blocks: Int, reach: Int)) {
    metrics = category.metrics
    self.start = metrics.map { metric in
      switch metric.measure {
      case .level(.added, _): start.followers
      case .level(.blocked, _): start.blocks
      case .reach: start.reach
      default: 0
      }
    }
    before = Sums(metrics: metrics.count)
    present = Sums(metrics: metrics.count)
    reaching = metrics.map { _ in 0 }
    users = metrics.map { _ in UserSet() }
  }

  /// The figures, in the order of the metrics.
  var values: [Int] {
    metrics.indices.map { index in
      let past = present.past[index]
      func ever(_ kind: InsightFact.Kind) -> Int {
        before.counts[Int(kind.rawValue)] + present.counts[Int(kind.rawValue)]
      }
      let level = start[index] + before.past[index] + past
      switch metrics[index].measure {
      case .count(let kind): return past + present.counts[Int(kind.rawValue)]
      case .atLeast: return past + reaching[index]
      case .amount(let kind, let divisor): return past + present.amounts[Int(kind.rawValue)] / divisor
      case .users: return past + users[index].count
      case .level(let kind, let less): return level + ever(kind) - (less.map(ever) ?? 0)
      case .reach:
        // Days before the run may know of more who block the account than of those who follow it.
        return max(0, level + before.amounts.reduce(0, +) + present.amounts.reduce(0, +))
      }
    }
  }

  /// Begins another period: what is not a level begins at 0.
  mutating func beginPeriod() {
    before.add(present)
    present = Sums(metrics: metrics.count)
    for index in metrics.indices {
      reaching[index] = 0
      if users[index].count > 0 { users[index] = UserSet() }
    }
  }

  mutating func add(_ facts: ArraySlice<InsightFact>, of subject: Int?) {
    facts.withUnsafeBufferPointer { facts in
      present.counts.withUnsafeMutableBufferPointer { counts in
        present.amounts.withUnsafeMutableBufferPointer { amounts in
          for fact in facts where subject == nil || Int(fact.subject) == subject {
            counts[Int(fact.kind.rawValue)] += 1
            amounts[Int(fact.kind.rawValue)] += fact.amount
          }
        }
      }
    }
    for index in metrics.indices {
      switch metrics[index].measure {
      case .atLeast(let least, let kind):
        for fact in facts where fact.kind == kind && fact.amount >= least {
          if subject == nil || Int(fact.subject) == subject { reaching[index] += 1 }
        }
      case .users(let kind):
        for fact in facts where fact.kind == kind {
          if subject == nil || Int(fact.subject) == subject { users[index].insert(Int(fact.user)) }
        }
      case .count, .amount, .level, .reach: break
      }
    }
  }

  /// Adds the figures of a day before the clock. A total leaves them out of some metrics.
  mutating func add(_ day: InsightSetup.PastDay, isTotal: Bool = false) {
    for index in metrics.indices where !(isTotal && metrics[index].isWithoutHistory) {
      present.past[index] += metrics[index].past(of: day)
    }
  }
}

extension InsightMetric {
  /// What a day of the history adds to it.
  func past(of day: InsightSetup.PastDay) -> Int {
    switch measure {
    case .level(.added, _): day.figures["added"] ?? 0
    case .level: day.figures["blocked"] ?? 0
    case .reach: (day.figures["added"] ?? 0) - (day.figures["blocked"] ?? 0)
    default: day.figures[key] ?? 0
    }
  }

  /// Whether a day of the history can give it.
  public var isInHistory: Bool {
    switch measure {
    case .level, .reach: false
    default: true
    }
  }
}
