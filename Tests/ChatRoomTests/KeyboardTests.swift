import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("The keyboard")
struct KeyboardTests {
  /// A keyboard of 60 on a window 100 tall; the last bubble has buttons, or quick replies of height 0.
  private func room(
    _ heights: [Int32], asking: Bool = false, app: LineApp = .ios, richMenu: RichMenu? = nil,
    serviceMenuBar: Bool = false
  ) throws -> TestRoom {
    var metrics = TestRoom.metrics
    metrics.keyboard = 60
    metrics.quickReplies = 0
    var message = TestRoom.message("a", heights)
    let last = heights.count - 1
    message.bubbles[last] =
      try asking ? TestRoom.question(height: heights[last]) : TestRoom.buttons(height: heights[last])
    return try TestRoom(
      messages: [message], app: app, richMenu: richMenu, serviceMenuBar: serviceMenuBar, metrics: metrics)
  }

  @Test("It covers bubbles as an open rich menu does, and the list stays where it is")
  func covers() throws {
    var room = try room([30, 80])
    try room.given(.enter(at: .top))
    try room.expect(.keyboard(.on), "opens the keys")
    #expect(room.offset == 0)
    #expect(room.room.offsets == 0...70)
    let explanation = try #require(room.world.explanation(ofBubble: 1, user: 0))
    #expect(explanation.reason == .notScrolled)
    try room.given(.send(TestRoom.message("b", [20])))
    #expect(room.offset == 0)
  }

  @Test("What arrives under it has not been seen; closing it is enough")
  func underKeyboard() throws {
    var room = try room([60])
    try room.given(.enter(at: .top))
    try room.given(.keyboard(.on))
    try room.expect(.send(TestRoom.message("b", [30])), "account sends b")
    let explanation = try #require(room.world.explanation(ofBubble: 1, user: 0))
    #expect(explanation.reason == .underKeyboard)
    #expect(explanation.missing.map(\.hiddenBy) == [.keyboard, .keyboard])
    #expect(explanation.missing.map(\.closest) == [20, 50])
    #expect(explanation.missing[0].remedies == [.closeKeyboard])
    try room.expect(
      .keyboard(.off), "closes the keyboard", "sees top of b/1", "sees bottom of b/1",
      "counts b/1, unique, first of message")
  }

  @Test("A button, a quick reply and an area of the rich menu open it with a text")
  func opened() throws {
    var room = try room([30])
    try room.given(.enter(at: .top))
    try room.expect(.tapButton(bubble: 0, button: 0), "taps button 1 of a/1", "opens the keys")
    #expect(room.room.draft == "I like ")
    room = try self.room([30], asking: true)
    try room.given(.enter(at: .top))
    try room.expect(.tapQuickReply(bubble: 0, item: 6), "taps reply 7 of a/1", "opens the keys")
    #expect(room.room.draft == "I like ")
    room = try self.room([30], asking: true)
    try room.given(.enter(at: .top))
    try room.expect(.tapQuickReply(bubble: 0, item: 7), "taps reply 8 of a/1", "opens the voice")
    #expect(room.room.openKeyboard == .voice)
    var menu = TestRoom.richMenu(selected: true)
    let action: [(String, String)] = [
      ("type", "postback"), ("label", "Write"), ("data", "w"), ("displayText", "I write"),
      ("inputOption", "openKeyboard"), ("fillInText", "Dear "),
    ]
    menu.areas = [
      RichMenu.Area(label: "Write", action: .object(action.map { .init($0.0, .string($0.1)) }))
    ]
    room = try self.room([30], richMenu: menu)
    try room.given(.enter(at: .top))
    try room.expect(
      .activity(.tapMenu(.position(1))), "tapped area 1 of the rich menu", "says something",
      "scrolls on to 11", "opens the keys")
    #expect(room.room.draft == "Dear ")
    #expect(room.room.visit.menus == .keyboard)
  }

  @Test("A button's text is sent before the keyboard opens, and a message action's alone")
  func texts() throws {
    var room = try room([30])
    try room.given(.enter(at: .top))
    try room.expect(
      .tapButton(bubble: 0, button: 1), "taps button 2 of a/1", "says something", "opens the keys")
    try room.expect(
      .tapButton(bubble: 0, button: 2), "closes the keyboard", "taps button 3 of a/1", "says something",
      "scrolls on to 12")
    #expect(room.room.ownTexts == ["A question", "Hello there"])
    room.expect(.tapButton(bubble: 0, button: 3), refused: .noSuchButton)
    room.expect(.tapButton(bubble: 1, button: 0), refused: .noSuchBubble)
  }

  @Test(
    "A scroll, a jump, a tap and a play close it",
    arguments: [
      Action.scroll(by: 0), .scrollTo(.bottom), .jump(to: .top), .tap(bubble: 0, link: 0),
      .tapButton(bubble: 0, button: 2), .keyboard(.toggle),
    ])
  func closes(action: Action) throws {
    var room = try room([30])
    try room.given(.enter(at: .top), .keyboard(.toggle))
    #expect(room.room.openKeyboard == .keys)
    let events = try room.world.apply(action)
    #expect(events.first.map { room.describe($0) } == "closes the keyboard")
    #expect(room.room.openKeyboard == nil)
  }

  @Test("A text, an arrival, time and the service menu bar leave it open")
  func stays() throws {
    var room = try room([30], serviceMenuBar: true)
    try room.given(.enter(at: .top), .tapButton(bubble: 0, button: 0))
    try room.given(.send(TestRoom.message("b", [20])), .wait(seconds: 60), .serviceMenuBar(.off))
    #expect(room.room.draft == "I like ")
    try room.given(.say("I like it"))
    #expect(room.room.openKeyboard == .keys)
    #expect(room.room.draft == "")
  }

  @Test("It closes before the content moves: what it hid is seen where it was")
  func closesFirst() throws {
    var room = try room([60])
    try room.given(.enter(at: .top), .keyboard(.on), .send(TestRoom.message("b", [30, 200])))
    try room.expect(
      .scroll(by: -10), "closes the keyboard", "sees top of b/1", "sees top of b/2", "sees bottom of b/1",
      "counts b/1, unique, first of message")
  }

  @Test("It and the rich menu take each other's place")
  func richMenu() throws {
    var room = try room([30], richMenu: TestRoom.richMenu(selected: true))
    try room.given(.enter(at: .top))
    try room.expect(.keyboard(.on), "opens the keys")
    #expect(room.room.visit.menus == .keyboard)
    try room.expect(.richMenu(.off), "closes the rich menu")
    #expect(room.room.visit.menus == .keyboard)
    try room.expect(.richMenu(.toggle), "opens the rich menu")
    #expect(room.room.visit.menus == .richMenu)
    try room.given(.keyboard(.on), .scroll(by: 1))
    #expect(room.room.visit.menus == [])
  }

  @Test("LINE for PC and Chrome have none", arguments: [LineApp.desktop, .chrome])
  func desktop(app: LineApp) throws {
    var room = try room([30], app: app)
    room.expect(.keyboard(.on), refused: .notInRoom)
    try room.given(.enter(at: .top))
    try room.expect(.keyboard(.on), "has no keyboard")
    try room.expect(.tapButton(bubble: 0, button: 0), "taps button 1 of a/1", "has no keyboard")
    #expect(room.room.visit.menus == [])
  }

  @Test("It is closed in a new visit")
  func newVisit() throws {
    var room = try room([30])
    try room.given(.enter(at: .top), .keyboard(.on), .leave)
    #expect(room.room.openKeyboard == nil)
    try room.given(.enter(at: .top))
    #expect(room.room.openKeyboard == nil)
  }

  @Test("Its height is 0.38 × the screen's, the device's, or that of the metrics")
  func height() throws {
    #expect(Device.standard.keyboardHeight == 324)
    var device = TestRoom.device(height: 180)
    var metrics = TestRoom.metrics
    func height() throws -> Int {
      let world = try World(
        Setup(
          account: Account(), users: [User(id: "u", device: device)], messages: [], metrics: metrics,
          rules: CountingRules(), clock: TestRoom.start))
      return world.current.room.visit.window.keyboardHeight
    }
    #expect(try height() == 76)
    device.keyboard = 90
    #expect(try height() == 90)
    metrics.keyboard = 50
    #expect(try height() == 50)
    device.app = .desktop
    #expect(try height() == 0)
  }

  @Test("A visit's trace has it as legs of its own")
  func trace() throws {
    var simulation = Simulation(of: try room([60, 90]).world, observing: .visits)
    for action: Action in [
      .enter(at: .bottom), .keyboard(.on), .scroll(by: 30), .tapButton(bubble: 1, button: 0),
    ] {
      try simulation.perform(action)
    }
    let legs = try #require(simulation.visitTraces.visits(of: 0).last?.legs)
    #expect(
      legs.map(\.kind) == [
        .entered, .keyboard(isOpen: true), .keyboard(isOpen: false), .keyboard(isOpen: true),
      ])
    #expect(legs.map(\.to) == [50, 50, 50, 50])
    let world = simulation.world
    let plot = try #require(simulation.visitTraces.visits(of: 0).last).plot(
      at: 1, in: world.current.room, cells: 4)
    #expect(plot.lines[1].statuses == [.visible, .keyboard, .visible, .keyboard])
  }
}
