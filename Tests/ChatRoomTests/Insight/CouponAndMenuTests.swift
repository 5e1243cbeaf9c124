import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Coupons, reward cards, chats and rich menus")
struct CouponAndMenuTests {
  @Test("A coupon counts what was done with it, apart from others")
  func coupons() throws {
    var room = try InsightRoom()
    try room.act(
      InsightRoom.alice, .coupon(0, .open), .coupon(0, .open), .coupon(0, .acquire), .coupon(1, .use))
    #expect(room.figures(.coupons, of: 0) == ["opened": 2, "acquired": 1, "used": 0])
    #expect(room.figures(.coupons) == ["opened": 2, "acquired": 1, "used": 1])
    try room.expect(refused: .noSuchCoupon, .coupon(2, .open))
  }

  @Test("A coupon is good until its last day ends at UTC+9; it can still be opened then")
  func expiry() throws {
    var room = try InsightRoom()
    try room.world.apply(.wait(seconds: 12 * 3600 - 1))
    try room.act(InsightRoom.alice, .coupon(1, .use))
    try room.world.apply(.wait(seconds: 1))
    try room.expect(refused: .couponExpired, .coupon(1, .use))
    try room.expect(refused: .couponExpired, .coupon(1, .acquire))
    try room.act(InsightRoom.alice, .coupon(1, .open))
  }

  @Test("A reward card counts cards, points, visits and rewards")
  func rewardCards() throws {
    var room = try InsightRoom()
    try room.act(
      InsightRoom.alice, .rewardCard(.issue), .rewardCard(.points(3)), .rewardCard(.points(2)),
      .rewardCard(.exchange("Coffee")))
    #expect(room.figures(.rewardCards) == ["issued": 1, "points": 5, "visits": 2, "exchanged": 1])
    try room.expect(refused: .impossiblePoints, .rewardCard(.points(0)))
    try room.expect(refused: .impossiblePoints, .rewardCard(.points(1_000_001)))
  }

  @Test("Chats count messages, the users who wrote, and replies by the users they reached")
  func chats() throws {
    var room = try InsightRoom()
    for user in [InsightRoom.alice, InsightRoom.bob] {
      try room.world.apply(.enter(user: user, at: .bottom))
      try room.world.apply(.say("Hi"))
    }
    try room.world.apply(.say("Hello?"))
    var reply = TestRoom.message("r", [20], to: [InsightRoom.alice, InsightRoom.dave])
    reply.kind = .reply
    try room.world.apply(.send(reply))
    try room.world.apply(.send(TestRoom.message("p", [20])))
    #expect(room.figures(.chats) == ["received": 3, "sent": 1, "rooms": 2])
  }

  private func menuRoom(selected: Bool = true) throws -> InsightRoom {
    var account = Account()
    account.richMenus = TestRoom.richMenus(selected: selected)
    return try InsightRoom(account: account, messages: [TestRoom.message("a", [45, 10])])
  }

  @Test("A rich menu is displayed when it shows: on entering, opened, switched to; not while it stays open")
  func displays() throws {
    var room = try menuRoom()
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    try room.world.apply(.richMenu(.on))
    #expect(room.figures(.richMenu)["impression"] == 1)
    try room.world.apply(.richMenu(.off))
    try room.world.apply(.richMenu(.toggle))
    #expect(room.figures(.richMenu)["impression"] == 2)
    try room.act(InsightRoom.alice, .tapMenu(.position(1)))
    #expect(room.figures(.richMenu, of: 0)["impression"] == 2)
    #expect(room.figures(.richMenu, of: 1)["impression"] == 1)
    #expect(room.figures(.richMenu)["uniqueUsers"] == 1)
    #expect(room.world.clicks(ofMenu: 0) == [1])
    #expect(room.world.clicks(ofMenu: 1) == [0])
  }

  @Test("The menu a user switched to is theirs, also on the next visit; others keep the first")
  func switchedForOne() throws {
    var room = try menuRoom()
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    try room.act(InsightRoom.alice, .tapMenu(.label("To high")))
    #expect(room.world.richMenu(of: InsightRoom.alice)?.alias == "high")
    try room.world.apply(.leave)
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    #expect(room.world.current.room.visit.window.richMenuHeight == 70)
    try room.world.apply(.enter(user: InsightRoom.bob, at: .top))
    #expect(room.world.current.room.visit.window.richMenuHeight == 40)
  }

  @Test("A switch to a lower menu shows what the higher one hid, a switch to a higher one hides it")
  func switching() throws {
    var room = try menuRoom()
    // 100 tall with a menu of 40: bubble 0 shows, bubble 1 too.
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    #expect(room.world.ledger.impressions == [1, 1])
    try room.act(InsightRoom.alice, .tapMenu(.position(1)))
    try room.world.apply(.leave)
    // With a menu of 70 the first shows its top only, the second nothing.
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    #expect(room.world.ledger.impressions == [1, 1])
    #expect(room.world.visitExplanation(ofBubble: 0, user: InsightRoom.alice)?.reason == .underRichMenu)
    let events = try room.world.apply(.activity(.tapMenu(.position(1))))
    #expect(room.world.ledger.impressions == [2, 2])
    #expect(events.contains { $0.kind == .switchedMenu(0) })
  }

  @Test("A tap needs the room, an open menu, and an area")
  func refusals() throws {
    var room = try InsightRoom()
    try room.expect(refused: .noRichMenu, .tapMenu(.position(1)))
    room = try menuRoom(selected: false)
    try room.expect(refused: .notInRoom, .tapMenu(.position(1)))
    try room.world.apply(.enter(user: InsightRoom.alice, at: .top))
    try room.expect(refused: .richMenuClosed, .tapMenu(.position(1)))
    try room.world.apply(.richMenu(.on))
    try room.expect(refused: .noSuchArea, .tapMenu(.position(2)))
    try room.expect(refused: .noSuchArea, .tapMenu(.label("To low")))
  }
}
