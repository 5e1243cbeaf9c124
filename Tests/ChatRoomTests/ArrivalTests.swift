import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Time, arriving messages, other devices")
struct ArrivalTests {
  @Test("A message that arrives at the bottom: the list scrolls on to the new bottom")
  func atBottom() throws {
    var room = try TestRoom([[100]])
    try room.given(.enter(at: .bottom))
    try room.expect(
      .send(TestRoom.message("b", [30, 30])), "account sends b", "sees top of b/1", "scrolls on to 60",
      "sees top of b/2",
      "sees bottom of b/1", "sees bottom of b/2", "counts b/1, unique, first of message",
      "counts b/2, unique")
    #expect(room.offset == 60)
    #expect(!room.room.hasNewBelow)
  }

  @Test("A message that arrives elsewhere: it stays, and a pill announces it until the bottom is reached")
  func elsewhere() throws {
    var room = try TestRoom([[300]])
    try room.given(.enter(at: .top))
    try room.expect(.send(TestRoom.message("b", [30])), "account sends b")
    #expect(room.offset == 0)
    #expect(room.room.hasNewBelow)
    try room.given(.jump(to: .bottom))
    #expect(!room.room.hasNewBelow)
  }

  @Test("A message arrives when its time has come")
  func waiting() throws {
    var room = try TestRoom(messages: [
      TestRoom.message("b", [10], after: 20), TestRoom.message("a", [10], after: 10),
      TestRoom.message("c", [10], after: 21),
    ])
    #expect(room.room.count == 0)
    #expect(room.reason == .notDelivered)
    try room.expect(.wait(seconds: 20), "account sends a", "account sends b", "20 s pass")
    #expect(room.room.count == 2)
    try room.expect(
      .waitUntil(Timestamp(seconds: TestRoom.start.seconds + 21)), "account sends c", "1 s pass")
  }

  @Test("Only those a message is sent to have it, and delivered counts them")
  func recipients() throws {
    let room = try TestRoom(messages: [TestRoom.message("a", [10], to: [1, 2])], users: 3)
    #expect(room.world.users.map { $0.room.count } == [0, 1, 1])
    #expect(room.world.messages[0].delivered == 2)
  }

  @Test("Time can't go back")
  func back() throws {
    var room = try TestRoom([[10]])
    room.expect(.wait(seconds: -1), refused: .impossibleTime)
    room.expect(.waitUntil(Timestamp(seconds: 0)), refused: .impossibleTime)
    room.expect(.wait(seconds: .max), refused: .impossibleTime)
  }

  @Test("A waiting bubble without a size is refused at the start, not when its time has come")
  func noSize() {
    let flex = FlexMessage(altText: "", isCarousel: false, bubbleSizes: [.mega])
    let message = Message(
      id: "a", sent: Timestamp(seconds: TestRoom.start.seconds + 10), bubbles: [Bubble(.coupon(couponId: ""))]
    )
    let other = Message(
      id: "a", sent: Timestamp(seconds: TestRoom.start.seconds + 10), bubbles: [Bubble(.flex(flex))])
    for message in [message, other] where message.bubbles[0].size(on: TestRoom.device()) == nil {
      #expect(throws: ActionError.noSize) { try TestRoom(messages: [message]) }
    }
  }

  @Test("The room is laid out anew on another device")
  func switchDevice() throws {
    var room = try TestRoom(messages: [
      Message(
        id: "a", sent: TestRoom.start,
        bubbles: [Bubble(.image(originalContentUrl: "", previewImageUrl: ""))])
    ])
    try room.given(.enter(at: .top))
    room.expect(.switchDevice(.standard), refused: .inRoom)
    try room.given(.say("hi"), .leave)
    let own = room.room.left(at: 1)
    #expect(room.room.column.height(of: 0) == 180)
    try room.expect(.switchDevice(.standard), "takes iPhone 15")
    #expect(room.room.column.height(of: 0) == 236)
    #expect(room.room.left(at: 1) == own + 93)
    #expect(room.room.unreadCount == 0)
  }

  @Test("What the last visit saw stays explained on another device, R1 by the app of that visit")
  func switchKeepsVisit() throws {
    var room = try TestRoom([[212]])
    try room.given(.enter(at: .top), .leave, .switchDevice(TestRoom.device(.desktop)))
    #expect(room.reason == .tooTall)
    try room.given(.enter(at: .top), .leave, .switchDevice(TestRoom.device()))
    #expect(room.reason == .platformNotMeasured)
  }

  @Test("A replay forks: an old value of the world keeps the past")
  func value() throws {
    var room = try TestRoom([[50]])
    let past = room.world
    try room.given(.enter(at: .top))
    #expect(past.ledger.impressions == [0])
    #expect(room.world.ledger.impressions == [1])
  }
}
