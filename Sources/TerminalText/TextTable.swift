/// Rows of text whose columns line up, by the cells they take.
package struct TextTable {
  /// The alignment of a column's cells.
  package enum Alignment: Sendable {
    case left, right
  }

  /// A column.
  package struct Column: Sendable {
    /// The alignment of its cells.
    package var alignment: Alignment
    /// The spaces before it.
    package var gap: Int

    /// Creates a column.
    package init(_ alignment: Alignment, gap: Int = 2) {
      self.alignment = alignment
      self.gap = gap
    }
  }

  private let columns: [Column]
  private var rows: [[StyledText]] = []

  /// Creates a table without rows.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; columns it has no cell for stay empty.
  package mutating func add(_ cells: [StyledText]) {
    rows.append(cells)
  }

  /// The widths of the columns in cells, without their gaps.
  package var widths: [Int] {
    columns.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].cells : 0 }.max() ?? 0
    }
  }

  /// The rows as lines, without spaces at their ends.
  package var lines: [StyledText] {
    let widths = widths
    return rows.map { row in
      var line = StyledText()
      var spaces = 0
      for (index, column) in columns.enumerated() {
        spaces += column.gap
        guard row.indices.contains(index), !row[index].isEmpty else {
          spaces += widths[index]
          continue
        }
        let rest = widths[index] - row[index].cells
        line.append(String(repeating: " ", count: spaces + (column.alignment == .right ? rest : 0)))
        line += row[index]
        spaces = column.alignment == .left ? rest : 0
      }
      return line
    }
  }
}
