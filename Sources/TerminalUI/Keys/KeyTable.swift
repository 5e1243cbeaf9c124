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
  case help, explanation, insight, events, picture
  case close, turn(rows: Int), turnPages(Int), turnToTop, turnToBottom
  case search, earlierVisit, laterVisit
  case filterUser, filterBubble, filterKind
  case playOrPause, step(Int), changeSpeed(Int), goToExpectation(Int), goToFailure(Int), goToStart, goToEnd,
    handOver
}

/// Where a person is, as far as keys are concerned.
enum KeyContext: Hashable, CaseIterable, Sendable {
  case room, list, play, explanation, insight, events, help

  var name: String {
    switch self {
    case .room: "In the room"
    case .list: "In the chat list"
    case .play: "While a scenario is played"
    case .explanation: "In the explanation (w)"
    case .insight: "In Insight (i)"
    case .events: "In the event log (e)"
    case .help: "In this help (?)"
    }
  }

  /// The pages that fill the screen.
  static let pages: [KeyContext] = [.explanation, .insight, .events, .help]
  /// The room and the chat list.
  static let phone: [KeyContext] = [.room, .list]
}

/// One entry of the key table: from it come what keys do, the footer, the help and the guide's page.
struct KeyBinding: Sendable {
  var keys: [Key]
  /// The keys as a person reads them, arrows as such; see ``label(_:)``.
  private(set) var keyLabel: String
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
  func label(_ glyphs: GlyphSet) -> String {
    let arrows = [
      "↑": glyphs.arrows.up, "↓": glyphs.arrows.down, "←": glyphs.arrows.left, "→": glyphs.arrows.right,
    ]
    return keyLabel.split(separator: " ").map { arrows[String($0)] ?? String($0) }.joined(separator: " ")
  }
}

/// What the mouse does: one entry of its own table, for the help and the guide's page.
struct MouseGesture: Sendable {
  var gesture: String
  var title: String
}

/// All keys of the program.
enum KeyTable {
  /// What a key does at a place.
  static func binding(for key: Key, in context: KeyContext) -> KeyBinding? {
    bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }
  }

  /// Where else a key works, for a word to the person who presses it.
  static func contexts(of key: Key) -> [KeyContext] {
    bindings.filter { $0.keys.contains(key) }.flatMap(\.contexts)
  }

  static let mouse: [MouseGesture] = [
    MouseGesture(gesture: "wheel", title: "scrolls what is under the pointer; sideways, swipes a carousel"),
    MouseGesture(gesture: "drag", title: "swipes a carousel, scrolls the room"),
    MouseGesture(gesture: "click", title: "selects a bubble, in the room or in the table"),
    MouseGesture(gesture: "click again", title: "opens the link under the pointer, or plays the clip"),
    MouseGesture(gesture: "chat bar", title: "opens or closes the rich menu"),
    MouseGesture(gesture: "menu entry", title: "taps it: a rich menu's area, the service menu bar's entry"),
    MouseGesture(gesture: "‹", title: "leaves the room; a chat in the list enters it"),
    MouseGesture(gesture: "key", title: "does what the key does, wherever its name stands"),
    MouseGesture(gesture: "Shift-drag", title: "is the terminal's own: selects text"),
  ]
}
