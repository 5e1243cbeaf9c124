import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

/// A world under test. Every action states every event it causes, in the words of ``describe(_:)``; one
/// left out, or one too many, fails.
struct TestRoom {
  var world: World

  /// A moment all tests start from: 2026-11-01T12:00:00+09:00.
  static let start = Timestamp(seconds: 1_793_502_000)

  /// A phone whose chat window is 300 wide and 100 tall.
  static func device(_ app: LineApp = .ios, height: Int = 100) -> Device {
    Device(
      app: app, screen: .init(width: 300, height: 200), statusBar: 0, header: 0, inputBar: 0, homeInset: 0,
      window: .init(width: 300, height: height))
  }

  /// A rich menu that stands 40 tall on it.
  static func richMenu(selected: Bool = false) -> RichMenu {
    RichMenu(imageWidth: 1500, imageHeight: 200, selected: selected)
  }

  /// Rich menus that stand 40 and 70 tall on it; the only area of each switches to the other.
  static func richMenus(selected: Bool = false) -> [RichMenu] {
    [("low", 200, "high"), ("high", 350, "low")].map { alias, height, other in
      var menu = RichMenu(
        imageWidth: 1500, imageHeight: height, selected: selected,
        areas: [
          RichMenu.Area(
            label: "To \(other)",
            action: .object([
              .init("type", .string("richmenuswitch")), .init("richMenuAliasId", .string(other)),
              .init("data", .string("none")),
            ]))
        ])
      menu.alias = alias
      return menu
    }
  }

  /// No paddings, no gaps, a service menu bar of 20.
  static var metrics: Metrics {
    var metrics = Metrics()
    metrics.paddingTop = 0
    metrics.paddingBottom = 0
    metrics.bubbleGap = 0
    metrics.messageGap = 0
    metrics.serviceMenuBar = 20
    return metrics
  }

  /// A message of bubbles this tall, sent so many seconds after the start.
  static func message(
    _ id: String, _ heights: [Int32], after seconds: Int = 0, to recipients: [Int]? = nil
  ) -> Message {
    Message(
      id: id, sent: Timestamp(seconds: start.seconds + seconds), recipients: recipients,
      bubbles: heights.map { Bubble(.text(""), height: $0) })
  }

  /// A bubble with eight quick replies: two that send a text, two that do not, two that open or close the rich menu, two
  /// that open the keyboard.
  static func question(height: Int32) throws -> Bubble {
    func reply(_ members: [(String, String)]) -> JSONValue {
      .object([.init("type", .string("action")), .init("action", action(members))])
    }
    let replies = [
      reply([("type", "message"), ("label", "S"), ("text", "Small, please")]),
      reply([("type", "uri"), ("label", "Guide"), ("uri", "https://example.com/sizes")]),
      reply([("type", "postback"), ("label", "L"), ("data", "l"), ("displayText", "Large")]),
      reply([("type", "postback"), ("label", "Other"), ("data", "o")]),
      reply([("type", "postback"), ("label", "Menu"), ("data", "m"), ("inputOption", "openRichMenu")]),
      reply([("type", "postback"), ("label", "None"), ("data", "n"), ("inputOption", "closeRichMenu")]),
      reply([
        ("type", "postback"), ("label", "Write"), ("data", "w"), ("inputOption", "openKeyboard"),
        ("fillInText", "I like "),
      ]),
      reply([("type", "postback"), ("label", "Speak"), ("data", "s"), ("inputOption", "openVoice")]),
    ]
    let json = JSONValue.object([
      .init("type", .string("text")), .init("text", .string("Which size?")),
      .init("quickReply", .object([.init("items", .array(replies))])),
    ])
    return Bubble(try MessageObject.decode(json).message, height: height)
  }

  private static func action(_ members: [(String, String)]) -> JSONValue {
    .object(members.map { .init($0.0, .string($0.1)) })
  }

  /// A bubble with four buttons: one that opens the keyboard, one that does and sends a text, one that sends a text, and
  /// one that opens a URL.
  static func buttons(height: Int32) throws -> Bubble {
    let actions = [
      action([
        ("type", "postback"), ("label", "Write"), ("data", "w"), ("inputOption", "openKeyboard"),
        ("fillInText", "I like "),
      ]),
      action([
        ("type", "postback"), ("label", "Ask"), ("data", "a"), ("inputOption", "openKeyboard"),
        ("displayText", "A question"),
      ]),
      action([("type", "message"), ("label", "Hello"), ("text", "Hello there")]),
      action([("type", "uri"), ("label", "Shop"), ("uri", "https://example.com/shop")]),
    ]
    let json = JSONValue.object([
      .init("type", .string("template")), .init("altText", .string("Buttons")),
      .init(
        "template",
        .object([
          .init("type", .string("buttons")), .init("text", .string("Yes?")),
          .init("actions", .array(actions)),
        ])),
    ])
    let message = try MessageObject.decode(json).message
    return Bubble(message, height: height, links: message.links)
  }

  /// Messages a, b, c … with bubbles this tall; one user on a phone with this version of LINE, and
  /// others on iPhones.
  init(
    _ heights: [[Int32]], app: LineApp = .ios, richMenu: RichMenu? = nil, serviceMenuBar: Bool = false,
    rules: CountingRules = CountingRules(), metrics: Metrics = TestRoom.metrics, users: Int = 1
  ) throws {
    let ids = "abcdefgh".map(String.init)
    try self.init(
      messages: zip(ids, heights).map { TestRoom.message($0, $1) }, app: app, richMenu: richMenu,
      serviceMenuBar: serviceMenuBar, rules: rules, metrics: metrics, users: users)
  }

  init(
    messages: [Message], app: LineApp = .ios, richMenu: RichMenu? = nil, serviceMenuBar: Bool = false,
    rules: CountingRules = CountingRules(), metrics: Metrics = TestRoom.metrics, users: Int = 1
  ) throws {
    world = try World(
      Setup(
        account: Account(richMenu: richMenu, serviceMenuBar: serviceMenuBar ? ["Shop"] : nil),
        users: (0..<users).map {
          User(id: "u\($0)", device: TestRoom.device($0 == 0 ? app : .ios))
        },
        messages: messages, metrics: metrics, rules: rules, clock: TestRoom.start))
  }

  /// Does something and fails unless exactly these events happened.
  mutating func expect(
    _ action: Action, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let events = try world.apply(action)
    #expect(events.map { describe($0) } == expected, sourceLocation: sourceLocation)
  }

  /// Does something and fails unless it is refused for this reason.
  mutating func expect(
    _ action: Action, refused refusal: ActionError, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: refusal, sourceLocation: sourceLocation) { try world.apply(action) }
  }

  /// Does something whose events are told elsewhere.
  mutating func given(_ actions: Action...) throws {
    for action in actions { try world.apply(action) }
  }

  var room: Room { world.current.room }
  var offset: Int { room.visit.offset }
  var reason: Explanation.Reason? { reason(of: 0) }

  func reason(of bubble: Int) -> Explanation.Reason? {
    world.explanation(ofBubble: bubble, user: world.currentUser)?.reason
  }

  func describe(_ event: Event) -> String {
    let who = world.users.count > 1 ? "\(world.users[event.user].user.id) " : ""
    func name(_ bubble: Int) -> String { world.name(ofBubble: bubble) }
    switch event.kind {
    case .entered(let position): return who + "enters at \(position)"
    case .left: return who + "leaves"
    case .swiped(let bubble, let x): return who + "swipes \(name(bubble)) to \(x)"
    case .revealed(let bubble, let edges):
      return who + "sees \(edges.names.joined(separator: " and ")) of \(name(bubble))"
    case .impression(let bubble, let addition):
      let new = [addition.isUnique ? "unique" : "", addition.isFirstOfMessage ? "first of message" : ""]
      return ([who + "counts \(name(bubble))"] + new.filter { !$0.isEmpty }).joined(separator: ", ")
    case .unmeasured(let bubble, let reason): return who + "misses \(name(bubble)): \(reason.rawValue)"
    case .richMenu(let isOpen): return who + (isOpen ? "opens the rich menu" : "closes the rich menu")
    case .keyboard(let keyboard?): return who + "opens the \(keyboard)"
    case .keyboard(nil): return who + "closes the keyboard"
    case .keyboardMissing: return who + "has no keyboard"
    case .serviceMenuBar(let isShown): return who + (isShown ? "shows the bar" : "hides the bar")
    case .richMenuMissing: return who + "has no rich menu"
    case .sent(let message): return "account sends \(world.messages[message].header.id)"
    case .scrolledOn(let offset): return who + "scrolls on to \(offset)"
    case .said: return who + "says something"
    case .markedRead(let method): return who + "marks as read: \(method.rawValue)"
    case .switchedDevice(let index): return who + "takes \(world.devices[index].name)"
    case .opened(let bubble, let link, let reason):
      return who + "opens \(world.bubbles[bubble].bubble.links[link]) of \(name(bubble))"
        + (reason.map { ": \($0.rawValue)" } ?? "")
    case .played(let bubble, let percent, let reason):
      return who + "plays \(percent)% of \(name(bubble))" + (reason.map { ": \($0.rawValue)" } ?? "")
    case .tapped(let bubble, let button): return who + "taps button \(button + 1) of \(name(bubble))"
    case .quickReply(let bubble, let item): return who + "taps reply \(item + 1) of \(name(bubble))"
    case .resized(let bubble, let height): return "\(name(bubble)) is \(height) tall"
    case .activity: return who + EventText(world: world).sentence(event)
    case .switchedMenu(let menu): return who + "sees menu \(menu + 1)"
    case .waited(let seconds): return "\(seconds) s pass"
    }
  }
}
