import ChatRoom

/// All counters as expectations.
extension World {
  /// The expectations that pin every counter of all messages, units and their bubbles, one list for each
  /// step. A step cannot name a unit twice, so a unit with several periods takes several steps. The last step
  /// includes the messages.
  var pinnedCounters: [[YAMLValue.Pair]] {
    var steps: [[YAMLValue.Pair]] = []
    var seen: [String: Int] = [:]
    // Days after the year 9999 cannot be written, and no unit counts anything then.
    for period in unitPeriods where Timestamp(startOfDay: period.to).components.year <= 9999 {
      let number = seen[period.unit, default: 0]
      seen[period.unit] = number + 1
      if number == steps.count { steps.append([]) }
      steps[number] += pins(of: Expectation.UnitPeriod(unit: period.unit, from: period.from, to: period.to))
    }
    let messages = messages.indices.flatMap { pins(ofMessage: $0) }
    if steps.isEmpty { return messages.isEmpty ? [] : [messages] }
    steps[0] = messages + steps[0]
    return steps.reversed()
  }

  private func pins(ofMessage index: Int) -> [YAMLValue.Pair] {
    let record = messages[index]
    let hasLinks = record.bubbles.contains { !bubbles[$0].bubble.links.isEmpty }
    let isPlayable = record.bubbles.contains { bubbles[$0].bubble.isPlayable }
    let values = Expectation.MessageValue.allCases.filter { $0.isCounted(hasLinks, isPlayable) }
    let overview = values.map { YAMLValue.Pair($0.rawValue, .number(count(ofMessage: index, $0))) }
    return [YAMLValue.Pair(record.header.id, .map(overview))] + record.bubbles.map { pins(ofBubble: $0) }
  }

  private func pins(ofBubble index: Int) -> YAMLValue.Pair {
    let bubble = bubbles[index].bubble
    let values = Expectation.BubbleValue.allCases
      .filter { $0.isCounted(!bubble.links.isEmpty, bubble.isPlayable) }
    var pairs = values.map { YAMLValue.Pair($0.rawValue, .number(count(ofBubble: index, $0))) }
    if !bubble.links.isEmpty {
      let clicks = bubble.links.map { url in
        let counters = Expectation.ClickValue.allCases.map {
          YAMLValue.Pair($0.rawValue, .number(count(ofClicks: url, index, $0)))
        }
        return YAMLValue.Pair(url, .map(counters))
      }
      pairs.append(YAMLValue.Pair("clicks", .map(clicks)))
    }
    return YAMLValue.Pair(name(ofBubble: index), .map(pairs))
  }

  private func pins(of period: Expectation.UnitPeriod) -> [YAMLValue.Pair] {
    let sent = messages(ofUnit: period.unit).map { messages[$0] }
    let most = sent.map(\.bubbles.count).max() ?? 0
    func days(_ more: [(String, Int)]) -> YAMLValue {
      let days: [YAMLValue.Pair] = [
        YAMLValue.Pair("from", .plain(Timestamp(startOfDay: period.from).dateText)),
        YAMLValue.Pair("to", .plain(Timestamp(startOfDay: period.to).dateText)),
      ]
      return .map(days + more.map { YAMLValue.Pair($0.0, .number($0.1)) })
    }
    func isAny(ofSeq seq: Int?, _ condition: (Bubble) -> Bool) -> Bool {
      sent.contains { record in
        record.bubbles.contains {
          (seq == nil || Int(bubbles[$0].seq) == seq) && condition(bubbles[$0].bubble)
        }
      }
    }
    func kinds(ofSeq seq: Int?) -> (Bool, Bool) {
      (isAny(ofSeq: seq) { !$0.links.isEmpty }, isAny(ofSeq: seq) { $0.isPlayable })
    }
    let (hasLinks, isPlayable) = kinds(ofSeq: nil)
    let overview = Expectation.MessageValue.allCases
      .filter { $0 != .delivered && $0.isCounted(hasLinks, isPlayable) }
      .map { ($0.rawValue, count(ofUnit: period, .overview($0))) }
    let name = "unit \(period.unit)"
    return [YAMLValue.Pair(name, days(overview))]
      + (1...max(1, most)).map { seq in
        let (hasLinks, isPlayable) = kinds(ofSeq: seq)
        let values = Expectation.BubbleValue.allCases.filter { $0.isCounted(hasLinks, isPlayable) }
          .map { ($0.rawValue, count(ofUnit: period, .seq(seq, $0))) }
        return YAMLValue.Pair("\(name)/\(seq)", days(values))
      }
  }
}

extension Expectation.MessageValue {
  /// Returns whether the value applies to a message with URLs or playable clips.
  fileprivate func isCounted(_ hasLinks: Bool, _ isPlayable: Bool) -> Bool {
    switch self {
    case .delivered, .uniqueImpression: true
    case .uniqueClick: hasLinks
    case .uniqueMediaPlayed, .uniqueMediaPlayed100Percent: isPlayable
    }
  }
}

extension Expectation.BubbleValue {
  /// Returns whether the value applies to a bubble with URLs or a playable clip.
  fileprivate func isCounted(_ hasLinks: Bool, _ isPlayable: Bool) -> Bool {
    switch self {
    case .impression, .uniqueImpression: true
    case .click, .uniqueClick: hasLinks
    default: isPlayable
    }
  }
}
