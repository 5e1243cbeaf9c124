import ChatRoom
import MessagingAPI
import TerminalText

/// The counters of a world as a table, with a row for each message, bubble, and unit and period.
package struct CounterTable {
  /// A row, with values by column. A column that does not apply has no value.
  private struct Row {
    var name: String
    var isHead: Bool
    var values: [Column: String]
  }

  /// The columns, named as in the statistics.
  private enum Column: CaseIterable {
    case delivered, impression, uniqueImpression, click, uniqueClick, mediaPlayed, uniqueMediaPlayed,
      uniqueMediaPlayed100Percent

    /// The column's full name, and its name for narrow terminals.
    var names: (long: String, short: String) {
      switch self {
      case .delivered: ("delivered", "delivered")
      case .impression: ("impression", "impr")
      case .uniqueImpression: ("uniqueImpression", "uniq")
      case .click: ("click", "click")
      case .uniqueClick: ("uniqueClick", "uniq")
      case .mediaPlayed: ("mediaPlayed", "play")
      case .uniqueMediaPlayed: ("uniqueMediaPlayed", "uniq")
      case .uniqueMediaPlayed100Percent: ("…100Percent", "100%")
      }
    }

    /// The full name of the property in the statistics.
    var property: String {
      self == .uniqueMediaPlayed100Percent ? "uniqueMediaPlayed100Percent" : names.long
    }
  }

  private var rows: [Row] = []
  private let columns: [Column]
  private let isMasked: Bool
  /// Notes about messages without statistics of their own, each with the ids it applies to.
  package private(set) var notes: [String] = []

  package init(_ world: World, _ contents: Report.Contents) {
    isMasked = contents.contains(.masked)
    var columns: [Column] = [.delivered, .impression, .uniqueImpression]
    if world.bubbles.contains(where: { !$0.bubble.links.isEmpty }) { columns += [.click, .uniqueClick] }
    if world.bubbles.contains(where: { $0.bubble.isPlayable }) {
      columns += [.mediaPlayed, .uniqueMediaPlayed, .uniqueMediaPlayed100Percent]
    }
    self.columns = columns
    for index in world.messages.indices { addMessage(index, of: world) }
    addNotes(about: world)
    for period in world.unitPeriods {
      guard let statistics = try? world.statistics(unit: period.unit, from: period.from, to: period.to) else {
        continue
      }
      let days = [period.from, period.to].map { Timestamp(startOfDay: $0).dateText.dropFirst(5) }
      let values = values(statistics.overview, statistics.messages, statistics.clicks)
      rows.append(Row(name: "unit \(period.unit) \(days[0])…\(days[1])", isHead: true, values: values))
    }
  }

  /// The maximum number of ids in a note.
  private static let maximumIds = 3

  private mutating func addNotes(about world: World) {
    var ids: [(sentence: String, ids: [String])] = []
    for record in world.messages {
      let message = record.header
      // Without masking, only messages with no statistics at all need a note.
      guard isMasked || message.reporting == .nowhere,
        let sentence = message.reporting.sentence(for: message.kind)
      else { continue }
      if let index = ids.firstIndex(where: { $0.sentence == sentence }) {
        ids[index].ids.append(message.id)
      } else {
        ids.append((sentence, [message.id]))
      }
    }
    notes = ids.map { sentence, ids in
      let more = ids.count > CounterTable.maximumIds ? " and \(ids.count - CounterTable.maximumIds) more" : ""
      return "\(ids.prefix(CounterTable.maximumIds).joined(separator: ", "))\(more): \(sentence)"
    }
  }

  private mutating func addMessage(_ index: Int, of world: World) {
    guard !isMasked || world.messages[index].header.reporting == .byRequest else {
      rows.append(Row(name: world.messages[index].header.id, isHead: true, values: [:]))
      return
    }
    let statistics = world.statistics(ofMessage: index)
    var values = values(statistics.overview, statistics.messages, statistics.clicks)
    values[.delivered] = "\(statistics.delivered)"
    rows.append(Row(name: world.messages[index].header.id, isHead: true, values: values))
    for (bubble, bubbleValues) in zip(world.messages[index].bubbles, statistics.messages) {
      let clicks = statistics.clicks.filter { $0.seq == bubbleValues.seq }
      rows.append(
        Row(
          name: "  " + world.name(ofBubble: bubble), isHead: false,
          values: self.values(of: bubbleValues, clicks, bubble: bubble, in: world)))
    }
  }

  /// Returns the values of a message or a unit: its unique users, and the totals over its bubbles (R17, R18).
  /// A total is omitted if one of several parts is masked, since it would reveal that part.
  private func values(
    _ overview: StatisticsOverview, _ bubbles: [BubbleStatistics], _ clicks: [ClickStatistics]
  ) -> [Column: String] {
    [
      .impression: sum(bubbles.map(\.impression)), .uniqueImpression: shown(overview.uniqueImpression),
      .click: sum(clicks.map(\.click)), .uniqueClick: shown(overview.uniqueClick),
      .mediaPlayed: sum(bubbles.map { $0.plays.reached[0] }),
      .uniqueMediaPlayed: shown(overview.uniqueMediaPlayed),
      .uniqueMediaPlayed100Percent: shown(overview.uniqueMediaPlayed100Percent),
    ]
  }

  private func values(
    of statistics: BubbleStatistics, _ clicks: [ClickStatistics], bubble: Int, in world: World
  ) -> [Column: String] {
    var values: [Column: String] = [
      .impression: shown(statistics.impression)
    ]
    // LINE reports the unique users of a bubble only by unit (R13).
    if !isMasked { values[.uniqueImpression] = shown(statistics.uniqueImpression) }
    if !clicks.isEmpty {
      values[.click] = sum(clicks.map(\.click))
      values[.uniqueClick] = shown(StatisticsValue(world.count(ofBubble: bubble, .uniqueClick)))
    }
    if world.bubbles[bubble].bubble.isPlayable {
      let reached = statistics.plays.reached
      values[.mediaPlayed] = shown(reached[0])
      values[.uniqueMediaPlayed] = shown(StatisticsValue(reached[0].users))
      values[.uniqueMediaPlayed100Percent] = shown(StatisticsValue(reached[4].users))
    }
    return values
  }

  private func shown(_ value: StatisticsValue) -> String {
    value.shown(isMasked: isMasked).map(String.init) ?? "<20"
  }

  private func sum(_ values: [StatisticsValue]) -> String {
    let parts = values.filter { $0.count > 0 }.map { $0.shown(isMasked: isMasked) }
    if parts.isEmpty { return shown(StatisticsValue(0)) }
    return parts.contains(nil) ? (parts.count == 1 ? "<20" : "") : "\(parts.reduce(0) { $0 + ($1 ?? 0) })"
  }

  /// The names of the columns, as in the statistics.
  package var heads: [String] { columns.map(\.property) }

  /// The rows in order: the name, whether the row is a message or unit rather than a bubble, and a text for
  /// each column, empty if the column does not apply.
  package var cells: [(name: String, isHead: Bool, values: [String])] {
    rows.map { row in
      let name = row.isHead ? row.name : String(row.name.dropFirst(2))
      return (name, row.isHead, columns.map { row.values[$0] ?? "" })
    }
  }

  /// Formats the table for a terminal of the given width, with short column names if the full ones do not
  /// fit.
  func text(width: Int) -> StyledText {
    guard !rows.isEmpty else { return "" }
    let notes = notes.flatMap { WordWrap.lines(of: $0.sanitized, width: width - 2) }
    var table = lines(heads: columns.map(\.names.long))
    if table.contains(where: { $0.cells > width }) { table = lines(heads: columns.map(\.names.short)) }
    var text: StyledText = table.map { line -> StyledText in "\(line)\n" }.joined()
    if !notes.isEmpty { text += "\n" }
    for note in notes { text += "  \(.dim(note))\n" }
    return text
  }

  private func lines(heads: [String]) -> [StyledText] {
    var table = TextTable([TextTable.Column(.left)] + columns.map { _ in TextTable.Column(.right) })
    table.add(([""] + heads).map { StyledText.dim($0) })
    for row in rows {
      let values = [row.name.sanitized] + columns.map { row.values[$0] ?? "" }
      table.add(values.map { StyledText($0, row.isHead ? .bold : .plain) })
    }
    return table.lines
  }
}
