/// What goes to and fro between a served room and its bot.
public struct BotTraffic: Sendable {
  /// Where the server listens, such as `127.0.0.1:7171`.
  public var address: String
  /// Where webhooks go; nil for nowhere.
  public var webhook: String?
  /// The latest requests and webhooks, oldest first, their numbers ascending by one.
  public private(set) var exchanges: [Exchange] = []
  /// Whether the last one has just come.
  var isFlashing = false

  /// The traffic of a server that listens there, none yet.
  public init(address: String, webhook: String? = nil) {
    self.address = address
    self.webhook = webhook
  }

  /// The exchange with a number, nil if it is not kept any more. O(1).
  func exchange(_ number: Int) -> Exchange? {
    guard let first = exchanges.first, number >= first.number, number - first.number < exchanges.count
    else { return nil }
    return exchanges[number - first.number]
  }

  /// Adds exchanges, and drops those with a number below `oldest`. O(new) on average.
  mutating func add(_ new: [Exchange], keepingFrom oldest: Int) {
    exchanges += new
    if let first = exchanges.first, first.number < oldest {
      exchanges.removeFirst(min(exchanges.count, oldest - first.number))
    }
  }
}
