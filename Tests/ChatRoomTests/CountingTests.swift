import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("R1–R11 in the room")
struct CountingTests {
  @Test(
    "R1: views in LINE for PC and LINE for Chrome change no counter", arguments: [LineApp.desktop, .chrome])
  func unmeasuredApp(app: LineApp) throws {
    var room = try TestRoom([[50]], app: app)
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "misses a/1: platform-not-measured")
    #expect(room.world.ledger.impressions == [0])
  }

  @Test("R1: views in LINE for iOS and LINE for Android count", arguments: [LineApp.ios, .android])
  func measuredApp(app: LineApp) throws {
    var room = try TestRoom([[50]], app: app)
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
    #expect(room.world.ledger.impressions == [1])
  }

  @Test(
    "R2: marking as read from the chat list clears the unread badge and nothing else",
    arguments: ReadMethod.allCases)
  func markRead(method: ReadMethod) throws {
    var room = try TestRoom([[50]])
    #expect(room.room.unreadCount == 1)
    try room.expect(.markRead(method), "marks as read: \(method.rawValue)")
    #expect(room.room.unreadCount == 0)
    #expect(room.world.ledger.impressions == [0])
  }

  @Test("R2: what was marked as read counts when the room is entered later")
  func markReadThenEnter() throws {
    var room = try TestRoom([[50]])
    try room.expect(.markRead(.longPress), "marks as read: long-press")
    try room.expect(
      .enter(at: .unread), "enters at unread", "sees top of a/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
  }

  @Test("R2: nothing is marked from the chat list while inside the room")
  func markReadInside() throws {
    var room = try TestRoom([[50]])
    try room.given(.enter(at: .top))
    room.expect(.markRead(.longPress), refused: .inRoom)
  }

  @Test("R3, R5: a scroll counts what it passes")
  func scroll() throws {
    var room = try TestRoom([[200], [30], [200]])
    try room.expect(.enter(at: .top), "enters at top", "sees top of a/1")
    try room.expect(
      .scroll(by: 200), "sees top of b/1", "sees top of c/1", "sees bottom of a/1", "sees bottom of b/1",
      "counts a/1, unique, first of message", "counts b/1, unique, first of message")
  }

  @Test("R5: the \"go to newest\" button shows only its end position")
  func jump() throws {
    var room = try TestRoom([[200], [30], [200]])
    try room.expect(.enter(at: .top), "enters at top", "sees top of a/1")
    try room.expect(.jump(to: .bottom), "sees bottom of c/1")
  }

  @Test("R5: opening a menu is judged at its end position")
  func menu() throws {
    var room = try TestRoom([[80]], richMenu: TestRoom.richMenu(selected: true))
    try room.expect(.enter(at: .top), "enters at top", "sees top of a/1")
    try room.expect(
      .richMenu(.off), "closes the rich menu", "sees bottom of a/1", "counts a/1, unique, first of message")
    try room.expect(.richMenu(.on), "opens the rich menu")
  }

  @Test("R6: leaving to the chat list and entering again counts again")
  func reentry() throws {
    var room = try TestRoom([[50]])
    try room.given(.enter(at: .top))
    try room.expect(.leave, "leaves")
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1", "counts a/1")
    #expect(room.world.ledger.impressions == [2])
    #expect(room.world.ledger.uniqueImpressions == [1])
  }

  @Test("R6: edges seen in an earlier visit are forgotten")
  func forgotten() throws {
    var room = try TestRoom([[250]])
    try room.expect(.enter(at: .top), "enters at top", "sees top of a/1")
    try room.expect(.leave, "leaves")
    try room.expect(.enter(at: .bottom), "enters at bottom", "sees bottom of a/1")
  }

  @Test("R7: overview.uniqueImpression counts a user at the first impression of any of its bubbles")
  func firstOfMessage() throws {
    var room = try TestRoom([[60, 60]], users: 2)
    try room.expect(
      .enter(at: .bottom), "u0 enters at bottom", "u0 sees top of a/2", "u0 sees bottom of a/1",
      "u0 sees bottom of a/2", "u0 counts a/2, unique, first of message")
    try room.expect(.scroll(by: -20), "u0 sees top of a/1", "u0 counts a/1, unique")
    try room.expect(.actAs(user: 1))
    try room.expect(
      .enter(at: .top), "u1 enters at top", "u1 sees top of a/1", "u1 sees top of a/2",
      "u1 sees bottom of a/1", "u1 counts a/1, unique, first of message")
    #expect(room.world.ledger.uniqueImpressions == [2, 1])
    #expect(room.world.ledger.messageUniqueImpressions == [2])
  }

  @Test("R8: the switch anyCard counts a carousel by one card")
  func anyCard() throws {
    let cards = Template.Card(hasImage: false, title: nil, text: "", actions: [])
    let template = Template(
      kind: .carousel, altText: "", hasSquareImages: false, cards: [cards, cards, cards])
    let message = Message(
      id: "a", sent: TestRoom.start, bubbles: [Bubble(.template(template), height: 50)])
    var whole = try TestRoom(messages: [message])
    try whole.expect(
      .enter(at: .top), "enters at top", "sees left of a/1", "sees top of a/1", "sees bottom of a/1")
    try whole.expect(
      .swipe(bubble: 0, .end), "swipes a/1 to 272", "sees right of a/1",
      "counts a/1, unique, first of message")
    var any = try TestRoom(messages: [message], rules: CountingRules(carousel: .anyCard))
    try any.expect(
      .enter(at: .top), "enters at top", "sees left and right of a/1", "sees top of a/1",
      "sees bottom of a/1", "counts a/1, unique, first of message")
  }

  @Test("R9: the last second of the measurement period counts")
  func lastSecond() throws {
    var room = try TestRoom([[50]])
    try room.expect(.wait(seconds: 1_209_599), "1209599 s pass")
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
  }

  @Test("R9: the first second outside does not, and the bubble is done for that visit")
  func firstSecondOutside() throws {
    var room = try TestRoom([[50]])
    try room.expect(.wait(seconds: 1_209_600), "1209600 s pass")
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "misses a/1: outside-measurement-period")
    #expect(room.room.isDisplayed(at: 0))
  }

  @Test("R9: the period may end in the midst of a visit")
  func endsInVisit() throws {
    var room = try TestRoom([[60], [60]])
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees top of b/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
    try room.expect(.wait(seconds: 1_209_600), "1209600 s pass")
    try room.expect(.scroll(by: 20), "sees bottom of b/1", "misses b/1: outside-measurement-period")
  }

  @Test("R10: a user's own bubbles are drawn and never measured")
  func ownBubbles() throws {
    var room = try TestRoom([[20]])
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
    try room.expect(.say("hello"), "says something")
    #expect(room.room.count == 2)
    #expect(room.room.item(at: 1) == .own(text: 0))
    #expect(room.world.ledger.impressions == [1])
    #expect(room.world.state(at: 1, user: 0) == .notMeasured)
  }

  @Test("R11: no minimum time on screen is applied")
  func noDwell() throws {
    var room = try TestRoom([[50]])
    try room.given(.enter(at: .top), .leave)
    #expect(room.world.clock == TestRoom.start)
    #expect(room.world.ledger.impressions == [1])
  }
}
