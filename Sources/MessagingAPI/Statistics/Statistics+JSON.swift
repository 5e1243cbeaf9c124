/// Statistics in the shapes of the API's responses. `isMasked`: values of fewer than 20 are `null`, and entries of
/// which nothing is disclosed are left out (R14).
extension MessageStatistics {
  /// The response to *Get user interaction statistics* (R12).
  public func json(isMasked: Bool) -> JSONValue { json(isMasked: isMasked, hasUniqueImpressions: false) }

  /// The same and, with `hasUniqueImpressions`, the unique impressions of each bubble, which the API reports
  /// of units only.
  public func json(isMasked: Bool, hasUniqueImpressions: Bool) -> JSONValue {
    let head: [JSONValue.Member] = [
      .init("requestId", .string(requestId)), .init("timestamp", .number(Double(timestamp))),
      .init("delivered", isMasked && !isComplete ? .null : .number(Double(delivered))),
    ]
    return .object([
      .init("overview", .object(head + overview.members(isMasked))),
      .init(
        "messages",
        .array(messages.compactMap { $0.json(isMasked, hasUniqueImpression: hasUniqueImpressions) })),
      .init("clicks", .array(clicks.opened.compactMap { $0.json(isMasked) })),
    ])
  }
}

extension UnitStatistics {
  /// The response to *Get statistics per unit* (R13).
  public func json(isMasked: Bool) -> JSONValue {
    .object([
      .init("overview", .object(overview.members(isMasked))),
      .init("messages", .array(messages.compactMap { $0.json(isMasked, hasUniqueImpression: true) })),
      .init("clicks", .array(clicks.opened.compactMap { $0.json(isMasked) })),
    ])
  }
}

extension [ClickStatistics] {
  /// Responses list only URLs that were opened.
  fileprivate var opened: [ClickStatistics] { filter { $0.click.count > 0 } }
}

extension StatisticsOverview {
  fileprivate func members(_ isMasked: Bool) -> [JSONValue.Member] {
    [
      .init("uniqueImpression", uniqueImpression.json(isMasked)),
      .init("uniqueClick", uniqueClick.json(isMasked)),
      .init("uniqueMediaPlayed", uniqueMediaPlayed.json(isMasked)),
      .init("uniqueMediaPlayed100Percent", uniqueMediaPlayed100Percent.json(isMasked)),
    ]
  }
}

extension BubbleStatistics {
  fileprivate func json(_ isMasked: Bool, hasUniqueImpression: Bool) -> JSONValue? {
    var members: [JSONValue.Member] = [.init("impression", impression.json(isMasked))]
    if hasUniqueImpression { members.append(.init("uniqueImpression", uniqueImpression.json(isMasked))) }
    for (share, value) in zip(PlayStatistics.shares, plays.reached) {
      members.append(.init("mediaPlayed" + share, value.json(isMasked)))
    }
    for (share, value) in zip(PlayStatistics.shares, plays.reached) {
      members.append(.init("uniqueMediaPlayed" + share, StatisticsValue(value.users).json(isMasked)))
    }
    return JSONValue(entry: [.init("seq", .number(Double(seq)))], members)
  }
}

extension ClickStatistics {
  fileprivate func json(_ isMasked: Bool) -> JSONValue? {
    JSONValue(
      entry: [.init("seq", .number(Double(seq))), .init("url", .string(url))],
      [
        .init("click", click.json(isMasked)),
        .init("uniqueClick", StatisticsValue(click.users).json(isMasked)),
        .init("uniqueClickOfRequest", uniqueClickOfRequest.json(isMasked)),
      ])
  }
}

extension JSONValue {
  /// An entry of an array of statistics; nil when none of its values is disclosed.
  fileprivate init?(entry: [Member], _ values: [Member]) {
    guard values.contains(where: { $0.value != .null }) else { return nil }
    self = .object(entry + values)
  }
}

extension StatisticsValue {
  fileprivate func json(_ isMasked: Bool) -> JSONValue {
    shown(isMasked: isMasked).map { .number(Double($0)) } ?? .null
  }
}
