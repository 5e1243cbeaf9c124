import ChatRoom

import Scenarios
import TerminalText

/// The Insight page after a run: a card with a plot for each category in which something happened, and the tables.
struct InsightSection {
  let world: World
  let isMasked: Bool

  private static let days = 30
  private static let maximumRows = 14
  private static let maximumDays = 7
  /// Tables that other parts of the page have already: the statistics of messages.
  private static let tablesElsewhere: Set<String> = ["messages", "bubbles", "clicks", "units"]

  /// Empty when there is nothing but messages and friends known from the start.
  var markup: Markup {
    let categories = InsightCategory.allCases.filter(isWorthShowing)
    let people = hasPeople ? section(.people, nil) : ""
    if categories.isEmpty && !hasPeople { return "" }
    let sections = categories.map { category -> Markup in
      guard let page = InsightPage(rawValue: category.rawValue) else { return "" }
      return section(page, InsightCard(category, of: world, length: InsightSection.days))
    }
    return """
      <h3>What LINE's Insight page shows</h3>
      <p class="more">As of each category's last update, an estimate. \
      \(isMasked ? "What LINE masks is left out (R14)." : "What LINE masks is in parentheses (R14).")</p>
      <div class="insight">\(sections)\(people)</div>

      """
  }

  /// Whether something happened in a category that the rest of the page does not show.
  private func isWorthShowing(_ category: InsightCategory) -> Bool {
    let figures = world.insight(category)
    switch category {
    case .messages: return InsightCategory.allCases.contains { $0 != .messages && isWorthShowing($0) }
    case .friends: return ["added", "blocks", "blocked"].contains { (figures[$0] ?? 0) > 0 }
    case .richMenu: return (figures["clicks"] ?? 0) > 0
    case .chats, .coupons, .rewardCards, .voom: return figures.values.contains { $0 > 0 }
    }
  }

  private var hasPeople: Bool {
    world.users.indices.prefix(1000).contains { user in
      let disclosure = world.disclosure(ofUser: user)
      return disclosure.contact != .friend || disclosure.isBlocking
    }
  }

  // MARK: A page

  private func section(_ page: InsightPage, _ card: InsightCard?) -> Markup {
    let tables = InsightReport(page, of: world).tables.filter {
      !InsightSection.tablesElsewhere.contains($0.key)
    }
    let updated: Markup = card.map { " <span class=\"when\">updated \($0.updated.dayAndTime)</span>" } ?? ""
    return """
      <article><h4>\(page.title)\(updated)</h4>\(card.map(figures) ?? "")\(card.map(plot) ?? "")\
      \(tables.map(table))</article>

      """
  }

  private func figures(_ card: InsightCard) -> Markup {
    let items = card.category.metrics.enumerated().map { index, metric -> Markup in
      let value = shown(card.total.values[index], card.isDisclosed(index))
      return "<div title=\"\(metric.meaning)\"><dt>\(metric.title)</dt><dd>\(value)</dd></div>"
    }
    return "<dl class=\"figures\">\(items)</dl>"
  }

  private func shown(_ value: Int, _ isDisclosed: Bool) -> Markup {
    let words = InsightCell.grouped(value)
    if isDisclosed { return "\(words)" }
    return isMasked ? "–" : "<span class=\"when\">(\(words))</span>"
  }

  private func plot(_ card: InsightCard) -> Markup {
    let metric = card.category.metrics[0]
    if isMasked && !card.isPeriodDisclosed(0) { return "" }
    // A plot of nothing says nothing.
    guard card.series.contains(where: { $0.values[0] > 0 }) else { return "" }
    return BarPlot(
      title: "\(metric.title) per day", values: card.series.map { $0.values[0] }, days: card.days
    ).markup
  }

  // MARK: Tables

  private func table(_ table: InsightTable) -> Markup {
    // Days without anything would only make it longer.
    let rows =
      table.key == "days" ? table.rows.filter { $0.contains(where: isCountedSomething) } : table.rows
    if rows.isEmpty { return "" }
    let heads = table.columns.map { column -> Markup in
      "<th\(attribute(column))>\(column.title)</th>"
    }
    let body = rows.prefix(table.key == "days" ? InsightSection.maximumDays : InsightSection.maximumRows).map
    { row -> Markup in
      let cells = zip(table.columns, row).map { column, cell -> Markup in
        let words: Markup = column.isText ? "\(isolated: cell.words)" : number(cell)
        return "<td\(attribute(column))>\(words)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    let left = rows.count - body.count
    let more: Markup = left > 0 ? "<p class=\"more\">… and \(counted(left, "more row"))</p>\n" : ""
    return """
      <div class="box fit"><table><caption>\(table.title)</caption><thead><tr>\(heads)</tr></thead><tbody>
      \(body)</tbody></table></div>\(more)
      """
  }

  /// Numbers are aligned to the right.
  private func attribute(_ column: InsightTable.Column) -> Markup { column.isText ? "" : " class=\"n\"" }

  private func isCountedSomething(_ cell: InsightCell) -> Bool {
    if case .number(let number, _) = cell { number != 0 } else { false }
  }

  private func number(_ cell: InsightCell) -> Markup {
    if cell.isDisclosed || cell.words.isEmpty { return "\(cell.words)" }
    return isMasked ? "–" : "<span class=\"when\">(\(cell.words))</span>"
  }
}
