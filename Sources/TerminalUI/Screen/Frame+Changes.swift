extension Frame {
  /// The escape sequences (ECMA-48, xterm's 256 colours) that turn another frame of the same size, as a terminal
  /// shows it, into this one; empty when they are equal. Without one the whole frame is drawn.
  public func ansi(after shown: Frame?) -> String {
    var text = ""
    let known = shown.flatMap { $0.size == size ? $0 : nil }
    if known == nil { text += "\u{1B}[0m\u{1B}[2J" }
    var style = Style.plain
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        guard isChanged(column, row, known) else {
          column += 1
          continue
        }
        // A wide character is written as a whole.
        if self[column, row].glyph.isContinuation, column > 0 { column -= 1 }
        text += "\u{1B}[\(row + 1);\(column + 1)H"
        while column < size.columns, isChanged(column, row, known) || self[column, row].glyph.isContinuation {
          let cell = self[column, row]
          if !cell.glyph.isContinuation {
            if cell.style != style {
              text += cell.style.escapeSequence
              style = cell.style
            }
            text.unicodeScalars.append(contentsOf: cell.glyph.portableScalars)
          }
          column += 1
        }
      }
    }
    return style == .plain ? text : text + "\u{1B}[0m"
  }

  private func isChanged(_ column: Int, _ row: Int, _ known: Frame?) -> Bool {
    guard let known else { return self[column, row] != Cell() }
    let isWide = self[column, row].glyph.isWide && column + 1 < size.columns
    return self[column, row] != known[column, row]
      || (isWide && self[column + 1, row] != known[column + 1, row])
  }
}
