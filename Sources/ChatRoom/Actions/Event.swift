import ImpressionRules
import MessagingAPI

/// Something that has happened.
public struct Event: Hashable, Sendable {
  /// The kinds of events. None holds a reference, so an event costs no more than its bytes.
  public enum Kind: Hashable, Sendable {
    /// The user entered the room.
    case entered(EntryPosition)
    /// The user left the room.
    case left
    /// A carousel was swiped to this offset, in points.
    case swiped(bubble: Int, to: Int)
    /// Edges became visible for the first time in this visit.
    case revealed(bubble: Int, Edges)
    /// An impression was counted (R3), with what it was new for (R7).
    case impression(bubble: Int, Ledger.Addition)
    /// A bubble was displayed 100% where nothing is measured.
    case unmeasured(bubble: Int, Explanation.Reason)
    /// The rich menu was opened or closed.
    case richMenu(isOpen: Bool)
    /// The keyboard was opened, or closed for nil.
    case keyboard(Keyboard?)
    /// The device has no keyboard on its screen, so nothing happened.
    case keyboardMissing
    /// The service menu bar was shown or hidden.
    case serviceMenuBar(isShown: Bool)
    /// The device has no rich menu, so nothing happened.
    case richMenuMissing
    /// A URL of a bubble was opened (R16), by its index among the bubble's links. The reason says why that
    /// was not counted.
    case opened(bubble: Int, link: Int, Explanation.Reason?)
    /// A button of a bubble was tapped, by its index among the bubble's buttons.
    case tapped(bubble: Int, button: Int)
    /// A quick reply of a bubble was tapped, by its index.
    case quickReply(bubble: Int, item: Int)
    /// A video or audio bubble was played up to a share of its clip in percent (R15), 0…100. A reason tells
    /// why that was not counted.
    case played(bubble: Int, percent: Double, Explanation.Reason?)
    /// A bubble has a new height in points, on the user's device where it has its own height.
    case resized(bubble: Int, height: Int)
    /// The account sent a message.
    case sent(message: Int)
    /// An open room at its bottom scrolled on to a new message, to this offset in points.
    case scrolledOn(offset: Int)
    /// The user sent a text.
    case said
    /// The chat was marked as read from the chat list (R2).
    case markedRead(ReadMethod)
    /// The user continues on another device, by its index in ``World/devices``.
    case switchedDevice(Int)
    /// A user did something that the Insight page counts, by its index in ``World/activities``.
    case activity(Int)
    /// Another rich menu took the place of the user's, by its index in ``Account/richMenus``.
    case switchedMenu(Int)
    /// Time passed, in seconds.
    case waited(seconds: Int)
  }

  /// When.
  public var time: Timestamp
  /// The user's index; of a message sent, the acting user's.
  public var user: Int
  /// The kind of event.
  public var kind: Kind

  /// Creates an event.
  public init(time: Timestamp, user: Int, kind: Kind) {
    self.time = time
    self.user = user
    self.kind = kind
  }
}
