import ChatRoom
import TerminalText

/// The grid of the dashboard: one column of cards, two from 120 columns on, three from 160 on.
struct DashboardLayout {
  /// The rows above the cards.
  static let headHeight = 2

  let columns: Int
  let cardWidth: Int
  let cardHeight: Int

  init(size: TerminalSize) {
    columns = size.columns >= 160 ? 3 : size.columns >= 120 ? 2 : 1
    // A cell between cards, one at the left, two for the scroll bar. What does not fit a tiny screen is cut.
    cardWidth = max(20, (size.columns - 3 - (columns - 1)) / columns)
    let rows = (InsightView.cards.count + columns - 1) / columns
    cardHeight = min(22, max(7, (size.rows - 2 - DashboardLayout.headHeight) / rows))
  }

  /// The rows of cards.
  var gridRows: Int { (InsightView.cards.count + columns - 1) / columns }
}
