import ChatRoom
import ImpressionRules
import MessagingAPI

/// The panel at the phone's right: counters, the explanation, the latest events.
struct PanelView {
  let scene: Scene

  private var theme: Theme { scene.theme }
  private var rect: CellRect { scene.layout.panel }

  func draw(in frame: inout Frame) {
    frame.put(
      scene.session.title, column: rect.column, row: rect.row, width: rect.columns, style: theme.title,
      ellipsis: theme.signs.ellipsis)
    let explanation = ExplanationView(scene: scene).lines(width: rect.columns - 1)
    let table = TableView(scene: scene, rect: rect)
    // The table takes what it needs of what explanation and log leave; the log takes the rest.
    let leastLog = max(3, rect.rows / 6)
    let explanationRows = min(explanation.count, max(4, rect.rows / 3))
    let most = max(4, rect.rows - explanationRows - leastLog - 3)
    let tableRows = min(table.lineCount + 1, most)
    var row = rect.row + 1
    table.draw(in: &frame, firstRow: row, rows: tableRows)
    row += tableRows
    rule(in: &frame, row: row)
    row += 1
    for (index, line) in explanation.prefix(explanationRows).enumerated() {
      frame.put(
        line.text, column: rect.column + 1, row: row + index, width: rect.columns - 1, style: line.style,
        ellipsis: theme.signs.ellipsis)
      if let end = line.end {
        frame.put(end, endingAt: rect.endColumn, row: row + index, style: theme.warning)
      }
    }
    row += explanationRows
    rule(in: &frame, row: row)
    drawLog(in: &frame, rows: row + 1..<rect.endRow)
  }

  private func rule(in frame: inout Frame, row: Int) {
    frame.fill(
      theme.signs.horizontal, theme.border, columns: rect.column..<rect.endColumn, row: row)
  }

  private func drawLog(in frame: inout Frame, rows: Range<Int>) {
    var row = rows.lowerBound
    for event in scene.session.log.reversed() {
      if row >= rows.upperBound { return }
      let text = EventText(world: scene.world)
      let used = frame.put(
        scene.world.users.count > 1
          ? "\(event.time.timeText) \(scene.shortName(of: event.user))  " : "\(event.time.timeText)  ",
        column: rect.column + 1,
        row: row, width: rect.columns - 1, style: theme.dim)
      frame.put(
        text.sentence(event), column: rect.column + 1 + used, row: row, width: rect.columns - 1 - used,
        style: text.isCount(event) ? theme.good : theme.text, ellipsis: theme.signs.ellipsis)
      row += 1
    }
  }
}
