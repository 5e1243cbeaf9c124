import ChatRoom
import Synchronization

/// The figures of the page that was drawn last, so that scrolling does not add them up again.
final class InsightCache: Sendable {
  private struct Key: Hashable {
    var page: InsightPage
    var days: Int
    var version: Int
  }

  private struct Entry {
    var key: Key
    var cards: [InsightCard]
    var report: InsightReport?
    var series: [InsightFigures]
  }

  private let entry = Mutex<Entry?>(nil)

  /// The cards of the dashboard.
  func cards(of session: Session, days: Int) -> [InsightCard] {
    value(Key(page: .dashboard, days: days, version: session.version)) {
      let cards = InsightCategory.allCases.map { InsightCard($0, of: session.world, length: days) }
      return Entry(key: $0, cards: cards, report: nil, series: [])
    }.cards
  }

  /// The tables of a page, and its figures of each of the last days.
  func report(
    _ page: InsightPage, of session: Session, days: Int
  ) -> (report: InsightReport?, series: [InsightFigures]) {
    let entry = value(Key(page: page, days: days, version: session.version)) { key in
      let world = session.world
      let today = world.clock.day
      let series = page.category.map { world.insightSeries($0, days: today - days + 1...today) }
      let report = page == .messages ? nil : InsightReport(page, of: world)
      return Entry(key: key, cards: [], report: report, series: series ?? [])
    }
    return (entry.report, entry.series)
  }

  private func value(_ key: Key, _ make: (Key) -> Entry) -> Entry {
    entry.withLock { entry in
      if let entry, entry.key == key { return entry }
      let new = make(key)
      entry = new
      return new
    }
  }
}
