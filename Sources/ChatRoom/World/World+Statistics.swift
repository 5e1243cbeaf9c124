import ImpressionRules
import MessagingAPI

/// The statistics of R12 and R13 at this moment.
extension World {
  /// The maximum number of days `to` can lie after `from` (R13).
  public static let maximumPeriod = 30

  /// *Get user interaction statistics*: those of a narrowcast or broadcast message (R12).
  public func statistics(requestId: String) throws(StatisticsError) -> MessageStatistics {
    guard let index = messages.firstIndex(where: { $0.isSent && $0.header.requestId == requestId }) else {
      throw .unknownRequest
    }
    let message = messages[index].header
    guard message.reporting == .byRequest else { throw .notByRequest(message.kind) }
    return statistics(ofMessage: index)
  }

  /// The statistics of any message, however it was sent, by its index in ``messages``. O(its bubbles).
  public func statistics(ofMessage index: Int) -> MessageStatistics {
    let record = messages[index]
    let tallies = MessageTallies([Array(record.bubbles)], in: self) { [ledger] in ledger.tally(of: $0) }
    var overview = tallies.overview
    overview.uniqueImpression = StatisticsValue(Int(ledger.messageUniqueImpressions[index]))
    return MessageStatistics(
      requestId: record.header.requestId, timestamp: record.header.sent.seconds,
      delivered: record.isSent ? record.delivered : 0, isComplete: record.isSent, overview: overview,
      messages: record.bubbles.map { bubble in
        BubbleStatistics(
          seq: Int(bubbles[bubble].seq),
          impression: StatisticsValue(
            ledger.impressions[bubble], users: Int(ledger.uniqueImpressions[bubble])),
          plays: tallies.plays(ofSeq: Int(bubbles[bubble].seq)))
      }, clicks: tallies.clicks)
  }

  /// *Get statistics per unit*: what was counted of all push and multicast messages sent with a unit on some
  /// days, both included, in days since 1970-01-01 at UTC+9 (R13). O(bubbles of the unit × days).
  public func statistics(
    unit: String, from: Int, to: Int
  ) throws(StatisticsError) -> UnitStatistics {
    guard from <= to, to - from <= World.maximumPeriod else { throw .impossiblePeriod }
    let requests = messages(ofUnit: unit).lazy.map { messages[$0] }.filter(\.isSent).map { Array($0.bubbles) }
    guard !requests.isEmpty else { throw .unknownUnit }
    let tallies = MessageTallies(Array(requests), in: self) { [ledger] in
      ledger.tally(of: $0, days: from...to)
    }
    return UnitStatistics(overview: tallies.overview, messages: tallies.messages, clicks: tallies.clicks)
  }
}

extension World {
  /// The periods that cover everything counted for each unit so far: the units in the order in which they
  /// were first sent, each from the day of its first message until today, or until nothing of it can be
  /// counted any more (R9), in as many queries as needed (R13). Queries without results are left
  /// out: messages of one unit may be sent centuries apart. O(messages × log messages).
  public var unitPeriods: [(unit: String, from: Int, to: Int)] {
    var seen: Set<String> = []
    var periods: [(unit: String, from: Int, to: Int)] = []
    for record in messages where record.isSent {
      guard let unit = record.header.unit, seen.insert(unit).inserted else { continue }
      periods += days(ofUnit: unit).map { (unit, $0.lowerBound, $0.upperBound) }
    }
    return periods
  }

  private func days(ofUnit unit: String) -> [ClosedRange<Int>] {
    // The days on which something of each message can be counted; those sent later end later.
    let days = messages(ofUnit: unit).lazy.map { messages[$0] }.filter(\.isSent).map { record in
      let end = Timestamp(seconds: record.header.sent.seconds + MeasurementPeriod.seconds).day
      return record.header.sent.day...max(record.header.sent.day, min(clock.day, end))
    }
    .sorted { $0.lowerBound < $1.lowerBound }
    guard let last = days.last?.upperBound else { return [] }
    var periods: [ClosedRange<Int>] = []
    for countable in days {
      while countable.upperBound > periods.last?.upperBound ?? Int.min {
        let from = max(countable.lowerBound, periods.last.map { $0.upperBound + 1 } ?? Int.min)
        periods.append(from...min(from + World.maximumPeriod, last))
      }
    }
    return periods
  }
}

/// The counters of the bubbles of one or more requests, added up by `seq`.
private struct MessageTallies {
  private var impressions: [Int: Ledger.Tally] = [:]
  private var plays: [Int: [Int: Ledger.Tally]] = [:]
  private var clickOrder: [Link] = []
  private var clickTallies: [Link: Ledger.Tally] = [:]
  /// By URL, across bubbles: the sum of the users of each request.
  private var usersOfRequest: [String: UserSet] = [:]

  private struct Link: Hashable {
    var seq: Int
    var url: String
  }

  init(
    _ requests: [[Int]], in world: World, tally: (Ledger.Interaction) -> Ledger.Tally
  ) {
    for bubble in requests.joined() {
      let seq = Int(world.bubbles[bubble].seq)
      impressions[seq, default: .init()].formUnion(tally(.init(bubble: bubble, kind: .impression)))
      for share in Ledger.playShares {
        plays[seq, default: [:]][share, default: .init()].formUnion(
          tally(.init(bubble: bubble, kind: .play(percent: share))))
      }
      for (index, url) in world.bubbles[bubble].bubble.links.enumerated() {
        let link = Link(seq: seq, url: url)
        let opened = tally(.init(bubble: bubble, kind: .click(link: index)))
        if clickTallies[link] == nil { clickOrder.append(link) }
        clickTallies[link, default: .init()].formUnion(opened)
        usersOfRequest[url, default: UserSet()].formUnion(opened.users)
      }
    }
  }

  var overview: StatisticsOverview {
    var impression = UserSet()
    for tally in impressions.values { impression.formUnion(tally.users) }
    var click = UserSet()
    for tally in clickTallies.values { click.formUnion(tally.users) }
    var played = UserSet()
    var completed = UserSet()
    for shares in plays.values {
      if let tally = shares[0] { played.formUnion(tally.users) }
      if let tally = shares[100] { completed.formUnion(tally.users) }
    }
    return StatisticsOverview(
      uniqueImpression: impression.count, uniqueClick: click.count, uniqueMediaPlayed: played.count,
      uniqueMediaPlayed100Percent: completed.count)
  }

  var messages: [BubbleStatistics] {
    impressions.sorted { $0.key < $1.key }.map { seq, tally in
      BubbleStatistics(
        seq: seq, impression: StatisticsValue(tally.count, users: tally.users.count), plays: plays(ofSeq: seq)
      )
    }
  }

  func plays(ofSeq seq: Int) -> PlayStatistics {
    PlayStatistics(
      reached: Ledger.playShares.map { share in
        let tally = plays[seq]?[share] ?? Ledger.Tally()
        return StatisticsValue(tally.count, users: tally.users.count)
      })
  }

  var clicks: [ClickStatistics] {
    clickOrder.sorted { $0.seq < $1.seq }.map { link in
      let tally = clickTallies[link] ?? Ledger.Tally()
      return ClickStatistics(
        seq: link.seq, url: link.url, click: StatisticsValue(tally.count, users: tally.users.count),
        uniqueClickOfRequest: StatisticsValue(usersOfRequest[link.url]?.count ?? 0))
    }
  }
}
