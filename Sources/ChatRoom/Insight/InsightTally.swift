import ImpressionRules

/// The figures of a category while facts are being added up.
struct InsightTally {
  let metrics: [InsightMetric]
  /// What has been added up for each metric: for standing figures all so far, for others those of this period.
  private var sums: [Int]
  private var users: [UserSet]

  /// Nothing happened yet; standing figures begin with the followers, blocks and reach of the start.
  init(_ category: InsightCategory, start: (followers: Int, blocks: Int, reach: Int)) {
    metrics = category.metrics
    sums = metrics.map { metric in
      switch metric.measure {
      case .standing(.added, _): start.followers
      case .standing(.blocked, _): start.blocks
      case .reach: start.reach
      default: 0
      }
    }
    users = metrics.map { _ in UserSet() }
  }

  /// The figures, in the order of the metrics.
  var values: [Int] {
    metrics.indices.map { index in
      switch metrics[index].measure {
      case .users: sums[index] + users[index].count
      case .amount(_, let divisor): sums[index] / divisor
      default: sums[index]
      }
    }
  }

  /// Begins another period: what is not standing begins at 0.
  mutating func beginPeriod() {
    for index in metrics.indices where !metrics[index].isStanding {
      sums[index] = 0
      if users[index].count > 0 { users[index] = UserSet() }
    }
  }

  mutating func add(_ facts: ArraySlice<InsightFact>, of subject: Int?) {
    for index in metrics.indices { add(facts, of: subject, toMetric: index) }
  }

  private mutating func add(_ facts: ArraySlice<InsightFact>, of subject: Int?, toMetric index: Int) {
    func matching(_ kind: InsightFact.Kind, _ body: (InsightFact) -> Void) {
      for fact in facts where fact.kind == kind && (subject == nil || Int(fact.subject) == subject) {
        body(fact)
      }
    }
    var sum = 0
    switch metrics[index].measure {
    case .count(let kind): matching(kind) { _ in sum += 1 }
    case .atLeast(let least, let kind): matching(kind) { if $0.amount >= least { sum += 1 } }
    case .amount(let kind, _): matching(kind) { sum += $0.amount }
    case .users(let kind):
      var seen = UserSet()
      swap(&seen, &users[index])
      matching(kind) { seen.insert(Int($0.user)) }
      swap(&seen, &users[index])
    case .standing(let kind, let less):
      matching(kind) { _ in sum += 1 }
      if let less { matching(less) { _ in sum -= 1 } }
    case .reach: for fact in facts { sum += fact.amount }
    }
    sums[index] += sum
  }

  /// Adds the figures of a day before the clock.
  mutating func add(_ day: InsightSetup.PastDay, isTotal: Bool = false) {
    for index in metrics.indices where !(isTotal && metrics[index].isWithoutHistory) {
      sums[index] += metrics[index].past(of: day)
    }
  }
}

extension InsightMetric {
  /// What a day of the history adds to it.
  func past(of day: InsightSetup.PastDay) -> Int {
    switch measure {
    case .standing(.added, _): day.figures["added"] ?? 0
    case .standing: day.figures["blocked"] ?? 0
    case .reach: (day.figures["added"] ?? 0) - (day.figures["blocked"] ?? 0)
    default: (day.figures[key] ?? 0) * divisor
    }
  }

  private var divisor: Int {
    if case .amount(_, let divisor) = measure { divisor } else { 1 }
  }

  /// Whether a day of the history can give it.
  public var isInHistory: Bool {
    switch measure {
    case .standing, .reach: false
    default: true
    }
  }
}

extension InsightCategory {
  /// Whether the history can have days of it.
  public var hasHistory: Bool {
    switch self {
    case .friends, .chats, .coupons, .rewardCards: true
    case .messages, .voom, .richMenu: false
    }
  }
}
