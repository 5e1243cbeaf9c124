/// The playback of the clips of a message or of one of its bubbles (R15).
public struct PlayStatistics: Hashable, Sendable {
  /// Plays that reached 0 (were started), 25, 50, 75 and 100 percent of the clip, in this order.
  public var reached: [StatisticsValue]

  /// Creates statistics of plays; `reached` has one value for each of ``shares``.
  public init(reached: [StatisticsValue]) {
    self.reached = reached
  }

  /// The shares of a clip that are distinguished, as in property names.
  public static let shares = ["", "25Percent", "50Percent", "75Percent", "100Percent"]
}
