import ChatRoom
import ImpressionRules

/// One thing a step expects: a value of a message, a bubble, a unit or the current user's room.
public struct Expectation: Hashable, Sendable {
  /// What is looked at, and the value it should have.
  public enum Check: Hashable, Sendable {
    /// A value of a message's overview, by the message's index.
    case message(Int, MessageValue, Int)
    /// A counter of a bubble, by the bubble's index.
    case bubble(Int, BubbleValue, Int)
    /// Whether the current user's present or last visit counted a bubble.
    case counted(bubble: Int, Bool)
    /// The edges of a bubble that the current user's present or last visit has seen.
    case edges(bubble: Int, Edges)
    /// Why the current user's present or last visit has not counted a bubble.
    case reason(bubble: Int, Explanation.Reason)
    /// A counter of one of a bubble's URLs, by its index among the bubble's links.
    case click(bubble: Int, link: Int, ClickValue, Int)
    /// A value of a unit in a period (R13).
    indirect case unit(UnitPeriod, UnitValue, Int)
    /// The content y at the chat window's top.
    case offset(Int)
    /// Whether the rich menu is open.
    case richMenu(isOpen: Bool)
    /// Whether the service menu bar shows.
    case serviceMenuBar(isShown: Bool)
    /// Whether the current user is in the room.
    case inRoom(Bool)
    /// How many bubbles the current user has not read.
    case unread(Int)
  }

  /// The values of `overview` (R12).
  public enum MessageValue: String, CaseIterable, Hashable, Sendable {
    /// Property names of the statistics.
    case delivered, uniqueImpression, uniqueClick, uniqueMediaPlayed, uniqueMediaPlayed100Percent
  }

  /// The counters of `messages[]` (R12, R13), and the clicks of all URLs of a bubble together.
  public enum BubbleValue: String, CaseIterable, Hashable, Sendable {
    /// Property names of the statistics.
    case impression, uniqueImpression, click, uniqueClick
    /// Plays (R15).
    case mediaPlayed, mediaPlayed25Percent, mediaPlayed50Percent, mediaPlayed75Percent, mediaPlayed100Percent
    /// Users who played (R15).
    case uniqueMediaPlayed, uniqueMediaPlayed25Percent, uniqueMediaPlayed50Percent,
      uniqueMediaPlayed75Percent, uniqueMediaPlayed100Percent
  }

  /// The counters of `clicks[]` (R16).
  public enum ClickValue: String, CaseIterable, Hashable, Sendable {
    /// Property names of the statistics.
    case click, uniqueClick, uniqueClickOfRequest
  }

  /// A custom aggregation unit in a period of days, in days since 1970-01-01 at UTC+9, both included.
  public struct UnitPeriod: Hashable, Sendable {
    /// The unit's name.
    public var unit: String
    /// The first day.
    public var from: Int
    /// The last day.
    public var to: Int
  }

  /// The values of a unit's statistics.
  public enum UnitValue: Hashable, Sendable {
    /// Of its `overview`.
    case overview(MessageValue)
    /// Of the bubbles with one `seq`.
    case seq(Int, BubbleValue)
  }

  /// What is looked at.
  public var check: Check
  /// Where it stands in the file, see ``SourceText``.
  var place: UInt32
}
