import ChatRoom
import MessagingAPI

/// What LINE's statistics and its Insight page will tell of each message (R12–R18): the numbers as they are
/// here, and what an account is told of them (R14).
struct InsightPage: PageContent {
  private let theme: Theme
  private var lines: [PageLine] = []
  private let valueColumn: Int
  private let toldColumn: Int

  let title = "Insight"
  let note = "what LINE tells a day later"
  var count: Int { lines.count }
  func line(_ index: Int) -> PageLine { lines[index] }

  var head: [PageLine] {
    [
      PageLine("", theme.dim).adding("here", theme.dim, at: valueColumn + 4)
        .adding("LINE tells", theme.dim, at: toldColumn)
    ]
  }

  init(scene: Scene) {
    theme = scene.theme
    let columns = min(scene.size.columns, 110)
    toldColumn = columns - 12
    valueColumn = toldColumn - 11
    let world = scene.world
    for index in world.messages.indices where world.messages[index].isSent {
      add(world.statistics(ofMessage: index), of: world.messages[index], world)
    }
    if lines.isEmpty { lines.append(PageLine("no message has been sent yet", theme.dim, at: 3)) }
    for text in [
      "Values below \(StatisticsValue.leastShown), and those of fewer than \(StatisticsValue.leastShown) "
        + "users, are not told (R14); delivered always is.",
      "Each opening of a URL is a click (R16), each start of a clip a play (R15).",
    ] {
      for line in Prose.lines(of: text, width: scene.size.columns - 4) {
        lines.append(PageLine(line, theme.dim))
      }
    }
  }

  private mutating func add(_ statistics: MessageStatistics, of record: World.MessageRecord, _ world: World) {
    let sent = record.message.sent
    let unit = record.message.unit.map { " \(theme.signs.dot) unit \($0)" } ?? ""
    lines.append(
      PageLine(record.message.id, theme.title)
        .adding(
          "  \(record.message.kind.rawValue) \(theme.signs.dot) \(sent.dateText) \(sent.timeText.prefix(5))\(unit)",
          theme.dim))
    add("delivered", "delivered", statistics.delivered, told: statistics.delivered)
    add("open count", "overview.uniqueImpression", statistics.overview.uniqueImpression)
    let impressions = statistics.messages.map(\.impression.count).reduce(0, +)
    let told = statistics.messages.map { $0.impression.shown(isMasked: true) }
    add(
      "impressions", "sum of messages[].impression", impressions,
      told: told.contains(nil) ? nil : impressions)
    for bubble in statistics.messages {
      add("  bubble \(bubble.seq)", "messages[].impression", bubble.impression)
      add("", "messages[].uniqueImpression", bubble.uniqueImpression)
      let plays = bubble.plays.reached
      if world.bubbles[record.bubbles.lowerBound + bubble.seq - 1].bubble.isPlayable {
        for (share, value) in zip(PlayStatistics.shares, plays) {
          add(share.isEmpty ? "  plays" : "", "messages[].mediaPlayed\(share)", value)
        }
      }
    }
    if !statistics.clicks.isEmpty {
      add("users who clicked", "overview.uniqueClick", statistics.overview.uniqueClick)
    }
    for click in statistics.clicks {
      add("  clicks, bubble \(click.seq)", click.url, click.click)
    }
    lines.append(.blank)
  }

  private mutating func add(_ words: String, _ name: String, _ value: StatisticsValue) {
    add(words, name, value.count, told: value.shown(isMasked: true))
  }

  private mutating func add(_ words: String, _ name: String, _ value: Int, told: Int?) {
    let number = String(value)
    let shown = told.map(String.init) ?? theme.signs.masked
    let nameColumn = 24
    // Long URLs end before the numbers.
    let name = Prose.cut(name, width: valueColumn - nameColumn - 1, theme.signs.ellipsis)
    lines.append(
      PageLine(words, theme.text, at: 3)
        .adding(name, theme.dim, at: nameColumn)
        .adding(number, theme.text, at: valueColumn + 8 - number.utf8.count)
        .adding(shown, told == nil ? theme.dim : theme.good, at: toldColumn + 10 - CellWidth.width(of: shown))
    )
  }
}

extension Prose {
  /// A text that takes no more than so many cells, the last of them an ellipsis where it was cut.
  static func cut(_ text: String, width: Int, _ ellipsis: Glyph) -> String {
    guard CellWidth.width(of: text) > width, width > 0 else { return text }
    var used = 0
    var result = ""
    for character in text {
      let cells = CellWidth.width(of: String(character))
      if used + cells > width - 1 { break }
      result.append(character)
      used += cells
    }
    result.unicodeScalars.append(ellipsis.base)
    return result
  }
}
