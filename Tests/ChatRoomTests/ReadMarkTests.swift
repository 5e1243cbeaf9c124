import ChatRoom
import Testing

@Suite("Times and reading in the room")
struct ReadMarkTests {
  @Test("A bubble has the time at which its message was sent, a text of the user's own that at which it was")
  func times() throws {
    var room = try TestRoom(messages: [
      TestRoom.message("a", [50]), TestRoom.message("b", [50], after: 40),
    ])
    try room.given(.enter(at: .top), .wait(seconds: 60), .say("Hi"))
    let times = (0..<3).map { room.world.sentTime(at: $0, of: 0).seconds - TestRoom.start.seconds }
    #expect(times == [0, 40, 60])
    // It stays on another device.
    try room.given(.leave, .switchDevice(.standard))
    #expect(room.world.sentTime(at: 2, of: 0).seconds - TestRoom.start.seconds == 60)
  }

  @Test("A bot has read a text at once, people have once they answered it", arguments: [true, false])
  func read(usesAPI: Bool) throws {
    let account = Account(usesMessagingAPI: usesAPI)
    var world = try World(
      Setup(
        account: account, users: [User(id: "u", device: TestRoom.device())], messages: [],
        metrics: TestRoom.metrics, clock: TestRoom.start))
    for action: Action in [.enter(at: .top), .say("Hi"), .send(TestRoom.message("news", [20]))] {
      try world.apply(action)
    }
    #expect(world.hasRead(ownAt: 0, of: 0) == usesAPI)
    var answer = TestRoom.message("answer", [20])
    answer.kind = .reply
    try world.apply(.send(answer))
    #expect(world.hasRead(ownAt: 0, of: 0))
  }

  @Test("A visit knows where the unread began on entry")
  func unread() throws {
    var room = try TestRoom([[50], [50]])
    #expect(room.room.firstUnreadOnEntry == nil)
    try room.given(.enter(at: .top))
    #expect(room.room.firstUnreadOnEntry == 0)
    try room.given(.send(TestRoom.message("c", [10])), .leave, .enter(at: .top))
    #expect(room.room.firstUnreadOnEntry == nil)
    try room.given(.leave, .send(TestRoom.message("d", [10])), .enter(at: .top))
    #expect(room.room.firstUnreadOnEntry == 3)
  }
}
