import TerminalText

extension Frame {
  /// Writes text from a cell to the right and returns the columns it took, at most `width`.
  ///
  /// Text that does not fit ends with `ellipsis`, never in the middle of a glyph.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, column: Int, row: Int, width: Int, style: Style, ellipsis: Glyph? = nil
  ) -> Int {
    if width <= 0 || row < 0 || row >= size.rows { return 0 }
    if let used = putASCII(text, column: column, row: row, width: width, style: style) { return used }
    var used = 0
    var isFull = false
    CellWidth.forEachGlyph(of: text) { glyph in
      if isFull { return }
      let cells = glyph.isWide ? 2 : 1
      if used + cells > width {
        isFull = true
        return
      }
      set(glyph, style, column: column + used, row: row)
      used += cells
    }
    if isFull, let ellipsis {
      while used < width {
        set(.space, style, column: column + used, row: row)
        used += 1
      }
      set(ellipsis, style, column: column + width - 1, row: row)
    }
    return used
  }

  /// Text of printable ASCII that fits is nearly all text: one cell a byte. Nil when it is not such a text.
  private mutating func putASCII(
    _ text: some StringProtocol, column: Int, row: Int, width: Int, style: Style
  ) -> Int? {
    let written = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.count <= width, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      for (index, byte) in bytes.enumerated() {
        set(Glyph(Unicode.Scalar(byte)), style, column: column + index, row: row)
      }
      return bytes.count
    }
    return written ?? nil
  }

  /// Writes text so that it ends before a column.
  public mutating func put(_ text: String, endingAt end: Int, row: Int, style: Style) {
    let width = CellWidth.width(of: text)
    put(text, column: end - width, row: row, width: width, style: style)
  }

  /// Fills cells of one row with a glyph.
  public mutating func fill(
    _ glyph: Glyph = .space, _ style: Style, columns: Range<Int>, row: Int
  ) {
    for column in columns { set(glyph, style, column: column, row: row) }
  }

  /// Draws a frame of lines around a rectangle, inside it.
  mutating func box(_ rect: CellRect, _ glyphs: GlyphSet, style: Style) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let right = rect.endColumn - 1
    let bottom = rect.endRow - 1
    fill(glyphs.horizontal, style, columns: rect.column + 1..<right, row: rect.row)
    fill(glyphs.horizontal, style, columns: rect.column + 1..<right, row: bottom)
    for row in rect.row + 1..<bottom {
      set(glyphs.vertical, style, column: rect.column, row: row)
      set(glyphs.vertical, style, column: right, row: row)
    }
    set(glyphs.topLeft, style, column: rect.column, row: rect.row)
    set(glyphs.topRight, style, column: right, row: rect.row)
    set(glyphs.bottomLeft, style, column: rect.column, row: bottom)
    set(glyphs.bottomRight, style, column: right, row: bottom)
  }
}
