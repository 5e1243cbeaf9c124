import ChatRoom
import ImpressionRules
import MessagingAPI
import TestSupport
import Testing

/// Every figure of every page against ``InsightOracle``, over random sessions.
@Suite("The Insight page agrees with counting the event log anew")
struct InsightOracleTests {
  @Test("R12–R21: random sessions", arguments: 0..<8)
  func randomSessions(block: Int) throws {
    for seed in 0..<10 {
      var session = try RandomInsightSession(seed: UInt64(block * 10 + seed))
      for _ in 0..<session.random.within(20...80) { session.act() }
      #expect(session.acted > 5)
      session.check()
    }
  }
}

/// Users who do random things that the Insight page counts.
struct RandomInsightSession {
  var random: SplitMix64
  private(set) var world: World
  private var oracle: InsightOracle
  private(set) var acted = 0

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let start = TestRoom.start
    let users = (0..<random.within(1...6)).map { index in
      User(
        id: "u\(index)", device: TestRoom.device(random.chance(80) ? .android : .desktop),
        isFriend: random.chance(75), isBlocking: random.chance(15), isReachable: random.chance(80))
    }
    var account = Account(isVerified: random.chance(50), usesMessagingAPI: random.chance(70))
    if random.chance(85) { account.richMenus = TestRoom.richMenus(selected: random.chance(50)) }
    var insight = InsightSetup()
    insight.coupons = [Coupon(id: "a"), Coupon(id: "b", lastDay: start.day + 1)]
    insight.posts = [Post(id: "p", posted: start), Post(id: "q", media: .image, posted: start)]
    insight.groups = [Group(id: "g", members: [0])]
    for category in InsightCategory.allCases {
      if random.chance(50) { insight.updates[category] = random.within(0...86_399) }
      guard category.hasHistory, random.chance(60) else { continue }
      let keys = category.metrics.filter(\.isInHistory).map(\.key)
      insight.history[category] = (1...5).reversed().filter { _ in random.chance(60) }.map { back in
        let figures = keys.map { ($0, random.within(0...9)) }
        return .init(day: start.day - back, figures: Dictionary(uniqueKeysWithValues: figures))
      }
    }
    let messages = (0..<random.within(0...4)).map { index in
      RandomInsightSession.message(
        "m\(index)", after: random.within(-200_000...200_000), users: users.count, &random)
    }
    let setup = Setup(
      account: account, users: users, messages: messages, metrics: TestRoom.metrics, clock: start,
      insight: insight)
    world = try World(setup)
    oracle = InsightOracle(setup: setup)
    self.random = random
  }

  private static func message(
    _ id: String, after seconds: Int, users: Int, _ random: inout SplitMix64
  ) -> Message {
    let recipients = random.chance(50) ? nil : (0..<users).filter { _ in random.chance(60) }
    let clip = Bubble(.audio(originalContentUrl: "", durationMilliseconds: 10_000), height: 30)
    return Message(
      id: id, sent: Timestamp(seconds: TestRoom.start.seconds + seconds),
      kind: random.chance(40) ? .reply : .broadcast, recipients: recipients,
      bubbles: random.chance(50) ? [clip] : [Bubble(.text(""), height: 50), clip])
  }

  mutating func act() {
    let user = random.within(0...world.users.count - 1)
    let action: Action
    switch random.within(1...19) {
    case 1...2:
      action = .wait(seconds: random.chance(50) ? random.within(0...7200) : random.within(0...90_000))
    case 3...4: action = .enter(user: user, at: .bottom)
    case 5: action = .leave
    case 6: action = .scroll(by: random.within(-60...60))
    case 7: action = .richMenu(.toggle)
    case 8: action = .activity(.tapMenu(.position(1)))
    case 9: action = .say("x")
    case 10: action = .activity(.addFriend(user: user))
    case 11: action = .activity(.block(user: user))
    case 12: action = .activity(.unblock(user: user))
    case 13:
      let act = CouponAct.allCases.randomElement(using: &random) ?? .open
      action = .activity(.coupon(random.within(0...1), act))
    case 14: action = .activity(.rewardCard(.points(random.within(1...9))))
    case 15: action = .activity(.rewardCard(random.chance(50) ? .issue : .exchange("x")))
    case 16:
      let lengths = [0, 400, 2999, 3000, 59_999, 60_000, 86_400_000]
      action = .activity(
        .view(post: random.within(0...1), milliseconds: lengths.randomElement(using: &random) ?? 0))
    case 17:
      let message = RandomInsightSession.message(
        "s\(world.messages.count)", after: 0, users: world.users.count, &random)
      action = .send(message)
    case 18:
      guard let bubble = world.bubbles.indices.randomElement(using: &random) else { return }
      action = .play(bubble: bubble, .percent(50))
    default: action = .actAs(user: user)
    }
    // What makes no sense now is left out.
    guard let events = try? world.apply(action) else { return }
    oracle.events += events
    acted += 1
  }

  mutating func check() {
    for category in InsightCategory.allCases {
      let subjects: [Int?] =
        switch category {
        case .coupons, .voom: [nil, 0, 1]
        case .richMenu: world.account.richMenus.isEmpty ? [nil] : [nil, 0, 1]
        default: [nil]
        }
      for subject in subjects { check(category, subject) }
      if category != .richMenu { checkDashboard(category) }
    }
  }

  private mutating func check(_ category: InsightCategory, _ subject: Int?) {
    let known = world.insightDays
    let end = Timestamp(seconds: world.clock.seconds + 1)
    let distant = Timestamp.range.lowerBound
    compare(world.insight(category, of: subject), subject, from: distant, to: end, isTotal: true, "total")
    let first = random.within(known.lowerBound - 2...known.upperBound)
    let days = first...random.within(first...known.upperBound)
    compare(
      world.insight(category, of: subject, days: days), subject, from: Timestamp(startOfDay: days.lowerBound),
      to: Timestamp(startOfDay: days.upperBound + 1), "\(days)")
    let series = world.insightSeries(category, of: subject, days: days)
    for (day, figures) in zip(days, series) {
      compare(
        figures, subject, from: Timestamp(startOfDay: day), to: Timestamp(startOfDay: day + 1), "day \(day)")
    }
  }

  private mutating func checkDashboard(_ category: InsightCategory) {
    let day = random.chance(50) ? nil : random.within(world.insightDays)
    let update = world.lastUpdate(of: category, on: day)
    let cutoff = world.cutoff(of: category, at: update)
    #expect(update <= world.clock)
    compare(
      world.dashboard(category, on: day), nil, from: Timestamp.range.lowerBound,
      // A day of the history is over before any update of the next one.
      to: cutoff, isTotal: true, "dashboard on \(day ?? 0)")
    let card = InsightCard(category, of: world, length: 7, on: day)
    #expect(card.updated == update)
    let first = Timestamp(startOfDay: card.days.lowerBound)
    compare(
      card.period, nil, from: first, to: Timestamp(startOfDay: card.days.upperBound + 1), "seven days")
    compare(
      card.before, nil, from: Timestamp(seconds: first.seconds - 7 * 86_400), to: first, "seven days before")
    for (day, figures) in zip(card.days, card.series) {
      compare(
        figures, nil, from: Timestamp(startOfDay: day), to: min(cutoff, Timestamp(startOfDay: day + 1)),
        "day \(day) of the card")
    }
  }

  private func compare(
    _ figures: InsightFigures, _ subject: Int?, from: Timestamp, to: Timestamp, isTotal: Bool = false,
    _ what: String
  ) {
    for (metric, value) in zip(figures.category.metrics, figures.values) {
      let expected = oracle.figure(
        metric.key, figures.category, of: subject, from: from, to: to, isTotal: isTotal, in: world)
      if value != expected {
        Issue.record("\(figures.category) \(metric.key) \(what): \(value), not \(expected)")
      }
    }
  }
}
