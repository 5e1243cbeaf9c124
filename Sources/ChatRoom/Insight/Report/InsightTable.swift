/// A table of the Insight page: the same for a screen, a spreadsheet and a program.
public struct InsightTable: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// The name in reports.
    public let key: String
    /// The name people read.
    public let title: String
    /// What it shows, in one sentence.
    public let meaning: String
    /// Whether it holds words, not numbers.
    public var isText = false
    /// Whether it can be left out where there is little room.
    public var isMinor = false
  }

  /// The name in reports.
  public let key: String
  /// The heading people read.
  public let title: String
  /// The columns.
  public let columns: [Column]
  /// The rows, each with one cell for each column.
  public internal(set) var rows: [[InsightCell]]
}
