import ChatRoom
import MessagingAPI
import TerminalText

/// The characters the screen is drawn with: Unicode's where the terminal has it, else ASCII.
public struct GlyphSet: Sendable {
  var horizontal: Glyph
  var vertical: Glyph
  var topLeft: Glyph
  var topRight: Glyph
  var bottomLeft: Glyph
  var bottomRight: Glyph
  /// The upper and the lower half of a cell.
  var upperHalf: Glyph
  var lowerHalf: Glyph
  var ellipsis: Glyph
  /// The mark at the end of a text that does not fit the phone's cells; LINE's own ellipsis is another.
  var cut: Glyph
  /// The line along a menu that lies over the content.
  var menuEdge: Glyph
  var barEdge: Glyph
  /// An edge of a bubble that has been seen, and one that has not.
  var seenTop: Glyph
  var seenBottom: Glyph
  var seenLeft: Glyph
  var seenRight: Glyph
  var unseen: Glyph
  /// The position of a hidden edge.
  var above: Glyph
  var below: Glyph
  var before: Glyph
  var behind: Glyph
  /// The states of a bubble.
  var notSeen: Glyph
  var partlySeen: Glyph
  var counted: Glyph
  var countedBefore: Glyph
  var notMeasured: Glyph
  /// Small furniture.
  var icon: Glyph
  /// A small picture in a line of text, and an area of a large one.
  var bullet: Glyph
  var shade: Glyph
  /// The placeholder of a LINE emoji, as wide as the emoji on the phone.
  var emoji: String
  var back: String
  var keyboard: String
  var open: String
  var closed: String
  var selection: Glyph
  var dot: String
  var play: String
  var times: String
  /// The mark of a recording, active or suggested.
  var recording: String
  var notRecording: String
  /// The states of an edge in the plot of a visit.
  var plotVisible: Glyph
  var plotRichMenu: Glyph
  var plotServiceMenuBar: Glyph
  var plotQuickReplies: Glyph
  var plotKeyboard: Glyph
  var plotAbove: Glyph
  var plotBelow: Glyph
  var plotBefore: Glyph
  var plotBehind: Glyph
  /// The scroll bar of a page, and where typed text goes on.
  var thumb: Glyph
  var track: Glyph
  var cursor: Glyph
  /// The player: its state, its bar, the position, and the highlights.
  var playing: String
  var paused: String
  var stopped: String
  var played: Glyph
  var unplayed: Glyph
  var head: Glyph
  var impressed: Glyph
  var met: Glyph
  var failed: Glyph
  /// No more than.
  var atMost: String
  /// The line of the greatest height that is counted at a glance.
  var guide: Glyph
  /// The arrow keys, as the help names them.
  var arrows: (up: String, down: String, left: String, right: String)

  /// For terminals that draw Unicode.
  public static let unicode = GlyphSet(
    horizontal: Glyph("─"), vertical: Glyph("│"), topLeft: Glyph("╭"), topRight: Glyph("╮"),
    bottomLeft: Glyph("╰"), bottomRight: Glyph("╯"), upperHalf: Glyph("▀"), lowerHalf: Glyph("▄"),
    ellipsis: Glyph("…"), cut: Glyph("›"), menuEdge: Glyph("▔"), barEdge: Glyph("▁"), seenTop: Glyph("▔"),
    seenBottom: Glyph("▁"), seenLeft: Glyph("▏"), seenRight: Glyph("▕"), unseen: Glyph("·"),
    above: Glyph("▲"), below: Glyph("▼"), before: Glyph("◀"), behind: Glyph("▶"), notSeen: Glyph("○"),
    partlySeen: Glyph("◐"), counted: Glyph("✔"), countedBefore: Glyph("●"), notMeasured: Glyph("–"),
    icon: Glyph("◍"), bullet: Glyph("•"), shade: Glyph("░"), emoji: "☺ ", back: "‹", keyboard: "⌨", open: "▾",
    closed: "▴",
    selection: Glyph("▸"), dot: "·",
    play: "▶",
    times: "×", recording: "● rec", notRecording: "✗ rec", plotVisible: Glyph("█"), plotRichMenu: Glyph("▒"),
    plotServiceMenuBar: Glyph("░"),
    plotQuickReplies: Glyph("▓"), plotKeyboard: Glyph("▤"),
    plotAbove: Glyph("˄"), plotBelow: Glyph("˅"), plotBefore: Glyph("‹"), plotBehind: Glyph("›"),
    thumb: Glyph("┃"), track: Glyph("│"), cursor: Glyph("▏"), playing: "▶", paused: "‖", stopped: "■",
    played: Glyph("━"),
    unplayed: Glyph("─"), head: Glyph("●"), impressed: Glyph("◆"), met: Glyph("✓"), failed: Glyph("✗"),
    atMost: "≤",
    guide: Glyph("┄"),
    arrows: ("↑", "↓", "←", "→"))

  /// For all others.
  public static let ascii = GlyphSet(
    horizontal: Glyph("-"), vertical: Glyph("|"), topLeft: Glyph("+"), topRight: Glyph("+"),
    bottomLeft: Glyph("+"), bottomRight: Glyph("+"), upperHalf: Glyph("'"), lowerHalf: Glyph("."),
    ellipsis: Glyph("~"), cut: Glyph(">"), menuEdge: Glyph("-"), barEdge: Glyph("-"), seenTop: Glyph("T"),
    seenBottom: Glyph("B"), seenLeft: Glyph("L"), seenRight: Glyph("R"), unseen: Glyph("."),
    above: Glyph("^"), below: Glyph("v"), before: Glyph("<"), behind: Glyph(">"), notSeen: Glyph("o"),
    partlySeen: Glyph("%"), counted: Glyph("#"), countedBefore: Glyph("*"), notMeasured: Glyph("-"),
    icon: Glyph("@"), bullet: Glyph("*"), shade: Glyph(":"), emoji: ":)", back: "<", keyboard: "=", open: "v",
    closed: "^",
    selection: Glyph(">"), dot: "-",
    play: ">",
    times: "x", recording: "* rec", notRecording: "! rec", plotVisible: Glyph("#"), plotRichMenu: Glyph("m"),
    plotServiceMenuBar: Glyph("s"),
    plotQuickReplies: Glyph("q"), plotKeyboard: Glyph("k"),
    plotAbove: Glyph("^"), plotBelow: Glyph("v"), plotBefore: Glyph("<"), plotBehind: Glyph(">"),
    thumb: Glyph("#"), track: Glyph("|"), cursor: Glyph("_"), playing: ">", paused: "=", stopped: ".",
    played: Glyph("="),
    unplayed: Glyph("-"), head: Glyph("@"), impressed: Glyph("*"), met: Glyph("+"), failed: Glyph("x"),
    atMost: "<=",
    guide: Glyph("-"),
    arrows: ("Up", "Down", "Left", "Right"))

  /// Whether these are more than ASCII.
  var isUnicode: Bool { !horizontal.base.isASCII }

  /// A message's text with signs for its LINE emojis, and for the … of what LINE cuts.
  func drawn(_ text: String) -> String {
    var text = text
    if text.contains(MessageObject.emoji) {
      text = text.replacing(String(MessageObject.emoji), with: emoji)
    }
    return isUnicode ? text : text.replacing("…", with: String(ellipsis.base))
  }

  /// The sign of a state.
  func sign(of state: BubbleState) -> Glyph {
    switch state {
    case .notSeen: notSeen
    case .partlySeen: partlySeen
    case .counted: counted
    case .countedBefore: countedBefore
    case .notMeasured: notMeasured
    }
  }
}
