import ChatRoom

/// Where the cells of a plot stand across a drawing. What happens at once takes one cell of a plot; in the drawing
/// everything that happens gets room for its number, as long as there is not too much of it.
struct TimelineScale {
  /// The x of each cell's left side, and at last of the end.
  let edges: [Int]

  /// The drawing's width.
  static let width = 1000
  /// How much of the width things that happen share evenly.
  private static let share = 0.4

  /// The scale of a plot of so many cells, of which each thing that happened takes a range.
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
