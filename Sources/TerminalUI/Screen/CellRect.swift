import TerminalText

/// A rectangle of the screen, in cells.
public struct CellRect: Hashable, Sendable {
  /// The first column.
  public var column: Int
  /// The first row.
  public var row: Int
  /// The columns.
  public var columns: Int
  /// The rows.
  public var rows: Int

  /// Creates a rectangle.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The column behind the last.
  public var endColumn: Int { column + columns }
  /// The row behind the last.
  public var endRow: Int { row + rows }

  /// The rectangle without its outermost cells, as many as named.
  func inset(by cells: Int) -> CellRect {
    CellRect(column: column + cells, row: row + cells, columns: columns - 2 * cells, rows: rows - 2 * cells)
  }
}
