import ChatRoom

/// What of the Insight page a person looks at.
struct InsightView: Hashable, Sendable {
  /// The pages that have a card on the dashboard, in order.
  static let cards = InsightPage.allCases.filter { $0 != .dashboard }

  /// The days of a plot, 7 or 30.
  var days = 7
  /// The selected card of the dashboard, by its index in ``cards``.
  var card = 0
  /// The selected figure of a category, by its index among the metrics.
  var metric = 0
  /// Whether the selected figure is explained.
  var explains = false
  /// The word that filters a table; nil for all rows.
  var filter: String?
}
