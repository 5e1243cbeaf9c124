import TerminalText

extension Frame {
  /// A report as a picture's frame: its lines, with the colours and attributes it names by SGR sequences
  /// (ECMA-48: bold, faint, the first eight colours). As wide as its longest line, and a row for each.
  public init(report: String) {
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.map(Frame.cells(of:))
    let used = rows.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    let columns = rows.map(\.count).max() ?? 0
    self.init(size: TerminalSize(columns: columns, rows: used))
    for (row, cells) in rows.prefix(used).enumerated() {
      for (column, cell) in cells.enumerated() where !cell.glyph.isContinuation {
        set(cell.glyph, cell.style, column: column, row: row)
      }
    }
  }

  private static func cells(of line: Substring) -> [Cell] {
    var cells: [Cell] = []
    var style = Style.plain
    for (index, part) in line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated() {
      var text = part
      if index > 0, let end = part.firstIndex(of: "m") {
        for code in part[..<end].split(separator: ";").compactMap({ Int16($0) }) { style.apply(code) }
        text = part[part.index(after: end)...]
      }
      for glyph in CellWidth.glyphs(of: text) {
        cells.append(Cell(glyph, style))
        if glyph.isWide { cells.append(Cell(.continuation, style)) }
      }
    }
    return cells
  }
}

extension Style {
  /// Applies one code of an SGR sequence; what it does not know it leaves.
  fileprivate mutating func apply(_ code: Int16) {
    switch code {
    case 0: self = .plain
    case 1: attributes.insert(.bold)
    case 2: attributes.insert(.dim)
    case 22: attributes.subtract([.bold, .dim])
    case 30...37: foreground = TerminalColor(code - 30)
    case 39: foreground = .standard
    default: break
    }
  }
}
