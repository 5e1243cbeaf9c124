import ChatRoom
import MessagingAPI
import TerminalText

/// An element that can be clicked.
enum ClickTarget: Hashable, Sendable {
  /// The way out of the room.
  case back
  /// The chat bar, which opens the rich menu.
  case chatBar
  /// The input bar, or its sign in the chat bar, which opens the keyboard.
  case inputBar
  /// The keyboard.
  case keyboard
  /// A chat in the chat list.
  case chat
  /// The chat window beside its bubbles.
  case window
  /// A bubble in the room, by its index in ``World/bubbles``, and what of it is under the pointer.
  case bubble(Int, Tap?)
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
  /// A request or a webhook, by its number.
  case exchange(Int)
  /// A figure of the Insight page, by its index among the metrics.
  case figure(Int)
  /// A key in the footer.
  case key(Command)
  /// A page over the whole screen.
  case page
  /// The scrub bar.
  case scrubBar

  /// Something in a bubble that can be tapped.
  enum Tap: Hashable, Sendable {
    /// A URL, by its index among the bubble's links.
    case link(Int)
    /// A button that sends a text or a postback, by its index among the bubble's buttons.
    case button(Int)

    /// Everything in a bubble that can be tapped, URLs first.
    static func all(in bubble: Bubble) -> [Tap] {
      bubble.links.indices.map { .link($0) } + bubble.buttons.indices.map { .button($0) }
    }

    /// What a part of the bubble does when it is tapped, nil if that is nothing.
    init?(_ action: MessageAction, in bubble: Bubble) {
      if let uri = action.uri, let link = bubble.links.firstIndex(of: uri) {
        self = .link(link)
      } else if let button = bubble.buttons.firstIndex(of: action) {
        self = .button(button)
      } else {
        return nil
      }
    }
  }
}
