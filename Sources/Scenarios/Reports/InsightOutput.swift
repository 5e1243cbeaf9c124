import ChatRoom
import MessagingAPI
import TerminalText

/// A page of the Insight page for a terminal, a program or a spreadsheet.
public struct InsightOutput: Sendable {
  /// The output format.
  public enum Format: String, CaseIterable, Sendable {
    /// Tables for people.
    case text
    /// A JSON object with the page's figures.
    case json
    /// CSV of one table.
    case csv
  }

  private let report: InsightReport
  /// The same with all days.
  private let whole: @Sendable () -> InsightReport
  private let world: World
  private let day: Int?
  private let isMasked: Bool
  private let appearance: Report.Appearance

  /// The output of a page of a world, now or of one day at UTC+9. With `isMasked`, only what LINE shows (R14).
  public init(
    _ page: InsightPage, of world: World, on day: Int? = nil, isMasked: Bool = false,
    appearance: Report.Appearance = Report.Appearance()
  ) {
    report = InsightReport(page, of: world, on: day)
    whole = { InsightReport(page, of: world, on: day, maximumDays: .max) }
    self.world = world
    self.day = day
    self.isMasked = isMasked
    self.appearance = appearance
  }

  /// The names of the page's tables, for CSV.
  public var tableNames: [String] { report.tables.map(\.key) }

  /// The page in a format. CSV is of the table with a name, by default the first.
  public func text(_ format: Format, table name: String? = nil) -> String {
    switch format {
    case .text: return styled.map { $0.text(hasColor: appearance.hasColor) + "\n" }.joined()
    case .json: return json.text(.indented) + "\n"
    case .csv:
      let tables = whole().tables
      return csv(tables.first { $0.key == name } ?? tables[0])
    }
  }

  // MARK: CSV

  private func csv(_ table: InsightTable) -> String {
    table.rows.reduce(CSVRow(table.columns.map(\.key)).text) { text, row in
      text + CSVRow(row.map(field)).text
    }
  }

  private func field(_ cell: InsightCell) -> String {
    if isMasked, !cell.isDisclosed { return "" }
    return switch cell {
    case .text(let text), .name(let text, _): text
    case .time(let time): time.iso8601
    case .number(let number, _): String(number)
    case .rate(_, 0, _), .empty: ""
    case .rate(let part, let whole, _): JSONValue.number(InsightOutput.share(part, of: whole)).text()
    case .flag(let flag): String(flag)
    }
  }

  /// A share, rounded to four decimals.
  private static func share(_ part: Int, of whole: Int) -> Double {
    (Double(part) / Double(whole) * 10_000).rounded() / 10_000
  }

  // MARK: JSON

  /// The page as JSON.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    if report.page == .dashboard { return dashboard }
    if let category = report.page.category {
      let figures = day.map { world.insight(category, days: $0...$0) } ?? world.insightOfAllDays(category)
      if category != .messages {
        members.append(.init("total", object(figures, isDisclosed: InsightReport.isDisclosed(figures))))
      }
    }
    for table in report.tables {
      let rows = table.rows.map { row in
        JSONValue.object(zip(table.columns, row).map { .init($0.key, value($1)) })
      }
      members.append(.init(table.key, .array(rows)))
    }
    return .object(members)
  }

  private var dashboard: JSONValue {
    .object(
      InsightCategory.ofDashboard.map { category in
        let week = InsightCard(category, of: world, length: 7, on: day)
        let month = InsightCard(category, of: world, length: 30, on: day)
        func period(_ card: InsightCard) -> JSONValue {
          .object([
            .init("from", .string(Timestamp(startOfDay: card.days.lowerBound).dateText)),
            .init("to", .string(Timestamp(startOfDay: card.days.upperBound).dateText)),
            .init("figures", object(card.period, isDisclosed: card.isPeriodDisclosed)),
            .init("before", object(card.before, isDisclosed: card.isPeriodDisclosed)),
          ])
        }
        return .init(
          category.rawValue,
          .object([
            .init("updatedAt", .string(week.updated.iso8601)),
            .init("figures", object(week.total, isDisclosed: week.isDisclosed)),
            .init("last7Days", period(week)), .init("last30Days", period(month)),
          ]))
      })
  }

  private func object(_ figures: InsightFigures, isDisclosed: (Int) -> Bool) -> JSONValue {
    .object(
      figures.values.indices.map { index in
        .init(
          figures.category.metrics[index].key,
          isMasked && !isDisclosed(index) ? .null : .int(figures.values[index]))
      })
  }

  private func value(_ cell: InsightCell) -> JSONValue {
    if isMasked, !cell.isDisclosed { return .null }
    return switch cell {
    case .text(""): .null
    case .text(let text), .name(let text, _): .string(text)
    case .time(let time): .string(time.iso8601)
    case .number(let number, _): .int(number)
    case .rate(_, 0, _), .empty: .null
    case .rate(let part, let whole, _): .number(InsightOutput.share(part, of: whole))
    case .flag(let flag): .bool(flag)
    }
  }

  // MARK: Text

  private var styled: [StyledText] {
    var lines: [StyledText] = []
    for table in whole().tables {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(table.title, .bold))
      if table.rows.isEmpty {
        lines.append(StyledText("  none", .dim))
        continue
      }
      var text = TextTable(
        [TextTable.Column(.left, gap: 2)]
          + table.columns.dropFirst().map { TextTable.Column($0.isText ? .left : .right) })
      text.add(table.columns.map { StyledText($0.title, .dim) })
      for row in table.rows { text.add(row.map(styled)) }
      lines += text.lines
    }
    if report.tables.contains(where: { $0.rows.contains { $0.contains { !$0.isDisclosed } } }) {
      let minimum = StatisticsValue.minimumShown
      lines += [
        StyledText(),
        StyledText(
          isMasked
            ? "– LINE does not show this to the account (R14)."
            : "(n) LINE does not show this to the account: below \(minimum), or from fewer than \(minimum) users (R14).",
          .dim),
      ]
    }
    return lines
  }

  private func styled(_ cell: InsightCell) -> StyledText {
    let words = cell.words.sanitized
    if cell.isDisclosed { return StyledText(words) }
    return StyledText(isMasked || words.isEmpty ? "–" : "(\(words))", .dim)
  }
}
