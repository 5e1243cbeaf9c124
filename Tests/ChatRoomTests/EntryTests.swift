import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Entering, leaving, reading")
struct EntryTests {
  @Test("unread: the first unread bubble's top at the visible region's top plus paddingTop")
  func unread() throws {
    var metrics = Metrics()
    metrics.serviceMenuBar = 20
    var room = try TestRoom([[300]], serviceMenuBar: true, metrics: metrics)
    try room.given(.markRead(.longPress), .send(TestRoom.message("b", [300])), .enter(at: .unread))
    #expect(room.room.column.tops[1] == 12 + 300 + 16)
    #expect(room.offset == room.room.column.tops[1] - 20 - 12)
  }

  @Test("unread: the bottom when nothing is unread")
  func nothingUnread() throws {
    var room = try TestRoom([[300]])
    try room.given(.markRead(.longPress), .enter(at: .unread))
    #expect(room.offset == 200)
  }

  @Test("The position on entry is clamped")
  func clamped() throws {
    var room = try TestRoom([[300], [30]])
    try room.given(.enter(at: .top), .leave, .send(TestRoom.message("c", [10])), .enter(at: .unread))
    #expect(room.offset == 240)
  }

  @Test("top: the least offset; bottom: the greatest", arguments: [(EntryPosition.top, -20), (.bottom, 200)])
  func topAndBottom(position: EntryPosition, offset: Int) throws {
    var room = try TestRoom([[300]], serviceMenuBar: true)
    try room.given(.enter(at: position))
    #expect(room.offset == offset)
  }

  @Test("On entry the rich menu is open iff its selected is true", arguments: [true, false])
  func selected(isOpen: Bool) throws {
    var room = try TestRoom([[30]], richMenu: TestRoom.richMenu(selected: isOpen))
    try room.given(.enter(at: .top))
    #expect(room.room.visit.menus.contains(.richMenu) == isOpen)
  }

  @Test("On entry the service menu bar shows iff the account has one", arguments: [true, false])
  func bar(isShown: Bool) throws {
    var room = try TestRoom([[30]], serviceMenuBar: isShown)
    try room.given(.enter(at: .top))
    #expect(room.room.visit.menus.contains(.serviceMenuBar) == isShown)
  }

  @Test("Everything sent before the end of a visit is read at its end")
  func readOnLeaving() throws {
    var room = try TestRoom([[30]])
    try room.given(.enter(at: .top), .send(TestRoom.message("b", [500])))
    #expect(room.room.unreadCount == 2)
    try room.given(.leave)
    #expect(room.room.unreadCount == 0)
  }

  @Test("A user's own bubbles are never unread")
  func ownNotUnread() throws {
    var room = try TestRoom([[30]])
    try room.given(.enter(at: .top), .say("hello"))
    #expect(room.room.unreadCount == 1)
  }

  @Test("A room is entered once, and left once")
  func refusals() throws {
    var room = try TestRoom([[30]])
    room.expect(.leave, refused: .notInRoom)
    room.expect(.scroll(by: 1), refused: .notInRoom)
    room.expect(.jump(to: .bottom), refused: .notInRoom)
    try room.given(.enter(at: .top))
    room.expect(.enter(at: .top), refused: .inRoom)
  }

  @Test("Messages are listed by sent time; equal times keep the file's order")
  func order() throws {
    let room = try TestRoom(messages: [
      TestRoom.message("late", [10], after: -10), TestRoom.message("early", [10], after: -20),
      TestRoom.message("also late", [10], after: -10),
    ])
    let names = (0..<3).map { place in
      guard case .account(let bubble) = room.room.item(at: place) else { return "" }
      return room.world.name(ofBubble: bubble)
    }
    #expect(names == ["early/1", "late/1", "also late/1"])
    #expect((0..<3).map { room.room.place(ofBubble: $0) } == [1, 0, 2])
  }

  @Test("Defaults: padding 12, 8 within a message, 16 between messages, 12 below")
  func gaps() throws {
    let room = try TestRoom([[10, 10], [10]], metrics: Metrics())
    #expect(room.room.column.tops == [12, 30, 56])
    #expect(room.room.column.contentHeight == 78)
  }
}
