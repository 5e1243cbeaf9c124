/// A value of the statistics with the number of users who produced it, which decides whether an account may
/// see it (R14).
public struct StatisticsValue: Hashable, Sendable {
  /// The value.
  public var count: Int
  /// The number of different users behind it.
  public var users: Int

  /// Creates a value; without `users` it is itself a number of users.
  public init(_ count: Int, users: Int? = nil) {
    self.count = count
    self.users = users ?? count
  }

  /// Below it, a value and the number of users who produced it are not disclosed (R14).
  public static let minimumShown = 20

  /// The value, nil where it is masked and too small or of too few users (R14).
  public func shown(isMasked: Bool) -> Int? {
    isMasked && (count < StatisticsValue.minimumShown || users < StatisticsValue.minimumShown) ? nil : count
  }
}
