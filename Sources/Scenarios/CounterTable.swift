import ChatRoom
import MessagingAPI

/// The counters of a world as a table: a row for each message and each of its bubbles.
struct CounterTable {
  private struct Row {
    var cells: [String]
    var isMessage: Bool
  }

  private var rows: [Row] = []
  private var heads: [String]

  init(_ world: World, _ contents: Report.Contents) {
    let isMasked = contents.contains(.masked)
    let hasClicks = world.bubbles.contains { !$0.bubble.links.isEmpty }
    let hasPlays = world.bubbles.contains { $0.bubble.isPlayable }
    heads = ["", "delivered", "impressions", "unique"]
    if hasClicks { heads += ["clicks", "unique clicks"] }
    if hasPlays { heads += ["plays", "unique plays", "to the end"] }
    func shown(_ value: StatisticsValue?) -> String {
      guard let value else { return "" }
      return value.shown(isMasked: isMasked).map(String.init) ?? "<20"
    }
    for index in world.messages.indices {
      let statistics = world.statistics(ofMessage: index)
      let overview = statistics.overview
      // Impressions of a message are the sum of its bubbles' (R17).
      let impressions = statistics.messages.reduce(0) { $0 + $1.impression.count }
      let clicks = statistics.clicks.reduce(0) { $0 + $1.click.count }
      var cells = [
        world.messages[index].message.id, "\(statistics.delivered)",
        shown(StatisticsValue(impressions, users: overview.uniqueImpression.count)),
        shown(overview.uniqueImpression),
      ]
      if hasClicks {
        cells += [
          shown(StatisticsValue(clicks, users: overview.uniqueClick.count)), shown(overview.uniqueClick),
        ]
      }
      if hasPlays {
        let plays = statistics.messages.reduce(0) { $0 + $1.plays.reached[0].count }
        cells += [
          shown(StatisticsValue(plays, users: overview.uniqueMediaPlayed.count)),
          shown(overview.uniqueMediaPlayed), shown(overview.uniqueMediaPlayed100Percent),
        ]
      }
      rows.append(Row(cells: cells, isMessage: true))
      for (bubble, values) in zip(world.messages[index].bubbles, statistics.messages) {
        var cells = [
          "  " + world.name(ofBubble: bubble), "", shown(values.impression), shown(values.uniqueImpression),
        ]
        let opened = statistics.clicks.filter { $0.seq == values.seq }
        if hasClicks {
          let sum = opened.reduce(0) { $0 + $1.click.count }
          let users = world.count(ofBubble: bubble, .uniqueClick)
          cells += [
            opened.isEmpty ? "" : shown(StatisticsValue(sum, users: users)),
            opened.isEmpty ? "" : shown(StatisticsValue(users)),
          ]
        }
        if hasPlays {
          let reached = values.plays.reached
          cells +=
            world.bubbles[bubble].bubble.isPlayable
            ? [shown(reached[0]), shown(StatisticsValue(reached[0].users)), shown(reached[4])] : ["", "", ""]
        }
        rows.append(Row(cells: cells, isMessage: false))
      }
    }
    addUnits(of: world, hasClicks: hasClicks, hasPlays: hasPlays) { shown($0) }
  }

  /// A row for each unit, over the days one query can ask for.
  private mutating func addUnits(
    of world: World, hasClicks: Bool, hasPlays: Bool, _ shown: (StatisticsValue) -> String
  ) {
    for period in world.unitPeriods {
      guard let statistics = try? world.statistics(unit: period.unit, from: period.from, to: period.to) else {
        continue
      }
      let overview = statistics.overview
      let days = [period.from, period.to].map { Timestamp(startOfDay: $0).dateText.dropFirst(5) }
      let impressions = statistics.messages.reduce(0) { $0 + $1.impression.count }
      let clicks = statistics.clicks.reduce(0) { $0 + $1.click.count }
      let plays = statistics.messages.reduce(0) { $0 + $1.plays.reached[0].count }
      var cells = [
        "unit \(period.unit) \(days[0]) to \(days[1])", "",
        shown(StatisticsValue(impressions, users: overview.uniqueImpression.count)),
        shown(overview.uniqueImpression),
      ]
      if hasClicks {
        let users = overview.uniqueClick.count
        cells += [shown(StatisticsValue(clicks, users: users)), shown(overview.uniqueClick)]
      }
      if hasPlays {
        cells += [
          shown(StatisticsValue(plays, users: overview.uniqueMediaPlayed.count)),
          shown(overview.uniqueMediaPlayed), shown(overview.uniqueMediaPlayed100Percent),
        ]
      }
      rows.append(Row(cells: cells, isMessage: true))
    }
  }

  func text(_ paint: Paint) -> String {
    guard !rows.isEmpty else { return "" }
    var widths = heads.map(\.cells)
    for row in rows {
      for (column, cell) in row.cells.enumerated() { widths[column] = max(widths[column], cell.cells) }
    }
    func line(_ cells: [String]) -> String {
      var line = "  "
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.cells)
        line += (column == 0 ? cell.harmless + padding : "  " + padding + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var text = paint.dim(line(heads)) + "\n"
    for row in rows { text += (row.isMessage ? paint.bold(line(row.cells)) : line(row.cells)) + "\n" }
    return text
  }
}
