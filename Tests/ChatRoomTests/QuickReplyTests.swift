import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Quick replies")
struct QuickReplyTests {
  /// Quick replies 20 tall on a window 100 tall.
  private func room(
    _ heights: [Int32], _ quickReplies: CountingRules.QuickReplies = .below, app: LineApp = .ios,
    richMenu: RichMenu? = nil, replying: Bool = true
  ) throws -> TestRoom {
    var metrics = TestRoom.metrics
    metrics.quickReplies = 20
    var message = TestRoom.message("a", heights)
    if replying {
      message.bubbles[message.bubbles.count - 1] = try TestRoom.question(height: heights[heights.count - 1])
    }
    return try TestRoom(
      messages: [message], app: app, richMenu: richMenu, rules: CountingRules(quickReplies: quickReplies),
      metrics: metrics)
  }

  @Test("Below, the chat window is shorter, and a bubble that fits it without them is too tall")
  func below() throws {
    var room = try room([50, 90])
    try room.given(.enter(at: .top))
    #expect(room.room.visit.window.height == 80)
    #expect(room.reason(of: 1) == .tooTall)
    try room.given(.scroll(by: 1000))
    #expect(room.offset == 60)
    #expect(room.reason(of: 1) == nil)
  }

  @Test("Over it, they hide what lies under them, and the content scrolls as far")
  func overlay() throws {
    var room = try room([50, 40], .overlay)
    try room.given(.enter(at: .top))
    #expect(room.room.visit.window.height == 100)
    let explanation = try #require(room.world.explanation(ofBubble: 1, user: 0))
    #expect(explanation.reason == .underQuickReplies)
    #expect(explanation.missing.map(\.hiddenBy) == [.quickReplies])
    #expect(explanation.missing.map(\.closest) == [10])
    #expect(explanation.missing.first?.remedies == [.scroll(10), .shorten(10)])
    try room.expect(.scroll(by: 1000), "sees bottom of a/2", "counts a/2, unique")
    #expect(room.offset == 10)
  }

  @Test("An open rich menu lies above them", arguments: CountingRules.QuickReplies.allCases)
  func withRichMenu(quickReplies: CountingRules.QuickReplies) throws {
    var room = try room([30, 20], quickReplies, richMenu: TestRoom.richMenu(selected: true))
    try room.given(.enter(at: .top))
    #expect(room.reason(of: 1) == .underRichMenu)
    try room.expect(
      .richMenu(.off), "closes the rich menu", "sees bottom of a/2", "counts a/2, unique")
  }

  @Test("On LINE for PC there are none", arguments: [LineApp.desktop, .chrome])
  func desktop(app: LineApp) throws {
    var room = try room([50, 40], .overlay, app: app)
    try room.given(.enter(at: .top))
    #expect(room.room.visit.window.quickReplyHeight == 0)
    room.expect(.tapQuickReply(bubble: 1, item: 0), refused: .noSuchQuickReply)
  }

  @Test("They go when one is tapped; its text is sent", arguments: [(0, "Small, please"), (2, "Large")])
  func tapped(item: Int, text: String) throws {
    var room = try room([50, 40], .overlay)
    try room.given(.enter(at: .bottom))
    let events = try room.world.apply(.tapQuickReply(bubble: 1, item: item))
    #expect(
      events.prefix(2).map { room.describe($0) } == ["taps reply \(item + 1) of a/2", "says something"])
    #expect(room.room.ownTexts == [text])
    #expect(room.room.visit.window.quickReplyHeight == 0)
    #expect(room.room.isAtBottom)
    room.expect(.tapQuickReply(bubble: 1, item: item), refused: .noSuchQuickReply)
  }

  @Test("A reply without a text shows at once what it lay over", arguments: [1, 3])
  func tappedWithoutText(item: Int) throws {
    var room = try room([50, 40], .overlay)
    try room.given(.enter(at: .top))
    try room.expect(
      .tapQuickReply(bubble: 1, item: item), "taps reply \(item + 1) of a/2", "sees bottom of a/2",
      "counts a/2, unique")
    #expect(room.room.ownTexts.isEmpty)
    room.expect(.tapQuickReply(bubble: 1, item: item), refused: .noSuchQuickReply)
  }

  @Test("They go when a message arrives, and come with one that has some")
  func arrivals() throws {
    var room = try room([90], .below, replying: false)
    try room.given(.enter(at: .top))
    #expect(room.room.visit.window.height == 100)
    var asking = TestRoom.message("b", [10])
    asking.bubbles = [try TestRoom.question(height: 10)]
    try room.expect(
      .send(asking), "account sends b", "scrolls on to 20", "sees top of b/1", "sees bottom of b/1",
      "counts b/1, unique, first of message")
    #expect(room.room.visit.window.height == 80)
    room.expect(.tapQuickReply(bubble: 1, item: 9), refused: .noSuchQuickReply)
    try room.given(.send(TestRoom.message("c", [10])))
    #expect(room.room.visit.window.height == 100)
    #expect(room.world.quickReplies(of: 0).isEmpty)
  }

  @Test("A postback opens or closes the rich menu", arguments: [(4, true), (5, false)])
  func inputOption(item: Int, opens: Bool) throws {
    var room = try room([10], .overlay, richMenu: TestRoom.richMenu(selected: !opens))
    try room.given(.enter(at: .top))
    try room.expect(
      .tapQuickReply(bubble: 0, item: item), "taps reply \(item + 1) of a/1",
      opens ? "opens the rich menu" : "closes the rich menu")
    #expect(room.room.visit.menus == (opens ? .richMenu : []))
    // Without a rich menu it does nothing but go.
    room = try self.room([10], .overlay)
    try room.given(.enter(at: .top))
    try room.expect(.tapQuickReply(bubble: 0, item: item), "taps reply \(item + 1) of a/1")
  }
}
