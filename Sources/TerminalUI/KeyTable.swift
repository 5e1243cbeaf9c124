import ChatRoom
import ImpressionRules

/// What a key can do.
enum Command: Hashable, Sendable {
  case scrollRows(Int), scrollPoints(Int), scrollPages(Int), scrollToTop, scrollToBottom, jumpToNewest
  case swipeCards(Int), swipePoints(Int)
  case selectNext, selectPrevious
  case enter, leave, quit
  case toggleRichMenu, toggleServiceMenuBar
  case markRead(ReadMethod)
  case nextUser, nextDevice
  case pass(seconds: Int)
  case help, closeHelp, scrollHelp(Int)
}

/// Where a person is, as far as keys are concerned.
enum KeyContext: Hashable, CaseIterable, Sendable {
  case room, list, help

  var name: String {
    switch self {
    case .room: "In the room"
    case .list: "In the chat list"
    case .help: "In this help"
    }
  }
}

/// One entry of the key table: from it come what keys do, the footer and the help.
struct KeyBinding: Sendable {
  var keys: [Key]
  /// The keys as a person reads them, arrows as such; see ``label(_:)``.
  private var keyLabel: String
  var contexts: [KeyContext]
  var command: Command
  /// What it does, in the help.
  var title: String
  /// The word in the footer; nil for keys that are not shown there.
  var footer: String?

  init(
    _ keys: [Key], _ label: String, in contexts: [KeyContext], _ command: Command, _ title: String,
    footer: String? = nil
  ) {
    self.keys = keys
    keyLabel = label
    self.contexts = contexts
    self.command = command
    self.title = title
    self.footer = footer
  }
}

extension KeyBinding {
  /// The keys as a person reads them.
  func label(_ signs: Signs) -> String {
    let arrows = [
      ("↑", signs.arrows.up), ("↓", signs.arrows.down), ("←", signs.arrows.left), ("→", signs.arrows.right),
    ]
    let found = arrows.first { keyLabel.hasPrefix($0.0) }
    return found.map { $0.1 + keyLabel.dropFirst() } ?? keyLabel
  }
}

/// All keys of the program.
enum KeyTable {
  private static let hour = 3600
  private static let day = 86_400

  static let bindings: [KeyBinding] = [
    KeyBinding([Key(.enter)], "Enter", in: [.list], .enter, "enter the room", footer: "enter"),
    KeyBinding(
      [Key(.down), Key("j")], "↓ j", in: [.room], .scrollRows(1), "scroll one row towards newer messages",
      footer: "scroll"),
    KeyBinding(
      [Key(.up), Key("k")], "↑ k", in: [.room], .scrollRows(-1), "scroll one row towards older messages"),
    KeyBinding([Key("J")], "J", in: [.room], .scrollPoints(1), "scroll one point down"),
    KeyBinding([Key("K")], "K", in: [.room], .scrollPoints(-1), "scroll one point up"),
    KeyBinding(
      [Key(.pageDown), Key(" "), Key(.character("f"), .control)], "PgDn Space", in: [.room],
      .scrollPages(1), "scroll a page down"),
    KeyBinding(
      [Key(.pageUp), Key(.character("b"), .control)], "PgUp Ctrl-B", in: [.room], .scrollPages(-1),
      "scroll a page up"),
    KeyBinding([Key("g"), Key(.home)], "g Home", in: [.room], .scrollToTop, "scroll to the oldest message"),
    KeyBinding(
      [Key("G"), Key(.end)], "G End", in: [.room], .scrollToBottom, "scroll to the newest message"),
    KeyBinding(
      [Key("0")], "0", in: [.room], .jumpToNewest, "jump to the newest message, showing nothing between"),
    KeyBinding([Key("r")], "r", in: [.room], .toggleRichMenu, "open or close the rich menu", footer: "menu"),
    KeyBinding(
      [Key("s")], "s", in: [.room], .toggleServiceMenuBar, "show or hide the service menu bar",
      footer: "service bar"),
    KeyBinding(
      [Key(.right), Key("l")], "→ l", in: [.room], .swipeCards(1), "swipe the carousel to its next card",
      footer: "swipe"),
    KeyBinding(
      [Key(.left), Key("h")], "← h", in: [.room], .swipeCards(-1), "swipe the carousel back by a card"),
    KeyBinding([Key("L")], "L", in: [.room], .swipePoints(10), "swipe the carousel on by 10 points"),
    KeyBinding([Key("H")], "H", in: [.room], .swipePoints(-10), "swipe the carousel back by 10 points"),
    KeyBinding(
      [Key(.tab), Key("n")], "Tab n", in: [.room, .list], .selectNext, "select the next bubble",
      footer: "select"),
    KeyBinding(
      [Key(.backTab), Key("p")], "S-Tab p", in: [.room, .list], .selectPrevious,
      "select the previous bubble"),
    KeyBinding([Key("u")], "u", in: [.list], .nextUser, "go on as the next user", footer: "user"),
    KeyBinding([Key("d")], "d", in: [.list], .nextDevice, "go on with the next device", footer: "device"),
    KeyBinding(
      [Key("m")], "m", in: [.list], .markRead(.longPress), "mark as read without entering (long-press)",
      footer: "mark read"),
    KeyBinding([Key("M")], "M", in: [.list], .markRead(.markAll), "mark all as read without entering"),
    KeyBinding([Key("t")], "t", in: [.room, .list], .pass(seconds: hour), "let an hour pass"),
    KeyBinding(
      [Key("T")], "T", in: [.room, .list], .pass(seconds: day), "let a day pass", footer: "+1 day"),
    KeyBinding(
      [Key("?"), Key(.function(1))], "?", in: [.room, .list], .help, "show all keys", footer: "help"),
    KeyBinding(
      [Key("q"), Key(.escape)], "q Esc", in: [.room], .leave, "leave the room for the chat list",
      footer: "leave"),
    KeyBinding([Key("q"), Key(.escape)], "q Esc", in: [.list], .quit, "quit", footer: "quit"),
    KeyBinding([Key(.down), Key("j")], "↓ j", in: [.help], .scrollHelp(1), "scroll down", footer: "scroll"),
    KeyBinding([Key(.up), Key("k")], "↑ k", in: [.help], .scrollHelp(-1), "scroll up"),
    KeyBinding(
      [Key("q"), Key(.escape), Key("?"), Key(.function(1)), Key(.enter)], "q Esc ?", in: [.help],
      .closeHelp, "close the help", footer: "close"),
  ]

  /// What a key does at a place.
  static func binding(for key: Key, in context: KeyContext) -> KeyBinding? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }
  }

  /// Where else a key works, for a word to the person who presses it.
  static func contexts(of key: Key) -> [KeyContext] {
    bindings.filter { $0.keys.contains(key) }.flatMap(\.contexts)
  }
}

extension Session {
  /// Where the person is.
  var context: KeyContext {
    if case .help = view { return .help }
    return isInRoom ? .room : .list
  }

  /// Does what a key does here; when it does nothing here, says why.
  mutating func press(_ key: Key) -> Outcome {
    guard let binding = KeyTable.binding(for: key, in: context) else {
      let elsewhere = KeyTable.contexts(of: key)
      if elsewhere.contains(.list) && context == .room {
        notice = "that key works in the chat list: leave the room with q"
      } else if elsewhere.contains(.room) && context == .list {
        notice = "that key works in the room: enter it with Enter"
      } else if context != .help {
        notice = "press ? for all keys"
      }
      return .goOn
    }
    return run(binding.command)
  }

  private mutating func run(_ command: Command) -> Outcome {
    switch command {
    case .scrollRows(let rows): perform(.scroll(by: rows * pointsPerRow))
    case .scrollPoints(let points): perform(.scroll(by: points))
    case .scrollPages(let pages):
      let window = room.visit.window
      let page = max(pointsPerRow, window.visibleHeight(room.visit.menus) - pointsPerRow)
      perform(.scroll(by: pages * page))
    case .scrollToTop: perform(.scrollTo(.top))
    case .scrollToBottom: perform(.scrollTo(.bottom))
    case .jumpToNewest: perform(.jump(to: .bottom))
    case .swipeCards(let cards): swipe(cards: cards)
    case .swipePoints(let points):
      if let carousel = findCarousel() { perform(.swipe(bubble: carousel, .by(points))) }
    case .selectNext: select(next: true)
    case .selectPrevious: select(next: false)
    case .enter: enterRoom()
    case .leave: perform(.leave)
    case .quit: return .quit
    case .toggleRichMenu: toggleRichMenu()
    case .toggleServiceMenuBar: perform(.serviceMenuBar(.toggle))
    case .markRead(let method):
      if perform(.markRead(method)) { notice = "marked as read: this counts nothing (R2)" }
    case .nextUser: switchUser()
    case .nextDevice: switchDevice()
    case .pass(let seconds):
      if perform(.wait(seconds: seconds)) { notice = seconds == 3600 ? "an hour later" : "a day later" }
    case .help: view = .help(scrolled: 0)
    case .closeHelp: view = .phone
    case .scrollHelp(let rows):
      if case .help(let scrolled) = view {
        view = .help(scrolled: min(max(0, scrolled + rows), HelpView.lastScroll(size: size)))
      }
    }
    return .goOn
  }

  private mutating func toggleRichMenu() {
    let device = user.device
    if world.account.richMenu != nil, !device.app.hasRichMenus {
      notice = "no rich menu on \(device.app.name)"
      return
    }
    perform(.richMenu(.toggle))
  }

  private mutating func findCarousel() -> Int? {
    let carousel = carouselToSwipe
    if carousel == nil { notice = "no carousel in view" }
    return carousel
  }

  /// Swipes to the next card behind the viewport's left inset, or back to the one before.
  private mutating func swipe(cards: Int) {
    guard let carousel = findCarousel(), let place = room.place(ofBubble: carousel),
      let index = room.column.carouselIndex(of: place)
    else { return }
    let now = room.swipeOffset(at: place)
    let starts = room.column.carousels[index].cards.map { $0.x - (room.column.carousels[index].cards[0].x) }
    let next = cards > 0 ? starts.firstIndex { $0 > now } : starts.lastIndex { $0 < now }
    guard let next else {
      notice = cards > 0 ? "this is the carousel's end" : "this is the carousel's start"
      return
    }
    perform(.swipe(bubble: carousel, .card(next + 1)))
    if room.swipeOffset(at: place) == now {
      notice = cards > 0 ? "this is the carousel's end" : "this is the carousel's start"
    }
  }

  private mutating func switchUser() {
    guard world.users.count > 1 else {
      notice = "there is only one user"
      return
    }
    perform(.actAs(user: (world.currentUser + 1) % world.users.count))
    notice = "now \(user.name) on \(user.device.name)"
  }

  private mutating func switchDevice() {
    let presets = Device.presets
    let index = presets.firstIndex { $0.id == user.device.id } ?? presets.count - 1
    let device = presets[(index + 1) % presets.count]
    if perform(.switchDevice(device)) { notice = "now on \(device.name)" }
  }
}
