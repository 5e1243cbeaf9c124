import TerminalText

/// Where something may be drawn, in cells.
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

/// Breaking prose to a width in cells.
enum WordWrap {
  /// The lines of a text, broken at spaces, or anywhere in a word longer than a line. O(text).
  static func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    if let lines = linesOfASCII(text, width: width) { return lines }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ") {
        var rest = word[...]
        var cells = CellWidth.width(of: rest)
        if used > 0, used + 1 + cells <= width {
          line += " "
          line += rest
          used += 1 + cells
          continue
        }
        if used > 0 { lines.append(line) }
        while cells > width {
          let head = prefix(of: rest, width: width)
          lines.append(String(head))
          rest = rest[head.endIndex...]
          cells = CellWidth.width(of: rest)
        }
        line = String(rest)
        used = cells
      }
      lines.append(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The same for a text of printable ASCII whose words are no longer than a line, which nearly all are: a cell is
  /// a byte. Nil when it is not such a text.
  private static func linesOfASCII(_ text: String, width: Int) -> [String]? {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes -> [String]? in
      var lines: [String] = []
      // Where the line begins, and behind its last whole word.
      var start = 0
      var end = 0
      var word = 0
      for index in 0...bytes.count {
        let isEnd = index == bytes.count || bytes[index] == 0x20
        if !isEnd {
          guard bytes[index] > 0x20, bytes[index] < 0x7F else { return nil }
          continue
        }
        // Two spaces, and those at the ends, are one: the long way does it.
        guard index > word, index - word <= width else { return nil }
        if index - start > width {
          lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
          start = word
        }
        end = index
        word = index + 1
      }
      lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      return lines
    }
    return found ?? nil
  }

  /// As much of a text as fits into a width, at least one character.
  static func prefix(of text: Substring, width: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      let cells = CellWidth.width(of: text[end..<next])
      if used + cells > width, used > 0 { break }
      used += cells
      end = next
    }
    return text[..<end]
  }
}
