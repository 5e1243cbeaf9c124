import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Menus, movement, swipes")
struct MenuTests {
  @Test(
    "On desktop and chrome a step that opens the rich menu does nothing there",
    arguments: [LineApp.desktop, .chrome])
  func desktop(app: LineApp) throws {
    var room = try TestRoom([[80]], app: app, richMenu: TestRoom.richMenu(selected: true))
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "misses a/1: platform-not-measured")
    try room.expect(.richMenu(.on), "has no rich menu")
    #expect(room.room.visit.menus == [])
  }

  @Test("Where the account has no rich menu, it is an error")
  func noRichMenu() throws {
    var room = try TestRoom([[80]])
    try room.given(.enter(at: .top))
    room.expect(.richMenu(.on), refused: .noRichMenu)
    room.expect(.serviceMenuBar(.on), refused: .noServiceMenuBar)
  }

  @Test("A menu is toggled, opened, closed")
  func toggle() throws {
    var room = try TestRoom([[10]], richMenu: TestRoom.richMenu(), serviceMenuBar: true)
    try room.given(.enter(at: .top))
    try room.expect(.richMenu(.toggle), "opens the rich menu")
    try room.expect(.richMenu(.toggle), "closes the rich menu")
    try room.expect(.serviceMenuBar(.off), "hides the bar")
    try room.expect(.serviceMenuBar(.on), "shows the bar")
  }

  @Test("A change of menu keeps the offset and then clamps it")
  func clamps() throws {
    var room = try TestRoom([[300]], richMenu: TestRoom.richMenu(selected: true), serviceMenuBar: true)
    try room.given(.enter(at: .bottom))
    #expect(room.offset == 240)
    try room.given(.richMenu(.off))
    #expect(room.offset == 200)
    try room.given(.richMenu(.on))
    #expect(room.offset == 200)
    try room.given(.jump(to: .top), .serviceMenuBar(.off))
    #expect(room.offset == 0)
  }

  @Test(
    "A scroll by any number of points ends at the clamped offset",
    arguments: [(Int.max, 200), (.min, 0), (7, 107)])
  func scrollBy(points: Int, end: Int) throws {
    var room = try TestRoom([[300]])
    try room.given(.enter(at: .top), .scroll(by: 100), .scroll(by: points))
    #expect(room.offset == end)
  }

  @Test("A bubble's top is scrolled to the visible region's top")
  func scrollTo() throws {
    var room = try TestRoom([[200], [200]], serviceMenuBar: true)
    try room.given(.enter(at: .top), .scrollTo(.bubble(1)))
    #expect(room.offset == 180)
    room.expect(.scrollTo(.bubble(2)), refused: .noSuchBubble)
  }

  private func carousel() throws -> TestRoom {
    let flex = FlexMessage(altText: "", isCarousel: true, bubbleSizes: [.nano, .micro, .micro])
    return try TestRoom(messages: [
      Message(
        id: "a", sent: TestRoom.start,
        bubbles: [Bubble(.flex(flex), height: 50), Bubble(.text(""), height: 10)])
    ])
  }

  @Test("A swipe to a card: its left edge at the leading inset, clamped")
  func swipeToCard() throws {
    var room = try carousel()
    try room.given(.enter(at: .top))
    try room.expect(.swipe(bubble: 0, .card(2)), "swipes a/1 to 129")
    try room.expect(
      .swipe(bubble: 0, .card(3)), "swipes a/1 to 172", "sees right of a/1",
      "counts a/1, unique")
    room.expect(.swipe(bubble: 0, .card(4)), refused: .noSuchCard)
    room.expect(.swipe(bubble: 1, .start), refused: .notACarousel)
  }

  @Test("A swipe by a distance, to the start, to the end")
  func swipeBy() throws {
    var room = try carousel()
    try room.given(.enter(at: .top))
    try room.expect(.swipe(bubble: 0, .by(40)), "swipes a/1 to 40")
    try room.expect(.swipe(bubble: 0, .by(.min)), "swipes a/1 to 0")
    try room.given(.swipe(bubble: 0, .end))
    #expect(room.room.swipeOffset(at: 0) == 172)
    try room.expect(.swipe(bubble: 0, .start), "swipes a/1 to 0")
  }

  @Test("Entering resets every carousel to its start")
  func reset() throws {
    var room = try carousel()
    try room.given(.enter(at: .top), .swipe(bubble: 0, .end), .leave, .enter(at: .top))
    #expect(room.room.swipeOffset(at: 0) == 0)
  }
}
