/// What a user does with a reward card.
public enum RewardCardAct: Hashable, Sendable {
  /// They get one.
  case issue
  /// A visit gives this many points, 1 or more.
  case points(Int)
  /// They exchange points for a reward.
  case exchange(String)

  /// The greatest number of points of one visit.
  public static let maximumPoints = 1_000_000
}
