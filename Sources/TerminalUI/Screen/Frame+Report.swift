import TerminalText

extension Frame {
  /// Draws a report: a row for each line, as wide as the longest. Empty lines at the end are left out.
  package init(report: StyledText) {
    let lines = report.lines
    let rows = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    let columns = lines.map(\.cells).max() ?? 0
    self.init(size: TerminalSize(columns: columns, rows: rows))
    for (row, line) in lines.prefix(rows).enumerated() {
      var column = 0
      for run in line.runs {
        column += put(run.text, column: column, row: row, width: columns - column, style: Style(run.style))
      }
    }
  }
}

extension Style {
  /// The style of the terminal's first eight colours that shows a report's style.
  fileprivate init(_ style: StyledText.Style) {
    switch style {
    case .plain: self = .plain
    case .bold: self = Style(.standard, .bold)
    case .dim: self = Style(.standard, .dim)
    case .red: self = Style(TerminalColor(1))
    case .green: self = Style(TerminalColor(2))
    case .yellow: self = Style(TerminalColor(3))
    }
  }
}
