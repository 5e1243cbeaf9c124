import ChatRoom
import ImpressionRules

/// An expected value of a message, a bubble, a unit or the current user's room.
public struct Expectation: Hashable, Sendable {
  /// A value to check, with the expected result.
  public enum Check: Hashable, Sendable {
    /// A value of a message's overview, by the message's index.
    case message(Int, MessageValue, Int)
    /// A counter of a bubble, by the bubble's index.
    case bubble(Int, BubbleValue, Int)
    /// Whether a bubble was counted in the current user's latest visit.
    case counted(bubble: Int, Bool)
    /// The edges of a bubble visible during the current user's latest visit.
    case edges(bubble: Int, Edges)
    /// The reason why a bubble was not counted in the current user's latest visit.
    case reason(bubble: Int, Explanation.Reason)
    /// A counter of one of a bubble's URLs, by its index among the bubble's links.
    case click(bubble: Int, link: Int, ClickValue, Int)
    /// A value of a unit over a period (R13).
    indirect case unit(UnitPeriod, UnitValue, Int)
    /// A value of the Insight page.
    indirect case insight(InsightSubject, InsightValue)
    /// What the account may know of a user, by the user's index (R21).
    case disclosed(Int, DisclosureValue)
    /// The scroll offset: the y coordinate of the content at the top of the chat window.
    case offset(Int)
    /// Whether the rich menu is open.
    case richMenu(isOpen: Bool)
    /// Whether the keyboard is open.
    case keyboard(isOpen: Bool)
    /// Whether the service menu bar is shown.
    case serviceMenuBar(isShown: Bool)
    /// Whether the current user is in the room.
    case inRoom(Bool)
    /// The number of bubbles the current user has not read.
    case unread(Int)
  }

  /// The properties of `overview` (R12).
  public enum MessageValue: String, CaseIterable, Hashable, Sendable {
    /// Properties of the statistics.
    case delivered, uniqueImpression, uniqueClick, uniqueMediaPlayed, uniqueMediaPlayed100Percent
  }

  /// The counters of `messages[]` (R12, R13), and the total clicks on all URLs of a bubble.
  public enum BubbleValue: String, CaseIterable, Hashable, Sendable {
    /// Properties of the statistics.
    case impression, uniqueImpression, click, uniqueClick
    /// Plays (R15).
    case mediaPlayed, mediaPlayed25Percent, mediaPlayed50Percent, mediaPlayed75Percent, mediaPlayed100Percent
    /// Users who played the clip (R15).
    case uniqueMediaPlayed, uniqueMediaPlayed25Percent, uniqueMediaPlayed50Percent,
      uniqueMediaPlayed75Percent, uniqueMediaPlayed100Percent
  }

  /// The counters of `clicks[]` (R16).
  public enum ClickValue: String, CaseIterable, Hashable, Sendable {
    /// Properties of the statistics.
    case click, uniqueClick, uniqueClickOfRequest
  }

  /// A custom aggregation unit and a period, as days since 1970-01-01 at UTC+9, inclusive.
  public struct UnitPeriod: Hashable, Sendable {
    /// The name of the unit.
    public var unit: String
    /// The first day.
    public var from: Int
    /// The last day.
    public var to: Int
  }

  /// The values of a unit's statistics.
  public enum UnitValue: Hashable, Sendable {
    /// A property of its `overview`.
    case overview(MessageValue)
    /// A counter of the bubbles with one `seq`.
    case seq(Int, BubbleValue)
  }

  /// The values of the Insight page.
  public enum InsightValue: Hashable, Sendable {
    /// A figure, by its index among the category's metrics.
    case figure(Int, Int)
    /// The taps on an area of the rich menu.
    case clicks(AreaReference, Int)
    /// The last update of a category of the dashboard.
    case updatedAt(Timestamp)
  }

  /// The parts of a disclosure (R21).
  public enum DisclosureValue: Hashable, Sendable {
    /// Whether the profile is known.
    case profile(Bool)
    /// Whether the user ID is known.
    case userID(Bool)
    /// The contact that discloses most.
    case contact(Disclosure.Contact)
  }

  /// The value to check.
  public var check: Check
  /// The place in the file, see ``SourceText``.
  var place: UInt32
}
