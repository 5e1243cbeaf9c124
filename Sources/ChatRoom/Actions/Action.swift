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
  /// Opens or closes the keyboard.
  case keyboard(Toggle)
  /// Shows or hides the service menu bar.
  case serviceMenuBar(Toggle)
  /// Time passes: a number of seconds, 0 or more.
  case wait(seconds: Int)
  /// Time passes until then.
  case waitUntil(Timestamp)
  /// Opens a URL of a bubble, by its index among the bubble's ``Bubble/links`` (R16).
  case tap(bubble: Int, link: Int)
  /// Taps a button of a bubble that sends a text or a postback, by its index among the bubble's ``Bubble/buttons``.
  case tapButton(bubble: Int, button: Int)
  /// Taps a quick reply of the newest bubble, by its index among ``World/quickReplies(of:)``.
  case tapQuickReply(bubble: Int, item: Int)
  /// Plays a video or audio bubble from its start (R15).
  case play(bubble: Int, Playback)
  /// A designer's what-if: from now on the bubble has this height in points, in every room; for nil the height it
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
  /// A user does something beside moving through the room (R19–R21).
  indirect case activity(Activity)
}
