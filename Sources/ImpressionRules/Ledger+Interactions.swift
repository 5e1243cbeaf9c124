/// Clicks, plays, and what was counted on which day (R13, R15, R16).
extension Ledger {
  /// A countable interaction with a bubble.
  public struct Interaction: Hashable, Sendable {
    /// The kind of interaction.
    public enum Kind: Hashable, Sendable {
      /// An impression (R3).
      case impression
      /// One of the bubble's URLs was opened (R16), by its index among them.
      case click(link: Int)
      /// A play reached a share of the clip (R15): 0 for its start, else 25, 50, 75 or 100 percent.
      case play(percent: Int)
    }

    /// The bubble's index.
    public var bubble: Int
    /// The kind of interaction.
    public var kind: Kind

    /// Creates an interaction.
    public init(bubble: Int, kind: Kind) {
      self.bubble = bubble
      self.kind = kind
    }
  }

  /// A number of interactions and the users behind them.
  public struct Tally: Hashable, Sendable {
    /// The number of interactions.
    public private(set) var count = 0
    /// The users who did it at least once.
    public private(set) var users = UserSet()

    /// Nothing happened yet.
    public init() {}

    mutating func add(_ user: Int) {
      count += 1
      users.insert(user)
    }

    /// Adds what happened elsewhere, or on another day. O(users).
    public mutating func formUnion(_ other: Tally) {
      count += other.count
      users.formUnion(other.users)
    }
  }

  struct Daily: Hashable, Sendable {
    var interaction: Interaction
    var day: Int

    init(_ interaction: Interaction, day: Int) {
      self.interaction = interaction
      self.day = day
    }
  }

  /// The shares of a clip that are distinguished, in percent; 0 is its start (R15).
  public static let playShares = [0, 25, 50, 75, 100]

  /// Counts that a user opened a URL of a bubble (R16). O(1). `day` as in
  /// ``countImpression(bubble:message:user:day:)``.
  public mutating func countClick(bubble: Int, link: Int, user: Int, day: Int? = nil) {
    count(Interaction(bubble: bubble, kind: .click(link: link)), user: user, day: day)
  }

  /// Counts that a user played a bubble up to a share of its clip in percent, 0…100 (R15). O(1). `day` as in
  /// ``countImpression(bubble:message:user:day:)``.
  public mutating func countPlay(bubble: Int, percent: Double, user: Int, day: Int? = nil) {
    for share in Ledger.playShares where percent >= Double(share) {
      count(Interaction(bubble: bubble, kind: .play(percent: share)), user: user, day: day)
    }
  }

  private mutating func count(_ interaction: Interaction, user: Int, day: Int?) {
    tallies[interaction, default: Tally()].add(user)
    if let day { dailyTallies[Daily(interaction, day: day), default: Tally()].add(user) }
  }

  /// The number of clicks or plays, and who did them; impressions have their own counters. O(1).
  public func tally(of interaction: Interaction) -> Tally {
    tallies[interaction] ?? Tally()
  }

  /// The number of interactions on some days, and who did them (R13). Only what was counted with its
  /// day is known. O(days).
  public func tally(of interaction: Interaction, days: ClosedRange<Int>) -> Tally {
    var sum = Tally()
    for day in days {
      if let tally = dailyTallies[Daily(interaction, day: day)] { sum.formUnion(tally) }
    }
    return sum
  }
}
