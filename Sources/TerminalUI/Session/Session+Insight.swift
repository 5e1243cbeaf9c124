import ChatRoom

/// The pages of the Insight page.
extension Session {
  /// Opens a page on top of the dashboard, or in place of another one.
  mutating func openInsight(_ kind: InsightPage) {
    guard let last = pages.last else { return }
    var page = Page(.insight(kind))
    page.insight.days = last.insight.days
    if last.kind == .insight(.dashboard) {
      pages[pages.count - 1].insight.card = InsightView.cards.firstIndex(of: kind) ?? 0
      pages.append(page)
    } else {
      page.insight.explains = last.insight.explains
      pages[pages.count - 1] = page
      // The dashboard below goes along.
      if pages.count > 1, pages[pages.count - 2].kind == .insight(.dashboard) {
        pages[pages.count - 2].insight.card = InsightView.cards.firstIndex(of: kind) ?? 0
      }
    }
  }

  /// The page of the Insight page that is open.
  private var insightPage: InsightPage? {
    if case .insight(let kind)? = pages.last?.kind { kind } else { nil }
  }

  /// Goes some pages on, and around the ends.
  mutating func turnInsight(_ count: Int) {
    guard let insightPage, let index = InsightView.cards.firstIndex(of: insightPage) else { return }
    let cards = InsightView.cards
    openInsight(cards[(index + count + cards.count) % cards.count])
  }

  /// Selects another card of the dashboard, and scrolls to it.
  mutating func selectCard(columns: Int, rows: Int) {
    guard let last = pages.indices.last else { return }
    let layout = DashboardLayout(size: size)
    let next = pages[last].insight.card + columns + rows * layout.columns
    guard InsightView.cards.indices.contains(next) else { return }
    pages[last].insight.card = next
    let top = next / layout.columns * layout.cardHeight
    let shown = topmostView(pages[last]).rows
    let scrolled = min(pages[last].scrolled, top)
    pages[last].scrolled = max(scrolled, top + layout.cardHeight - shown)
  }

  /// Shows 7 days instead of 30, or 30 instead of 7.
  mutating func switchDays() {
    guard let last = pages.indices.last else { return }
    pages[last].insight.days = pages[last].insight.days == 7 ? 30 : 7
  }

  /// Whether the page is about days.
  var hasDays: Bool { insightPage != .people }

  /// Says what the selected figure counts, or no longer; the selected card stays in view.
  mutating func explainFigure() {
    guard let last = pages.indices.last else { return }
    pages[last].insight.explains.toggle()
    if pages[last].kind == .insight(.dashboard) { selectCard(columns: 0, rows: 0) }
  }

  /// The number of figures the page can plot.
  var figureCount: Int { insightPage?.category?.metrics.count ?? 0 }

  /// Plots another figure.
  mutating func selectFigure(_ count: Int) {
    let figures = figureCount
    changePage { $0.insight.metric = ($0.insight.metric + count + figures) % figures }
  }

  /// The words the page's first table can be filtered by.
  var tableKinds: [String] {
    guard let insightPage, insightPage != .dashboard else { return [] }
    let report = insightCache.report(insightPage, of: self, days: pages.last?.insight.days ?? 7).report
    return report?.tables.first?.kinds ?? []
  }

  /// Shows one kind of row, then the next, then all.
  mutating func filterTable() {
    let kinds = tableKinds
    changePage { page in
      guard let filter = page.insight.filter, let index = kinds.firstIndex(of: filter) else {
        return page.insight.filter = kinds.first
      }
      page.insight.filter = index + 1 < kinds.count ? kinds[index + 1] : nil
    }
  }
}

extension InsightTable {
  /// The column whose words are kinds of rows, nil if there is none.
  var kindColumn: Int? { columns.firstIndex { ["because", "media"].contains($0.key) } }

  /// The different kinds of rows, in the order of the rows; none if there is only one.
  var kinds: [String] {
    guard let kindColumn else { return [] }
    var kinds: [String] = []
    for row in rows {
      if case .text(let text) = row[kindColumn], !kinds.contains(text) { kinds.append(text) }
    }
    return kinds.count > 1 ? kinds : []
  }
}
