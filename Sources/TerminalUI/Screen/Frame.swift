import TerminalText

/// A screenful of cells: a plain value, compared and tested as such.
public struct Frame: Hashable, Sendable {
  /// Columns and rows.
  public let size: TerminalSize
  /// Row by row, `size.columns * size.rows` cells.
  public private(set) var cells: [Cell]

  /// A blank frame. Negative sizes count as 0.
  public init(size: TerminalSize) {
    self.size = TerminalSize(columns: max(size.columns, 0), rows: max(size.rows, 0))
    cells = Array(repeating: Cell(), count: self.size.columns * self.size.rows)
  }

  /// The cell at a place inside the frame.
  public subscript(column: Int, row: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// Whether the place is inside the frame.
  public func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// The frame as text, one line per row, trailing blanks removed; combining marks follow their base.
  public var text: String {
    var lines: [String] = []
    for row in 0..<size.rows {
      var line = ""
      for column in 0..<size.columns {
        let glyph = self[column, row].glyph
        if glyph.isContinuation { continue }
        line.unicodeScalars.append(contentsOf: glyph.scalars)
      }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Frame {
  /// Writes one cell, keeping the frame sound: no half of a wide glyph is ever left alone, a wide glyph
  /// that does not fit becomes a blank, and what lies outside the frame is dropped.
  public mutating func set(_ glyph: Glyph, _ style: Style, column: Int, row: Int) {
    guard contains(column: column, row: row) else { return }
    let index = row * size.columns + column
    separate(at: index, column: column)
    if glyph.isWide {
      guard column + 1 < size.columns else {
        cells[index] = Cell(.space, style)
        return
      }
      separate(at: index + 1, column: column + 1)
      cells[index + 1] = Cell(.continuation, style)
    }
    cells[index] = Cell(glyph, style)
  }

  /// The column at which a text of a width covers only some glyphs of a row, nearest to a column; nil where the row has no
  /// such place among the columns.
  func freeColumn(
    width: Int, nearest column: Int, in columns: Range<Int>, row: Int, blanks: Set<Glyph> = [.space]
  ) -> Int? {
    guard width <= columns.count, contains(column: columns.lowerBound, row: row) else { return nil }
    let starts = columns.lowerBound...columns.upperBound - width
    let free = starts.filter { start in
      (start..<start + width).allSatisfy { blanks.contains(self[$0, row].glyph) }
    }
    return free.min { (abs($0 - column), $0) < (abs($1 - column), $1) }
  }

  /// Blanks the other half of a wide glyph one half of which is about to be overwritten.
  private mutating func separate(at index: Int, column: Int) {
    if cells[index].glyph.isContinuation {
      if column > 0 { cells[index - 1].glyph = .space }
    } else if cells[index].glyph.isWide, column + 1 < size.columns {
      cells[index + 1].glyph = .space
    }
  }
}
