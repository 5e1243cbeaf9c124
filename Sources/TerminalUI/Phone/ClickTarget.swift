import ChatRoom
import TerminalText

/// An element that can be clicked.
enum ClickTarget: Hashable, Sendable {
  /// The way out of the room.
  case back
  /// The chat bar, which opens the rich menu.
  case chatBar
  /// A chat in the chat list.
  case chat
  /// The chat window beside its bubbles.
  case window
  /// A bubble in the room, by its index in ``World/bubbles``, and the link under the pointer, by its index
  /// among the bubble's links.
  case bubble(Int, link: Int?)
  /// A bubble in the panel's table.
  case row(Int)
  /// An entry of the service menu bar.
  case barEntry(Int)
  /// An area of the rich menu.
  case menuArea(Int)
  /// A quick reply, by its index.
  case quickReply(Int)
  /// The explanation in the panel.
  case explanation
  /// The log in the panel.
  case log
  /// A page of the Insight page.
  case insight(InsightPage)
  /// A figure of the Insight page, by its index among the metrics.
  case figure(Int)
  /// A key in the footer.
  case key(Command)
  /// A page over the whole screen.
  case page
  /// The scrub bar.
  case scrubBar
}
