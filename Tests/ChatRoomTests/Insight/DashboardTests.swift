import ChatRoom
import ImpressionRules
import Testing

@Suite("R20: the dashboard, friends and blocks")
struct DashboardTests {
  private let today = TestRoom.start.day

  @Test("Each category is updated at its own time of the day, at UTC+9")
  func updateTimes() throws {
    let room = try InsightRoom {
      _ in
    } insight: {
      $0.updates = [.friends: 13 * 3600, .chats: 12 * 3600]
    }
    #expect(room.world.lastUpdate(of: .friends).iso8601 == "2026-10-31T13:00:00+09:00")
    #expect(room.world.lastUpdate(of: .chats).iso8601 == "2026-11-01T12:00:00+09:00")
    #expect(room.world.lastUpdate(of: .voom).iso8601 == "2026-11-01T10:00:00+09:00")
    #expect(room.world.lastUpdate(of: .voom, on: today - 1).iso8601 == "2026-10-31T10:00:00+09:00")
  }

  @Test("Between updates it shows the figures as they stood at its last update")
  func betweenUpdates() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.alice, .coupon(0, .open))
    #expect(room.dashboard(.coupons)["opened"] == 0)
    #expect(room.figures(.coupons)["opened"] == 1)
    // Updated at 5:00, 17 hours later.
    try room.wait(hours: 16)
    #expect(room.dashboard(.coupons)["opened"] == 0)
    try room.act(InsightRoom.alice, .coupon(0, .open))
    try room.wait(hours: 1)
    try room.act(InsightRoom.alice, .coupon(0, .open))
    #expect(room.dashboard(.coupons)["opened"] == 2)
    #expect(room.world.dashboard(.coupons, on: today)["opened"] == 0)
  }

  @Test("A message's statistics cover up to the end of the day before")
  func messages() throws {
    var room = try InsightRoom()
    try room.world.apply(.enter(user: InsightRoom.alice, at: .bottom))
    // The next day, before midnight's figures are shown at 9:00.
    try room.wait(hours: 20)
    #expect(room.dashboard(.messages)["impression"] == 0)
    try room.world.apply(.enter(user: InsightRoom.bob, at: .bottom))
    try room.wait(hours: 1)
    #expect(room.world.lastUpdate(of: .messages).iso8601 == "2026-11-02T09:00:00+09:00")
    #expect(room.dashboard(.messages)["impression"] == 1)
    #expect(room.dashboard(.messages)["openCount"] == 1)
    #expect(room.dashboard(.messages)["delivered"] == 3)
    #expect(room.figures(.messages)["impression"] == 2)
  }

  @Test("Friends added and blocked are counted per day at UTC+9")
  func perDay() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.alice, .block(user: InsightRoom.bob))
    // Until a second before midnight, and then midnight.
    try room.world.apply(.wait(seconds: 12 * 3600 - 1))
    try room.act(InsightRoom.alice, .addFriend(user: InsightRoom.dave))
    try room.world.apply(.wait(seconds: 1))
    try room.act(InsightRoom.alice, .block(user: InsightRoom.carol))
    #expect(room.figures(.friends, on: today)["added"] == 1)
    #expect(room.figures(.friends, on: today)["blocked"] == 1)
    #expect(room.figures(.friends, on: today + 1)["added"] == 0)
    #expect(room.figures(.friends, on: today + 1)["blocked"] == 1)
    #expect(room.figures(.friends, on: today)["blocks"] == 1)
    #expect(room.figures(.friends, on: today + 1)["blocks"] == 2)
  }

  @Test("Blocking and unblocking on the same day count each; the blocks now decrease on unblocking")
  func blockedAndUnblocked() throws {
    var room = try InsightRoom()
    try room.act(
      InsightRoom.alice, .block(user: InsightRoom.bob), .unblock(user: InsightRoom.bob),
      .block(user: InsightRoom.bob), .unblock(user: InsightRoom.bob))
    #expect(room.figures(.friends)["blocked"] == 2)
    #expect(room.figures(.friends)["blocks"] == 0)
  }

  @Test("Followers are users who ever added the account, and never decrease")
  func followers() throws {
    var room = try InsightRoom()
    #expect(room.figures(.friends)["followers"] == 3)
    try room.act(
      InsightRoom.alice, .block(user: InsightRoom.bob), .addFriend(user: InsightRoom.dave),
      .block(user: InsightRoom.dave))
    #expect(room.figures(.friends)["followers"] == 4)
    #expect(room.figures(.friends)["added"] == 1)
  }

  @Test("The target reach is followers less blocks less users messages can't reach, each user once")
  func targetReach() throws {
    var room = try InsightRoom(users: {
      $0[InsightRoom.carol].isReachable = false
      $0[InsightRoom.dave].isBlocking = true
    })
    #expect(room.figures(.friends)["targetReaches"] == 2)
    // Neither a second reason nor a block of no follower takes anything off.
    try room.act(InsightRoom.alice, .block(user: InsightRoom.carol))
    #expect(room.figures(.friends)["targetReaches"] == 2)
    try room.act(InsightRoom.alice, .block(user: InsightRoom.bob), .addFriend(user: InsightRoom.dave))
    #expect(room.figures(.friends)["targetReaches"] == 1)
    try room.act(InsightRoom.alice, .unblock(user: InsightRoom.dave), .unblock(user: InsightRoom.carol))
    #expect(room.figures(.friends)["targetReaches"] == 2)
  }

  @Test("The history comes on top: per day, in levels, and in sums, but not in the steps that blocked")
  func history() throws {
    var room = try InsightRoom {
      _ in
    } insight: {
      $0.history[.friends] = [
        .init(day: today - 3, figures: ["added": 120, "blocked": 8]),
        .init(day: today - 1, figures: ["added": 5]),
      ]
      $0.history[.chats] = [.init(day: today - 1, figures: ["rooms": 4, "received": 9])]
    }
    try room.act(InsightRoom.alice, .block(user: InsightRoom.bob))
    let now = [
      "followers": 128, "added": 125, "blocks": 9, "blocked": 1, "targetReaches": 119,
    ]
    #expect(room.figures(.friends) == now)
    let then = ["followers": 123, "added": 120, "blocks": 8, "blocked": 8, "targetReaches": 115]
    #expect(room.figures(.friends, on: today - 3) == then)
    #expect(room.figures(.friends, on: today - 2)["added"] == 0)
    #expect(room.figures(.friends, on: today - 2)["followers"] == 123)
    #expect(room.figures(.chats) == ["rooms": 4, "received": 9, "sent": 0])
    // At 4:00 today the history of yesterday is complete.
    #expect(room.dashboard(.friends)["followers"] == 128)
    #expect(room.world.dashboard(.friends, on: today - 1)["followers"] == 123)
  }

  @Test("A period ends with the last day that was over at the update")
  func periods() throws {
    let room = try InsightRoom()
    #expect(InsightCard(.messages, of: room.world, length: 7).days == today - 7...today - 1)
    #expect(InsightCard(.friends, of: room.world, length: 7).days == today - 7...today - 1)
    #expect(InsightCard(.friends, of: room.world, length: 30, on: today - 1).days == today - 31...today - 2)
  }
}
