import ImpressionRules
import MessagingAPI

/// Something that has happened.
public struct Event: Hashable, Sendable {
  /// What happened. Nothing in it is counted by reference, so that an event costs no more than its bytes.
  public enum Kind: Hashable, Sendable {
    /// The user entered the room.
    case entered(EntryPosition)
    /// The user left the room.
    case left
    /// A carousel was swiped and stands at so many points.
    case swiped(bubble: Int, to: Int)
    /// Edges became visible for the first time in this visit.
    case revealed(bubble: Int, Edges)
    /// An impression was counted (R3), with what it was new for (R7).
    case impression(bubble: Int, Ledger.Addition)
    /// A bubble was displayed 100% where nothing is measured.
    case unmeasured(bubble: Int, Explanation.Reason)
    /// The rich menu was opened or closed.
    case richMenu(isOpen: Bool)
    /// The service menu bar was shown or hidden.
    case serviceMenuBar(isShown: Bool)
    /// The device has no rich menu, so nothing happened.
    case richMenuMissing
    /// A URL of a bubble was opened (R16), by its index among the bubble's links. A reason tells why that
    /// was not counted.
    case opened(bubble: Int, link: Int, Explanation.Reason?)
    /// A video or audio bubble was played up to a share of its clip in percent (R15), 0…100. A reason tells
    /// why that was not counted.
    case played(bubble: Int, percent: Double, Explanation.Reason?)
    /// A bubble is so many points tall from here on, on the user's device where it has its own height.
    case resized(bubble: Int, height: Int)
    /// The account sent a message.
    case sent(message: Int)
    /// In an open room at its bottom the list scrolled on to what arrived, and stands at this offset in points.
    case scrolledOn(offset: Int)
    /// The user sent a text.
    case said
    /// The chat was marked as read from the chat list (R2).
    case markedRead(ReadMethod)
    /// The user continues on another device, by its index in ``World/devices``.
    case switchedDevice(Int)
    /// So many seconds passed.
    case waited(seconds: Int)
  }

  /// When.
  public var time: Timestamp
  /// Whose; of a message sent, the user acting at that moment.
  public var user: Int
  /// What.
  public var kind: Kind

  /// Creates an event.
  public init(time: Timestamp, user: Int, kind: Kind) {
    self.time = time
    self.user = user
    self.kind = kind
  }
}

/// Why the world did not do what an action asked. Nothing has changed.
public enum ActionError: Error, Hashable, Sendable {
  /// The action needs the user to be in the room.
  case notInRoom
  /// The action needs the user to be outside the room.
  case inRoom
  /// There is no such user.
  case noSuchUser
  /// There is no such bubble, or not in this user's room.
  case noSuchBubble
  /// The bubble can't be swiped.
  case notACarousel
  /// The carousel has no such card.
  case noSuchCard
  /// The account has no rich menu.
  case noRichMenu
  /// The account has no service menu bar.
  case noServiceMenuBar
  /// Time can't go back, nor past the year 9999.
  case impossibleTime
  /// The bubble has no such URL.
  case noSuchLink
  /// The bubble is neither a video nor an audio clip.
  case notPlayable
  /// The clip has no duration, so that seconds are no share of it.
  case noDuration
  /// A clip can't be played for less than no time, nor beyond its end.
  case impossiblePlayback
  /// A bubble is 1 to 100,000 points tall.
  case impossibleHeight
  /// A bubble of the message has no size of its own and none was given.
  case noSize

  /// What to tell a person.
  public var description: String {
    switch self {
    case .notInRoom: "not in the room"
    case .inRoom: "leave the room first"
    case .noSuchUser: "no such user"
    case .noSuchBubble: "no such bubble in this room"
    case .notACarousel: "not a carousel"
    case .noSuchCard: "the carousel has no such card"
    case .noRichMenu: "the account has no rich menu"
    case .noServiceMenuBar: "the account has no service menu bar"
    case .impossibleTime: "time can't go back, nor past the year 9999"
    case .noSuchLink: "the bubble has no such URL"
    case .notPlayable: "neither a video nor an audio clip"
    case .noDuration: "the clip has no duration"
    case .impossiblePlayback: "no such share of a clip"
    case .impossibleHeight: "a bubble is 1 to \(Bubble.maximumExtent) pt tall"
    case .noSize: "a bubble has no size"
    }
  }
}
