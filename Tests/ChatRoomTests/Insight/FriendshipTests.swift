import ChatRoom
import ImpressionRules
import Testing

@Suite("Friends and blocks decide what is delivered")
struct FriendshipTests {
  @Test("Who is no friend gets no message, and the explanation says so")
  func noFriend() throws {
    let room = try InsightRoom()
    #expect(room.world.messages[0].delivered == 3)
    let explanation = room.world.explanation(ofBubble: 0, user: InsightRoom.dave)
    #expect(explanation == Explanation(.notDelivered, undelivered: .notFriend))
    #expect(
      explanation?.undelivered?.sentence(of: "dave")
        == "Not delivered: dave was not a friend of the account when it was sent.")
  }

  @Test("Who has blocked the account gets no message; those sent before stay")
  func blocked() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.alice, .block(user: InsightRoom.bob))
    try room.world.apply(.send(TestRoom.message("b", [40])))
    try room.act(InsightRoom.alice, .unblock(user: InsightRoom.bob))
    try room.world.apply(.send(TestRoom.message("c", [40])))
    #expect(room.world.messages.map(\.delivered) == [3, 2, 3])
    #expect(room.world.users[InsightRoom.bob].room.count == 2)
    #expect(
      room.world.explanation(ofBubble: 1, user: InsightRoom.bob)
        == Explanation(.notDelivered, undelivered: .blocked))
    #expect(room.world.explanation(ofBubble: 2, user: InsightRoom.bob)?.reason == .neverEntered)
  }

  @Test("Pushes and replies reach those who are no friends for 7 days after they wrote, broadcasts do not")
  func reachesWriters() throws {
    var room = try InsightRoom()
    try room.world.apply(.enter(user: InsightRoom.dave, at: .unread))
    try room.world.apply(.say("Hello"))
    let kinds: [Message.Kind] = [.push, .reply, .multicast, .broadcast]
    for (index, kind) in kinds.enumerated() {
      try room.world.apply(
        .send(
          Message(
            id: "m\(index)", sent: room.world.clock, kind: kind, recipients: [InsightRoom.dave],
            bubbles: [Bubble(.text("Hi"))])))
    }
    #expect(room.world.messages.suffix(4).map(\.delivered) == [1, 1, 0, 0])
    try room.world.apply(.wait(seconds: 7 * 86_400 + 1))
    try room.world.apply(
      .send(
        Message(
          id: "late", sent: room.world.clock, kind: .push, recipients: [InsightRoom.dave],
          bubbles: [Bubble(.text("Hi"))])))
    #expect(room.world.messages.last?.delivered == 0)
  }

  @Test("Messages sent before someone adds the account are not delivered later")
  func addedLater() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.alice, .addFriend(user: InsightRoom.dave))
    try room.world.apply(.send(TestRoom.message("b", [40], to: [InsightRoom.carol, InsightRoom.dave])))
    #expect(room.world.users[InsightRoom.dave].room.count == 1)
    #expect(room.world.messages[1].delivered == 2)
    #expect(room.world.explanation(ofBubble: 0, user: InsightRoom.dave)?.undelivered == .notFriend)
    #expect(room.world.explanation(ofBubble: 1, user: InsightRoom.bob)?.undelivered == .notRecipient)
  }

  @Test("A message that waits for its time is delivered to those who are friends by then")
  func later() throws {
    var room = try InsightRoom(messages: [TestRoom.message("a", [40], after: 60)])
    #expect(room.world.explanation(ofBubble: 0, user: InsightRoom.alice)?.undelivered == .notSentYet)
    try room.act(
      InsightRoom.alice, .addFriend(user: InsightRoom.dave), .block(user: InsightRoom.alice))
    try room.wait(hours: 1)
    #expect(room.world.messages[0].delivered == 3)
    #expect(room.world.explanation(ofBubble: 0, user: InsightRoom.alice)?.undelivered == .blocked)
  }

  @Test("What makes no sense is refused")
  func refusals() throws {
    let room = try InsightRoom(users: { $0[InsightRoom.carol].isBlocking = true })
    try room.expect(refused: .alreadyFriend, .addFriend(user: InsightRoom.alice))
    try room.expect(refused: .alreadyBlocking, .block(user: InsightRoom.carol))
    try room.expect(refused: .notBlocking, .unblock(user: InsightRoom.alice))
    for activity in [Activity.addFriend(user: 4), .block(user: -1), .unblock(user: 4)] {
      try room.expect(refused: .noSuchUser, activity)
    }
  }

  @Test("The events say who did what")
  func events() throws {
    var room = try InsightRoom()
    let events = try room.world.apply(.activity(.block(user: InsightRoom.carol)))
    #expect(events.map(\.user) == [InsightRoom.carol])
    #expect(EventText(world: room.world).sentence(events[0]) == "blocked the account")
  }
}
