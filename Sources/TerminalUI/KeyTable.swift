import ChatRoom
import ImpressionRules

/// What a key can do.
enum Command: Hashable, Sendable {
  case scrollRows(Int), scrollPoints(Int), scrollPages(Int), scrollToTop, scrollToBottom, jumpToNewest
  case swipeCards(Int), swipePoints(Int)
  case selectNext, selectPrevious
  case enter, leave, quit
  case open
  case makeTaller(Int), ownHeight
  case toggleRichMenu, toggleServiceMenuBar
  case markRead(ReadMethod)
  case nextUser, nextDevice
  case pass(seconds: Int)
  case record
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
    KeyBinding(
      [Key(.enter)], "Enter", in: [.room], .open, "open the selected bubble: its next URL, or play it",
      footer: "open"),
    KeyBinding([Key("+")], "+", in: [.room], .makeTaller(10), "make the selected bubble 10 points taller"),
    KeyBinding([Key("-")], "-", in: [.room], .makeTaller(-10), "make the selected bubble 10 points shorter"),
    KeyBinding([Key(">")], ">", in: [.room], .makeTaller(1), "make the selected bubble a point taller"),
    KeyBinding([Key("<")], "<", in: [.room], .makeTaller(-1), "make the selected bubble a point shorter"),
    KeyBinding([Key("=")], "=", in: [.room], .ownHeight, "give the selected bubble its own height again"),
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
      [Key("R")], "R", in: [.room, .list], .record, "start or stop recording what you do in a file"),
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
