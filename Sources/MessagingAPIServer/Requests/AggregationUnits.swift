import ChatRoom

/// The custom aggregation units that were used.
enum AggregationUnits {
  /// The most different names in a month. Further ones are not assigned.
  static let maximumPerMonth = 1000

  /// The names used in the month at UTC+9 of a moment, each once, in the order of their first use. O(messages).
  static func names(inMonthOf time: Timestamp, in world: World) -> [String] {
    let month = (time.components.year, time.components.month)
    var seen: Set<String> = []
    return world.messages.compactMap { record in
      guard record.isSent, let unit = record.header.unit else { return nil }
      let sent = record.header.sent.components
      return (sent.year, sent.month) == month && seen.insert(unit).inserted ? unit : nil
    }
  }
}
