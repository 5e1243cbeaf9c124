import ChatRoom
import TerminalText

/// The dashboard: a card for each page, in a grid.
struct DashboardPage: PageContent {
  private let scene: Scene
  private let view: InsightView
  private let layout: DashboardLayout
  private let cards: [[PageLine]]
  private let period: InsightCard

  private var theme: Theme { scene.theme }

  let title = "Insight"
  let note = "what LINE shows the account"
  var count: Int { layout.gridRows * layout.cardHeight }

  init(scene: Scene, page: Page) {
    self.scene = scene
    view = page.insight
    let layout = DashboardLayout(size: scene.size)
    self.layout = layout
    let figures = scene.session.insightCache.cards(of: scene.session, days: page.insight.days)
    period = figures[0]
    cards = InsightView.cards.enumerated().map { index, kind in
      CardView(
        scene: scene, width: layout.cardWidth, height: layout.cardHeight,
        isSelected: index == page.insight.card
      ).lines(of: kind, figures)
    }
  }

  var head: [PageLine] {
    let days = [7, 30].map { days in
      (" \(days) days ", view.days == days ? theme.selected : theme.dim)
    }
    var line = PageLine(days[0].0, days[0].1, at: 1)
    line.pieces[0].target = view.days == 7 ? nil : .key(.switchDays)
    line = line.adding(days[1].0, days[1].1, target: view.days == 30 ? nil : .key(.switchDays))
    let dates = [period.days.lowerBound, period.days.upperBound].map {
      Timestamp(startOfDay: $0).dateText.dropFirst(5)
    }
    let comparison = scene.size.columns < 70 ? "" : ", against the \(view.days) days before"
    line = line.adding("  \(dates[0]) to \(dates[1])\(comparison)", theme.dim)
    guard view.explains else { return [line, .blank] }
    return [line]
      + MeaningLines(theme: theme, width: scene.size.columns - 4).lines(
        of: InsightView.cards[view.card], metric: 0)
  }

  func line(_ index: Int) -> PageLine {
    let row = index / layout.cardHeight
    var line = PageLine()
    for column in 0..<layout.columns {
      let card = row * layout.columns + column
      guard cards.indices.contains(card) else { break }
      line = line.adding(
        cards[card][index % layout.cardHeight], at: 1 + column * (layout.cardWidth + 1),
        target: .insight(InsightView.cards[card]))
    }
    return line
  }
}
