/// The clicks on a URL of a bubble: an element of `clicks[]` (R16).
public struct ClickStatistics: Hashable, Sendable {
  /// The bubble's place in its message, from 1.
  public var seq: Int
  /// The URL as the message has it.
  public var url: String
  /// The number of clicks, and of users who clicked.
  public var click: StatisticsValue
  /// The number of users who opened this URL in any bubble of the request.
  public var uniqueClickOfRequest: StatisticsValue

  /// Creates statistics of a URL.
  public init(seq: Int, url: String, click: StatisticsValue, uniqueClickOfRequest: StatisticsValue) {
    self.seq = seq
    self.url = url
    self.click = click
    self.uniqueClickOfRequest = uniqueClickOfRequest
  }
}
