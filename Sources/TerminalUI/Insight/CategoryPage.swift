import ChatRoom
import TerminalText

/// A page behind a card: its figures, a plot of one of them per day, its tables.
struct CategoryPage: PageContent {
  private let scene: Scene
  private let page: Page
  private let kind: InsightPage
  private let figures: InsightFigures?
  private let lines: [PageLine]

  private var theme: Theme { scene.theme }
  private var view: InsightView { page.insight }

  var title: String { "Insight \(theme.glyphs.back == "<" ? ">" : "›") \(kind.title)" }
  var count: Int { lines.count }
  func line(_ index: Int) -> PageLine { lines[index] }

  init(scene: Scene, page: Page, kind: InsightPage) {
    self.scene = scene
    self.page = page
    self.kind = kind
    figures = kind.category.map { scene.world.insightOfAllDays($0) }
    let (report, series) = scene.session.insightCache.report(kind, of: scene.session, days: page.insight.days)
    var lines: [PageLine] = []
    if let category = kind.category {
      lines += CategoryPage.plots(category, series, scene: scene, page: page)
    }
    if kind == .messages {
      lines += MessageStatisticsLines(scene: scene, query: page.query ?? "").lines
    }
    for table in report?.tables ?? [] {
      lines += TableLines(scene: scene, query: page.query ?? "", filter: page.insight.filter).lines(of: table)
    }
    self.lines = lines
  }

  var note: String {
    guard let category = kind.category else { return "live" }
    let updated = scene.world.lastUpdate(of: category)
    let time = "\(updated.dateText.dropFirst(5)) \(updated.timeText.prefix(5))"
    let words = scene.size.columns < 80 ? "LINE:" : "live \(theme.glyphs.dot) LINE shows it as of"
    return "\(words) \(time)"
  }

  // MARK: Head

  var head: [PageLine] {
    var head = [tabs]
    if let figures { head += figureLines(figures) }
    if view.explains {
      head += MeaningLines(theme: theme, width: scene.size.columns - 4).lines(of: kind, metric: view.metric)
    }
    if let filter = view.filter {
      head.append(PageLine("f", theme.key).adding(" kind ", theme.dim).adding(filter, theme.warning))
    }
    if let query = page.query { head.append(SearchLine.line(query, isTyping: page.isTyping, theme)) }
    return head + [.blank]
  }

  /// The names of all pages, or on a narrow screen of this one between its neighbors.
  private var tabs: PageLine {
    let names = InsightView.cards.map(\.title)
    let width = names.reduce(0) { $0 + $1.count + 3 }
    guard width + 2 <= scene.size.columns, let index = InsightView.cards.firstIndex(of: kind) else {
      let isUnicode = theme.glyphs.isUnicode
      return PageLine(isUnicode ? "‹ " : "< ", theme.key).adding(kind.title, theme.selected)
        .adding(isUnicode ? " ›" : " >", theme.key)
    }
    var line = PageLine()
    for (place, name) in names.enumerated() {
      line = line.adding(
        " \(name) ", place == index ? theme.selected : theme.dim, at: place == 0 ? 1 : nil,
        target: .insight(InsightView.cards[place])
      ).adding(" ", theme.dim)
    }
    return line
  }

  private func figureLines(_ figures: InsightFigures) -> [PageLine] {
    var lines = [PageLine()]
    var column = 1
    let isDisclosed = InsightReport.isDisclosed(figures)
    for (index, metric) in figures.category.metrics.enumerated() {
      let shown = isDisclosed(index)
      let value = InsightCell.grouped(figures.values[index])
      let words = shown ? value : "\(theme.glyphs.notMeasured.base) (\(value))"
      let length = metric.title.count + 1 + words.count
      if column > 1, column + length > scene.size.columns - 3 {
        lines.append(PageLine())
        column = 1
      }
      let isSelected = index == view.metric
      lines[lines.count - 1] = lines[lines.count - 1]
        .adding(metric.title, isSelected ? theme.key : theme.dim, at: column, target: .figure(index))
        .adding(" ", theme.dim)
        .adding(words, shown ? theme.title : theme.dim, target: .figure(index))
      column += length + 3
    }
    return lines
  }

  // MARK: Plots

  /// A plot is worth drawing from this width on.
  private static let plotWidth = 56

  /// Plots of the selected figure and of those that follow, as many side by side as fit.
  private static func plots(
    _ category: InsightCategory, _ series: [InsightFigures], scene: Scene, page: Page
  ) -> [PageLine] {
    let metrics = category.metrics
    let count = min(metrics.count, max(1, (scene.size.columns - 3) / plotWidth))
    let width = min(120, (scene.size.columns - 3) / count)
    let height = max(4, min(14, scene.size.rows / 3))
    var lines = (0...height).map { _ in PageLine() }
    for place in 0..<count {
      let index = (min(page.insight.metric, metrics.count - 1) + place) % metrics.count
      let today = scene.world.clock.day
      let plot = BlockPlot(
        series.map { $0.values[index] }, days: today - series.count + 1...today, width: width - 2,
        height: height, glyphs: scene.theme.glyphs)
      let title = PageLine("\(metrics[index].title) per day, the last \(series.count) days", scene.theme.text)
      for (row, line) in ([title] + plot.lines(scene.theme, bars: scene.theme.key)).enumerated() {
        lines[row] = lines[row].adding(line, at: place * width)
      }
    }
    return lines + [.blank]
  }
}
