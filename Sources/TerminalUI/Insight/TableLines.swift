import ChatRoom
import TerminalText

/// Tables of the Insight page as lines of a page: the rows that match, the columns that fit.
struct TableLines {
  let scene: Scene
  let query: String
  let filter: String?

  private var theme: Theme { scene.theme }
  /// Words are cut here, so that one long URL does not push the numbers off the screen.
  private var maximumWords: Int { min(40, max(12, scene.size.columns / 4)) }

  func lines(of table: InsightTable) -> [PageLine] {
    let rows = table.rows.filter { matches($0, of: table) }
    let count = rows.count == table.rows.count ? "" : "  \(rows.count) of \(table.rows.count)"
    var lines = [PageLine(table.title, theme.text).adding(count, theme.dim)]
    guard !rows.isEmpty else {
      return lines + [PageLine(table.rows.isEmpty ? "none" : "no rows match", theme.dim, at: 3), .blank]
    }
    let widths = table.columns.indices.map { column in
      let cells = rows.reduce(0) { max($0, CellWidth.width(of: words($1[column]))) }
      return max(
        CellWidth.width(of: table.columns[column].title),
        min(cells, table.columns[column].key == "why" ? 90 : maximumWords))
    }
    let (shown, gap) = columnsThatFit(table, widths)
    lines.append(
      line(table, shown, widths, gap) { column in (table.columns[column].title, theme.dim) }
        .adding(shown.count < widths.count ? "  \(theme.glyphs.ellipsis.base)" : "", theme.dim))
    for row in rows {
      lines.append(
        line(table, shown, widths, gap) { column in
          (words(row[column]), row[column].isDisclosed ? theme.text : theme.dim)
        })
    }
    return lines + [.blank]
  }

  private func matches(_ row: [InsightCell], of table: InsightTable) -> Bool {
    if let filter, let column = table.kindColumn, row[column] != .text(filter) { return false }
    return query.isEmpty || row.contains { $0.words.lowercased().contains(query.lowercased()) }
  }

  /// The cell as it is drawn: what LINE does not show is in parentheses.
  private func words(_ cell: InsightCell) -> String {
    let words = cell.words
    return cell.isDisclosed || words.isEmpty ? words : "(\(words))"
  }

  /// The columns that fit, and the cells between them: closer together first, then without the minor ones from the
  /// last on, then without the last.
  private func columnsThatFit(_ table: InsightTable, _ widths: [Int]) -> (columns: [Int], gap: Int) {
    var shown = Array(widths.indices)
    func fits(_ gap: Int) -> Bool {
      3 + shown.reduce(0) { $0 + widths[$1] } + gap * (shown.count - 1) <= scene.size.columns - 3
    }
    while shown.count > 1 {
      if let gap = [2, 1].first(where: fits) { return (shown, gap) }
      let minor = shown.lastIndex { table.columns[$0].isMinor }
      shown.remove(at: minor ?? shown.count - 1)
    }
    return (shown, 2)
  }

  private func line(
    _ table: InsightTable, _ shown: [Int], _ widths: [Int], _ gap: Int,
    _ cell: (Int) -> (String, Style)
  ) -> PageLine {
    var line = PageLine()
    var start = 3
    for column in shown {
      let (text, style) = cell(column)
      let words = WordWrap.cut(text, width: widths[column], theme.glyphs.ellipsis)
      let indent = table.columns[column].isText ? 0 : widths[column] - CellWidth.width(of: words)
      line = line.adding(words, style, at: start + indent)
      start += widths[column] + gap
    }
    return line
  }
}
