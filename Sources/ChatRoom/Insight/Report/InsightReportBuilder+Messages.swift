import MessagingAPI

/// The tables of messages, by request, and by unit and period (R12–R18).
extension InsightReportBuilder {
  var messages: [InsightTable] {
    var messages: [[InsightCell]] = []
    var bubbles: [[InsightCell]] = []
    var clicks: [[InsightCell]] = []
    for index in world.messages.indices where world.messages[index].isSent {
      let record = world.messages[index]
      let isByRequest = record.header.reporting == .byRequest
      let statistics = world.statistics(ofMessage: index)
      func cell(_ value: StatisticsValue) -> InsightCell {
        .number(value.count, isDisclosed: isByRequest && value.shown(isMasked: true) != nil)
      }
      func sum(_ values: [StatisticsValue]) -> InsightCell {
        let isDisclosed = isByRequest && values.allSatisfy { $0.shown(isMasked: true) != nil }
        return .number(values.map(\.count).reduce(0, +), isDisclosed: isDisclosed)
      }
      func rate(_ part: StatisticsValue, of whole: StatisticsValue, isWholeShown: Bool) -> InsightCell {
        let isDisclosed = isByRequest && part.shown(isMasked: true) != nil && isWholeShown
        return .rate(part.count, of: whole.count, isDisclosed: isDisclosed)
      }
      let overview = statistics.overview
      let isOpenShown = overview.uniqueImpression.shown(isMasked: true) != nil
      messages.append([
        .text(record.header.id), .text(record.header.kind.rawValue), .time(record.header.sent),
        .number(statistics.delivered, isDisclosed: isByRequest), cell(overview.uniqueImpression),
        rate(overview.uniqueImpression, of: StatisticsValue(statistics.delivered), isWholeShown: true),
        sum(statistics.messages.map(\.impression)), cell(overview.uniqueClick),
        rate(overview.uniqueClick, of: overview.uniqueImpression, isWholeShown: isOpenShown),
        sum(statistics.messages.map { $0.plays.reached[0] }), cell(overview.uniqueMediaPlayed),
        cell(overview.uniqueMediaPlayed100Percent),
      ])
      for bubble in statistics.messages {
        let isPlayable = world.bubbles[record.bubbles.lowerBound + bubble.seq - 1].bubble.isPlayable
        let plays = bubble.plays.reached.map { isPlayable ? cell($0) : .empty }
        bubbles.append(
          [
            .text("\(record.header.id)/\(bubble.seq)"), cell(bubble.impression),
            cell(bubble.uniqueImpression),
          ] + plays)
      }
      for click in statistics.clicks {
        clicks.append([
          .text("\(record.header.id)/\(click.seq)"), .text(click.url), cell(click.click),
          cell(StatisticsValue(click.click.users)),
        ])
      }
    }
    let shares = [
      ("Plays", "plays"), ("25%", "plays25"), ("50%", "plays50"), ("75%", "plays75"), ("100%", "plays100"),
    ]
    return [
      InsightTable(
        key: "messages", title: "Messages",
        columns: [
          Column(key: "message", title: "Message", meaning: "The message.", isText: true),
          Column(key: "type", title: "Type", meaning: "How it was sent.", isText: true),
          Column(key: "sent", title: "Sent", meaning: "When it was sent.", isText: true),
          Column(key: "delivered", title: "Delivered", meaning: "The users it was delivered to."),
          Column(
            key: "openCount", title: "Open count",
            meaning: "The users with an impression of any bubble (R17)."),
          Column(key: "openRate", title: "Open rate", meaning: "Open count ÷ delivered."),
          Column(
            key: "impression", title: "Impressions", meaning: "The impressions of all its bubbles (R3, R6)."),
          Column(key: "clickedUsers", title: "Clicked", meaning: "The users who opened any URL (R16)."),
          Column(key: "ctr", title: "CTR", meaning: "Users who clicked ÷ open count."),
          Column(key: "playbackCount", title: "Plays", meaning: "The starts of its clips (R18)."),
          Column(key: "playedUsers", title: "Played", meaning: "The users who started a clip (R18)."),
          Column(
            key: "completedUsers", title: "To end", meaning: "The users who played a clip to its end (R15)."),
        ],
        rows: messages),
      InsightTable(
        key: "bubbles", title: "Bubbles",
        columns: [
          Column(key: "bubble", title: "Bubble", meaning: "The bubble.", isText: true),
          Column(key: "impression", title: "Impressions", meaning: "Its impressions (R3, R6)."),
          Column(
            key: "uniqueImpression", title: "Users", meaning: "The users with an impression of it (R7)."),
        ]
          + shares.enumerated().map { index, share in
            Column(
              key: share.1, title: share.0,
              meaning: index == 0
                ? "The starts of its clip (R15)." : "The plays that reached \(share.0) of its clip (R15).")
          },
        rows: bubbles),
      InsightTable(
        key: "clicks", title: "Clicks per URL",
        columns: [
          Column(key: "bubble", title: "Bubble", meaning: "The bubble.", isText: true),
          Column(key: "url", title: "URL", meaning: "The URL.", isText: true),
          Column(key: "clicks", title: "Clicks", meaning: "The number of times it was opened (R16)."),
          Column(key: "clickedUsers", title: "Users", meaning: "The users who opened it (R16)."),
        ],
        rows: clicks), units,
    ]
  }

  /// The statistics by unit and period (R13).
  private var units: InsightTable {
    func cell(_ value: StatisticsValue) -> InsightCell {
      .number(value.count, isDisclosed: value.shown(isMasked: true) != nil)
    }
    func sum(_ values: [StatisticsValue]) -> InsightCell {
      .number(
        values.map(\.count).reduce(0, +), isDisclosed: values.allSatisfy { $0.shown(isMasked: true) != nil })
    }
    let rows = world.unitPeriods.compactMap { period -> [InsightCell]? in
      guard let statistics = try? world.statistics(unit: period.unit, from: period.from, to: period.to) else {
        return nil
      }
      let overview = statistics.overview
      return [
        .text(period.unit), .text(Timestamp(startOfDay: period.from).dateText),
        .text(Timestamp(startOfDay: period.to).dateText), cell(overview.uniqueImpression),
        sum(statistics.messages.map(\.impression)), cell(overview.uniqueClick),
        sum(statistics.messages.map { $0.plays.reached[0] }), cell(overview.uniqueMediaPlayed),
        cell(overview.uniqueMediaPlayed100Percent),
      ]
    }
    return InsightTable(
      key: "units", title: "By unit and period",
      columns: [
        Column(key: "unit", title: "Unit", meaning: "The custom aggregation unit (R13).", isText: true),
        Column(key: "from", title: "From", meaning: "The first day at UTC+9.", isText: true),
        Column(key: "to", title: "To", meaning: "The last day at UTC+9.", isText: true),
        Column(key: "openCount", title: "Open count", meaning: "The users with an impression (R17)."),
        Column(key: "impression", title: "Impressions", meaning: "The impressions (R3, R6)."),
        Column(key: "clickedUsers", title: "Clicked", meaning: "The users who opened any URL (R16)."),
        Column(key: "playbackCount", title: "Plays", meaning: "The starts of clips (R18)."),
        Column(key: "playedUsers", title: "Played", meaning: "The users who started a clip (R18)."),
        Column(
          key: "completedUsers", title: "To end", meaning: "The users who played a clip to its end (R15)."),
      ],
      rows: rows)
  }
}
