import ChatRoom
import MessagingAPI
import TerminalText

/// The values of LINE's statistics and its Insight page for each message (R12–R18), as lines of a page: the true
/// numbers, and those disclosed to an account (R14).
struct MessageStatisticsLines {
  private let theme: Theme
  /// The lines.
  private(set) var lines: [PageLine] = []
  private let columns: Int
  private let isNarrow: Bool
  private let valueColumn: Int
  private let reportedColumn: Int

  /// The statistics of all messages and units, or of those whose name contains `query`.
  init(scene: Scene, query: String = "") {
    theme = scene.theme
    columns = min(scene.size.columns, 110)
    isNarrow = columns < 80
    reportedColumn = columns - 12
    // Numbers end 8 cells behind their column, and the heads must stay apart.
    valueColumn = reportedColumn - (isNarrow ? 10 : 11)
    let world = scene.world
    func matches(_ name: String) -> Bool { query.isEmpty || name.lowercased().contains(query.lowercased()) }
    for index in world.messages.indices
    where world.messages[index].isSent && matches(world.messages[index].header.id) {
      add(world.statistics(ofMessage: index), of: world.messages[index], world)
    }
    for period in world.unitPeriods where matches("unit \(period.unit)") { addUnit(period, world) }
    if lines.isEmpty {
      let words = query.isEmpty ? "no message has been sent yet" : "no message matches"
      lines.append(PageLine(words, theme.dim, at: 3))
    } else {
      let head = PageLine("", theme.dim).adding("here", theme.dim, at: valueColumn + 4)
        .adding("LINE shows", theme.dim, at: reportedColumn)
      lines.insert(head, at: 0)
    }
    for text in [
      "Values below \(StatisticsValue.minimumShown), and values from fewer than \(StatisticsValue.minimumShown) "
        + "users, are not disclosed (R14); delivered always is.",
      "Broadcasts and narrowcasts are reported by request (R12), pushes and multicasts by unit and day (R13). "
        + "Each opening of a URL is a click (R16), each start of a clip a play (R15).",
    ] {
      for line in WordWrap.lines(of: text, width: scene.size.columns - 4) {
        lines.append(PageLine(line, theme.dim))
      }
    }
  }

  // MARK: Messages

  private mutating func add(_ statistics: MessageStatistics, of record: World.MessageRecord, _ world: World) {
    let message = record.header
    let isDisclosed = message.reporting == .byRequest
    let dot = theme.glyphs.dot
    let by = message.isNotificationDisabled ? " \(dot) without notification" : ""
    lines.append(
      PageLine(message.id, theme.title)
        .adding(
          "  \(message.kind.rawValue) \(dot) \(message.sent.dateText) \(message.sent.timeText.prefix(5))\(by)",
          theme.dim))
    if let sentence = message.reporting.sentence(for: message.kind) {
      lines += WordWrap.lines(of: sentence, width: columns - 6).map { PageLine($0, theme.warning, at: 3) }
    }
    add(
      "delivered", "delivered", statistics.delivered, isDisclosed ? .exactly(statistics.delivered) : .nowhere)
    add("open count", "overview.uniqueImpression", statistics.overview.uniqueImpression, isDisclosed)
    addRate(
      "open rate", "open count ÷ delivered", statistics.overview.uniqueImpression,
      statistics.delivered, isDisclosed, isMasked: statistics.overview.uniqueImpression.isMasked)
    addSum("impressions", "sum of messages[].impression", statistics.messages.map(\.impression), isDisclosed)
    let isPlayable = record.bubbles.contains { world.bubbles[$0].bubble.isPlayable }
    if isPlayable {
      let plays = statistics.messages.compactMap(\.plays.reached.first)
      addSum("playback count", "sum of messages[].mediaPlayed", plays, isDisclosed)
      add("played users", "overview.uniqueMediaPlayed", statistics.overview.uniqueMediaPlayed, isDisclosed)
    }
    if !statistics.clicks.isEmpty {
      add("users who clicked", "overview.uniqueClick", statistics.overview.uniqueClick, isDisclosed)
      let overview = statistics.overview
      addRate(
        "CTR", "users who clicked ÷ open count", overview.uniqueClick, overview.uniqueImpression.count,
        isDisclosed, isMasked: overview.uniqueClick.isMasked || overview.uniqueImpression.isMasked)
    }
    for bubble in statistics.messages {
      add("  bubble \(bubble.seq)", "messages[].impression", bubble.impression, isDisclosed)
      // Only units report the users of a bubble (R13).
      add("", "messages[].uniqueImpression", bubble.uniqueImpression, false)
      if world.bubbles[record.bubbles.lowerBound + bubble.seq - 1].bubble.isPlayable {
        addPlays(bubble, isDisclosed)
      }
    }
    addClicks(statistics.clicks, isDisclosed)
    lines.append(.blank)
  }

  // MARK: Units

  private mutating func addUnit(_ period: (unit: String, from: Int, to: Int), _ world: World) {
    let statistics: UnitStatistics
    do throws(StatisticsError) {
      statistics = try world.statistics(unit: period.unit, from: period.from, to: period.to)
    } catch {
      return
    }
    let days = [period.from, period.to].map { Timestamp(startOfDay: $0).dateText }
    lines.append(
      PageLine("unit \(period.unit)", theme.title).adding("  \(days[0]) to \(days[1])", theme.dim))
    add("open count", "overview.uniqueImpression", statistics.overview.uniqueImpression, true)
    addSum("impressions", "sum of messages[].impression", statistics.messages.map(\.impression), true)
    for bubble in statistics.messages {
      add("  bubble \(bubble.seq)", "messages[].impression", bubble.impression, true)
      add("", "messages[].uniqueImpression", bubble.uniqueImpression, true)
      if bubble.plays.reached.contains(where: { $0.count > 0 }) { addPlays(bubble, true) }
    }
    addClicks(statistics.clicks, true)
    lines.append(.blank)
  }

  // MARK: Lines

  private mutating func addPlays(_ bubble: BubbleStatistics, _ isDisclosed: Bool) {
    for (share, value) in zip(PlayStatistics.shares, bubble.plays.reached) {
      add(share.isEmpty ? "  plays" : "", "messages[].mediaPlayed\(share)", value, isDisclosed)
    }
  }

  private mutating func addClicks(_ clicks: [ClickStatistics], _ isDisclosed: Bool) {
    for click in clicks { add("  clicks, bubble \(click.seq)", click.url, click.click, isDisclosed) }
  }

  /// The disclosed form of a value.
  private enum Disclosure {
    case exactly(Int)
    /// It is masked (R14).
    case masked
    /// No answer has it.
    case nowhere
  }

  private mutating func addRate(
    _ words: String, _ name: String, _ part: StatisticsValue, _ whole: Int, _ isDisclosed: Bool,
    isMasked: Bool
  ) {
    guard whole > 0 else { return }
    let rate = InsightCell.rate(part.count, of: whole).words
    let line = PageLine(words, theme.text, at: 3)
      .adding(isNarrow ? "" : name, theme.dim, at: isNarrow ? 15 : 24)
      .adding(rate, theme.text, at: valueColumn + 8 - rate.utf8.count)
    let words = isMasked ? "masked" : rate
    let style = isMasked ? theme.dim : theme.good
    lines.append(isDisclosed ? line.adding(words, style, at: reportedColumn + 10 - words.utf8.count) : line)
  }

  /// A sum is disclosed if all its parts are; otherwise it would reveal a masked one.
  private mutating func addSum(
    _ words: String, _ name: String, _ values: [StatisticsValue], _ isDisclosed: Bool
  ) {
    let sum = values.map(\.count).reduce(0, +)
    let isMasked = values.contains { $0.shown(isMasked: true) == nil }
    add(words, name, sum, !isDisclosed ? .nowhere : isMasked ? .masked : .exactly(sum))
  }

  private mutating func add(_ words: String, _ name: String, _ value: StatisticsValue, _ isDisclosed: Bool) {
    let disclosure: Disclosure =
      !isDisclosed ? .nowhere : value.shown(isMasked: true).map(Disclosure.exactly) ?? .masked
    add(words, name, value.count, disclosure)
  }

  private mutating func add(_ words: String, _ name: String, _ value: Int, _ disclosure: Disclosure) {
    let number = String(value)
    let nameColumn = isNarrow ? 15 : 24
    let words = WordWrap.cut(words, width: nameColumn - 4, theme.glyphs.ellipsis)
    // Long URLs end before the numbers.
    let name = WordWrap.cut(
      name, width: valueColumn + 8 - number.utf8.count - 1 - nameColumn, theme.glyphs.ellipsis)
    let line = PageLine(words, theme.text, at: 3)
      .adding(name, theme.dim, at: nameColumn)
      .adding(number, theme.text, at: valueColumn + 8 - number.utf8.count)
    switch disclosure {
    case .exactly(let value):
      lines.append(line.adding("\(value)", theme.good, at: reportedColumn + 10 - String(value).utf8.count))
    case .masked: lines.append(line.adding("masked", theme.dim, at: reportedColumn + 4))
    case .nowhere: lines.append(line)
    }
  }
}

extension StatisticsValue {
  /// Whether LINE masks it (R14).
  fileprivate var isMasked: Bool { shown(isMasked: true) == nil }
}
