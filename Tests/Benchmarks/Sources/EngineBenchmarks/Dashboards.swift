import ChatRoom

extension Main {
  /// Opens the dashboard of 100,000 users who did a million things, in all categories or all in one.
  static func dashboards(_ harness: Harness) {
    for (name, weights) in [("mixed", [4, 2, 2, 1, 1]), ("friends only", [1, 0, 0, 0, 0])] {
      let name = "dashboard of 1,000,000 events: \(name)"
      guard harness.runs(name) else { continue }
      let world = busyWorld(weights)
      harness.measure(name, operations: 1) {
        for category in InsightCategory.ofDashboard {
          withExtendedLifetime(InsightCard(category, of: world, length: 30)) {}
        }
      }
    }
  }

  private static func busyWorld(_ weights: [Int]) -> World {
    let users = 100_000
    var insight = InsightSetup()
    insight.coupons = [Coupon(id: "autumn")]
    insight.posts = [Post(id: "latte", posted: Rooms.start)]
    var world = Rooms.world(
      Setup(
        account: Account(), users: (0..<users).map { User(id: "u\($0)") }, messages: [], clock: Rooms.start,
        insight: insight))
    var events: [Event] = []
    let kinds = weights.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    for index in 0..<1_000_000 {
      let user = index % users
      if index % 20_000 == 0 { world.act(.wait(seconds: 86_400), &events) }
      let activity: Activity
      switch kinds[index % kinds.count] {
      case 0: activity = world.users[user].isBlocking ? .unblock(user: user) : .block(user: user)
      case 1: activity = .coupon(0, .open)
      case 2: activity = .view(post: 0, milliseconds: index % 90_000)
      case 3: activity = .rewardCard(.points(3))
      default: activity = .coupon(0, .use)
      }
      world.act(.actAs(user: user), &events)
      world.act(.activity(activity), &events)
      events.removeAll(keepingCapacity: true)
    }
    return world
  }
}
