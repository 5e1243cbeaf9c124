import ChatRoom
import TerminalText

/// Tables of the Insight page as lines of a page: the rows that match, the columns that fit.
struct TableLines {
  let scene: Scene
  let query: String
  let filter: String?

  private var theme: Theme { scene.theme }
  /// Words are cut here, so that one long URL does not push the numbers off the screen.
  private static let maximumWords = 40

  func lines(of table: InsightTable) -> [PageLine] {
    let rows = table.rows.filter { matches($0, of: table) }
    let count = rows.count == table.rows.count ? "" : "  \(rows.count) of \(table.rows.count)"
    var lines = [PageLine(table.title, theme.text).adding(count, theme.dim)]
    guard !rows.isEmpty else {
      return lines + [PageLine(table.rows.isEmpty ? "none" : "no rows match", theme.dim, at: 3), .blank]
    }
    let widths = table.columns.indices.map { column in
      let cells = rows.reduce(0) { max($0, CellWidth.width(of: words($1[column]))) }
      return max(CellWidth.width(of: table.columns[column].title), min(cells, TableLines.maximumWords))
    }
    let shown = columnsThatFit(widths)
    lines.append(
      line(table, shown, widths) { column in (table.columns[column].title, theme.dim) }
        .adding(shown.count < widths.count ? "  \(theme.glyphs.ellipsis.base)" : "", theme.dim))
    for row in rows {
      lines.append(
        line(table, shown, widths) { column in
          (words(row[column]), row[column].isDisclosed ? theme.text : theme.dim)
        })
    }
    return lines + [.blank]
  }

  private func matches(_ row: [InsightCell], of table: InsightTable) -> Bool {
    if let filter, let column = table.kindColumn, row[column] != .text(filter) { return false }
    return query.isEmpty || row.contains { $0.words.lowercased().contains(query.lowercased()) }
  }

  /// The cell as it is drawn: what LINE does not show stands in parentheses.
  private func words(_ cell: InsightCell) -> String {
    let words = cell.words
    return cell.isDisclosed || words.isEmpty ? words : "(\(words))"
  }

  private func columnsThatFit(_ widths: [Int]) -> [Int] {
    var shown: [Int] = []
    var used = 3
    for (column, width) in widths.enumerated() {
      if used + width > scene.size.columns - 3, column > 0 { break }
      shown.append(column)
      used += width + 2
    }
    return shown
  }

  private func line(
    _ table: InsightTable, _ shown: [Int], _ widths: [Int], _ cell: (Int) -> (String, Style)
  ) -> PageLine {
    var line = PageLine()
    var start = 3
    for column in shown {
      let (text, style) = cell(column)
      let words = WordWrap.cut(text, width: widths[column], theme.glyphs.ellipsis)
      let indent = table.columns[column].isText ? 0 : widths[column] - CellWidth.width(of: words)
      line = line.adding(words, style, at: start + indent)
      start += widths[column] + 2
    }
    return line
  }
}
