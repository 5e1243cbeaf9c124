/// The figures of a category at a moment or over a time.
public struct InsightFigures: Hashable, Sendable {
  /// The category.
  public let category: InsightCategory
  /// The figures, in the order of the category's metrics.
  public let values: [Int]

  /// A figure by its ``InsightMetric/key``, nil if the category has none of this name.
  public subscript(key: String) -> Int? {
    category.index(of: key).map { values[$0] }
  }
}
