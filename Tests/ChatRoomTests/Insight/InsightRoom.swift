import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

/// A world whose Insight page is under test: three friends, one stranger, a message, a coupon, two posts and groups.
struct InsightRoom {
  var world: World

  static let alice = 0
  static let bob = 1
  static let carol = 2
  /// No friend at the start.
  static let dave = 3

  init(
    account: Account = Account(), messages: [Message] = [TestRoom.message("a", [40])],
    users change: (inout [User]) -> Void = { _ in }, insight: (inout InsightSetup) -> Void = { _ in }
  ) throws {
    var users = ["alice", "bob", "carol", "dave"].map { User(id: $0, device: TestRoom.device()) }
    users[InsightRoom.dave].isFriend = false
    change(&users)
    var setup = InsightSetup()
    setup.coupons = [Coupon(id: "autumn"), Coupon(id: "old", lastDay: TestRoom.start.day)]
    setup.posts = [
      Post(id: "latte", duration: 30_000, posted: TestRoom.start),
      Post(id: "leaf", media: .image, posted: TestRoom.start),
      Post(id: "later", posted: Timestamp(seconds: TestRoom.start.seconds + 3600)),
    ]
    setup.groups = [
      Group(id: "tasting", members: [InsightRoom.alice, InsightRoom.dave]),
      Group(id: "owls", members: [InsightRoom.dave], hasAccount: false),
    ]
    insight(&setup)
    world = try World(
      Setup(
        account: account, users: users, messages: messages, metrics: TestRoom.metrics, clock: TestRoom.start,
        insight: setup))
  }

  /// Does something, as a user.
  mutating func act(_ user: Int = alice, _ activities: Activity...) throws {
    try world.apply(.actAs(user: user))
    for activity in activities { try world.apply(.activity(activity)) }
  }

  mutating func wait(hours: Int) throws { try world.apply(.wait(seconds: hours * 3600)) }

  /// Figures from the beginning until now, by key.
  func figures(_ category: InsightCategory, of subject: Int? = nil) -> [String: Int] {
    dictionary(world.insight(category, of: subject))
  }

  func figures(_ category: InsightCategory, on day: Int) -> [String: Int] {
    dictionary(world.insight(category, days: day...day))
  }

  func dashboard(_ category: InsightCategory) -> [String: Int] { dictionary(world.dashboard(category)) }

  private func dictionary(_ figures: InsightFigures) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(figures.category.metrics.map(\.key), figures.values))
  }

  func expect(
    refused refusal: ActionError, _ activity: Activity, as user: Int = alice,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var world = world
    try world.apply(.actAs(user: user))
    #expect(throws: refusal, sourceLocation: sourceLocation) { try world.apply(.activity(activity)) }
    #expect(world.activities.count == self.world.activities.count, sourceLocation: sourceLocation)
  }
}
