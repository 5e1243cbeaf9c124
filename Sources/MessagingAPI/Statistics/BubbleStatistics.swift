/// The statistics of one bubble, or of the bubbles of one `seq` sent with a unit: an element of `messages[]`
/// (R12, R13).
public struct BubbleStatistics: Hashable, Sendable {
  /// The bubble's place in its message, from 1.
  public var seq: Int
  /// The number of times it was displayed 100%, and the number of users.
  public var impression: StatisticsValue
  /// The playback of its clip.
  public var plays: PlayStatistics

  /// Creates statistics of a bubble.
  public init(seq: Int, impression: StatisticsValue, plays: PlayStatistics) {
    self.seq = seq
    self.impression = impression
    self.plays = plays
  }

  /// The number of users it was displayed to.
  public var uniqueImpression: StatisticsValue { StatisticsValue(impression.users) }
}
