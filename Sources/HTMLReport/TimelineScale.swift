import ChatRoom

/// The horizontal scale of a plot. Some legs have only one cell of the plot; in the drawing, each leg is wide enough
/// for its number unless there are too many.
struct TimelineScale {
  /// The x of each cell's left side, and of the end.
  let edges: [Int]

  /// The drawing's width.
  static let width = 1000
  /// The fraction of the width that is shared evenly by the legs.
  private static let share = 0.4

  /// Creates the scale of a plot with `count` cells, of which each leg has a range.
  init(cells count: Int, legs: [Range<Int>]) {
    var weights = Array(repeating: 1.0, count: count)
    let bonus = Double(count) * TimelineScale.share / (1 - TimelineScale.share) / Double(max(1, legs.count))
    for cells in legs where cells.upperBound <= count {
      for cell in cells { weights[cell] += bonus / Double(cells.count) }
    }
    let sum = weights.reduce(0, +)
    var edges = [0]
    var passed = 0.0
    for weight in weights {
      passed += weight
      edges.append(Int((passed / sum * Double(TimelineScale.width)).rounded()))
    }
    self.edges = edges
  }
}
