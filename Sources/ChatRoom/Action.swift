import MessagingAPI

/// Everything that can happen, whoever causes it: a step of a file, a key, a click.
///
/// Bubbles are named by their index in ``World/bubbles``, users by theirs in ``World/users``.
public enum Action: Sendable {
  /// From here on the actions are those of this user.
  case actAs(user: Int)
  /// A user becomes the current one and enters the room; the current user for nil.
  case enter(user: Int? = nil, at: EntryPosition)
  /// The current user leaves the room for the chat list.
  case leave
  /// Scrolls by points, continuously; positive is towards newer messages.
  case scroll(by: Int)
  /// Scrolls to a place, continuously.
  case scrollTo(Place)
  /// Goes to a place at once, showing only where it ends.
  case jump(to: Place)
  /// Moves a carousel sideways, continuously.
  case swipe(bubble: Int, SwipeTarget)
  /// Opens or closes the rich menu.
  case richMenu(Toggle)
  /// Shows or hides the service menu bar.
  case serviceMenuBar(Toggle)
  /// Time passes: so many seconds, 0 or more.
  case wait(seconds: Int)
  /// Time passes until then.
  case waitUntil(Timestamp)
  /// Opens a URL of a bubble, by its index among the bubble's ``Bubble/links`` (R16).
  case tap(bubble: Int, link: Int)
  /// Plays a video or audio bubble from its start (R15).
  case play(bubble: Int, Playback)
  /// A designer's what-if: the bubble is so many points tall from here on, in every room; for nil as tall as it
  /// was before any, on each device.
  case resize(bubble: Int, height: Int?)
  /// The account sends a message now; its `sent` is ignored.
  indirect case send(Message)
  /// The user sends a text bubble of their own.
  case say(String)
  /// The user marks the chat as read from the chat list (R2).
  case markRead(ReadMethod)
  /// The user continues on another device.
  indirect case switchDevice(Device)
}

/// How much of a clip is played, from its start.
public enum Playback: Hashable, Sendable {
  /// So many milliseconds, from 0 to the duration.
  case milliseconds(Int)
  /// So many percent of its duration, 0…100.
  case percent(Double)
}

/// Where the content stands when the room is entered.
public enum EntryPosition: String, CaseIterable, Hashable, Sendable {
  /// The first unread bubble at the top, or the bottom when nothing is unread.
  case unread
  /// The newest bubble.
  case bottom
  /// The oldest bubble.
  case top
}

/// A place in the room's content.
public enum Place: Hashable, Sendable {
  /// The oldest bubble.
  case top
  /// The newest bubble.
  case bottom
  /// A bubble's top at the visible region's top.
  case bubble(Int)
}

/// How far a carousel is swiped.
public enum SwipeTarget: Hashable, Sendable {
  /// By points; positive shows later cards.
  case by(Int)
  /// To the first card.
  case start
  /// To the last card.
  case end
  /// To a card, counted from 1: its left edge at the leading inset.
  case card(Int)
}

/// What to do with a menu.
public enum Toggle: Hashable, Sendable {
  /// Open, show.
  case on
  /// Close, hide.
  case off
  /// The other of the two.
  case toggle
}

/// The four ways of marking a chat as read without entering it (R2).
public enum ReadMethod: String, CaseIterable, Hashable, Sendable {
  /// Android: long-press a chat, then Mark as read.
  case longPress = "long-press"
  /// Android: options, then Mark all as read.
  case markAll = "mark-all"
  /// iOS: swipe left, then Read.
  case swipeRead = "swipe-read"
  /// iOS: edit screen, select chats, then Read.
  case editRead = "edit-read"
}
