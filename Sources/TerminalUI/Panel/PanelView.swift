import ChatRoom
import ImpressionRules
import TerminalText

/// The panel at the phone's right: counters, the explanation, what other heights would do, the latest events.
/// If there is room for two columns, the second has the visit's plot and the events.
struct PanelView {
  let scene: Scene

  private var theme: Theme { scene.theme }
  private var layout: ScreenLayout { scene.layout }
  private var session: Session { scene.session }

  func draw(in frame: inout Frame) {
    let rect = layout.panel
    frame.put(
      session.title, column: rect.column, row: rect.row, width: rect.columns, style: theme.title,
      ellipsis: theme.glyphs.ellipsis)
    if let second = layout.secondPanel {
      // On a large screen Insight takes the second column, and the log has what is left of the first.
      let minimumLog = layout.isLarge ? PanelView.minimumLog : 0
      let row = drawCounters(in: rect, minimumBelow: minimumLog, &frame)
      if layout.isLarge { drawLog(rect, rows: min(row + 1, rect.endRow)..<rect.endRow, in: &frame) }
      drawVisit(in: second, &frame)
    } else {
      let row = drawCounters(in: rect, minimumBelow: max(4, rect.rows / 6 + 1), &frame)
      let end = min(row, rect.endRow)
      drawLog(rect, rows: end..<rect.endRow, in: &frame)
      if !showsHeights(rect) { drawGreatestHeight(rect, in: &frame, row: end) }
    }
  }

  /// Where there is little room, heights have lines of their own only while they are tried.
  private func showsHeights(_ rect: CellRect) -> Bool { rect.rows >= 36 || session.isTryingHeights }

  /// The selected bubble's height, and how tall it could be, over the rule in a row.
  private func drawGreatestHeight(_ rect: CellRect, in frame: inout Frame, row: Int) {
    guard row < rect.endRow, let preview = session.presentFitPreview else { return }
    let words = FitPreviewText(theme: theme).greatest(preview)
    frame.put(
      " \(preview.height) pt, \(words) ", column: rect.column, row: row, width: rect.columns, style: theme.dim
    )
  }

  /// The table with what explains the selected bubble; returns the row behind it. Below it, a number of rows stay
  /// free.
  @discardableResult
  private func drawCounters(in rect: CellRect, minimumBelow: Int, _ frame: inout Frame) -> Int {
    let heightsView = HeightsView(scene: scene, width: rect.columns)
    let heights = showsHeights(rect) ? heightsView.lines : []
    let explanation = ExplanationView(scene: scene, isBesidePreviews: !heights.isEmpty)
      .lines(width: rect.columns - 1)
    let table = TableView(scene: scene, rect: rect)
    // The table takes what it needs of what explanation and log leave; the log takes the rest.
    let space = rect.rows - heights.count - minimumBelow - 2
    let words = min(explanation.count, minimumBelow == 0 ? max(4, rect.rows / 2) : max(4, rect.rows / 3))
    let tableRows = min(table.lineCount + 1, max(4, space - words))
    let shown = max(0, min(explanation.count, space - tableRows))
    var row = rect.row + 1
    table.draw(in: &frame, firstRow: row, rows: tableRows)
    row += tableRows
    rule(rect, in: &frame, row: row)
    if !LegendView.isBelowPhone(layout) {
      let bubbles = table.lines(rows: tableRows).compactMap { line in
        if case .bubble(let bubble) = line { bubble } else { nil }
      }
      LegendView(scene: scene, bubbles: bubbles).draw(
        in: &frame, column: rect.column, row: row, width: rect.columns)
    }
    row += 1
    let start = row
    for (index, line) in explanation.prefix(shown).enumerated() {
      let isCut = index == shown - 1 && shown < explanation.count
      draw(isCut ? cut(line, rect) : line, rect, row: row, in: &frame)
      row += 1
    }
    for line in heights {
      draw(line, rect, row: row, in: &frame)
      row += 1
    }
    if layout.isLarge {
      let phones = heightsView.phones
      if row + phones.count + minimumBelow <= rect.endRow {
        for line in phones {
          draw(line, rect, row: row, in: &frame)
          row += 1
        }
      }
    }
    scene.mark(
      .explanation, CellRect(column: rect.column, row: start, columns: rect.columns, rows: row - start))
    return row
  }

  /// The last visible line says that there is more to read.
  private func cut(_ line: ExplanationView.Line, _ rect: CellRect) -> ExplanationView.Line {
    let more = " \(theme.glyphs.ellipsis.base) w"
    let room = rect.columns - 1 - CellWidth.width(of: more)
    let text =
      CellWidth.width(of: line.text) > room
      ? WordWrap.lines(of: line.text, width: room).first ?? "" : line.text
    return ExplanationView.Line(text: text + more, style: line.style)
  }

  private func draw(_ line: ExplanationView.Line, _ rect: CellRect, row: Int, in frame: inout Frame) {
    frame.put(
      line.text, column: rect.column + 1, row: row, width: rect.columns - 1, style: line.style,
      ellipsis: theme.glyphs.ellipsis)
    if let end = line.end {
      frame.put(end, endingAt: rect.endColumn, row: row, style: line.endStyle ?? theme.warning)
    }
  }

  private func rule(_ rect: CellRect, in frame: inout Frame, row: Int) {
    frame.fill(
      theme.glyphs.horizontal, theme.border, columns: rect.column..<rect.endColumn, row: row)
  }

  // MARK: The visit and the log

  /// The plot of the selected bubble's visit, and the log below it.
  private func drawVisit(in rect: CellRect, _ frame: inout Frame) {
    var row = rect.row
    if let bubble = session.selection, let place = scene.room.place(ofBubble: bubble),
      let visitTrace = session.simulation.visitTraces.visits(of: scene.world.currentUser).last
    {
      let whose = scene.world.users.count > 1 ? "\(scene.shortName(of: scene.world.currentUser)): " : ""
      frame.put(
        "\(whose)\(scene.world.name(ofBubble: bubble)) in visit \(visitTrace.number)", column: rect.column,
        row: row,
        width: rect.columns, style: theme.title, ellipsis: theme.glyphs.ellipsis)
      let lines = TimelineView(
        theme: theme, visitTrace: visitTrace, place: place, room: scene.room, width: rect.columns
      ).lines
      for (index, line) in lines.enumerated() {
        draw(line, rect, row: row + 1 + index, in: &frame)
      }
      scene.mark(
        .explanation, CellRect(column: rect.column, row: row, columns: rect.columns, rows: lines.count + 1))
      row += lines.count + 1
    }
    if layout.isLarge { return drawInsight(in: rect, below: row, &frame) }
    drawLog(rect, rows: min(row, rect.endRow)..<rect.endRow, in: &frame)
  }

  private static let cardHeight = 11
  /// The rows that the log keeps at the end of the first column of a large screen.
  private static let minimumLog = 10

  /// The cards of Insight below the plot, as many as there is room for, the most important first.
  private func drawInsight(in rect: CellRect, below row: Int, _ frame: inout Frame) {
    let cards = session.insightCache.cards(of: session, days: 7)
    let count = min(InsightView.cards.count, (rect.endRow - row) / PanelView.cardHeight)
    guard count > 0 else { return }
    let start = rect.endRow - count * PanelView.cardHeight
    let pages = InsightView.cards
    let view = CardView(
      scene: scene, width: rect.columns, height: PanelView.cardHeight, isSelected: false)
    for (index, page) in pages.prefix(count).enumerated() {
      for (line, text) in view.lines(of: page, cards).enumerated() {
        draw(
          PageLine().adding(text, at: 2), rect, row: start + index * PanelView.cardHeight + line, in: &frame)
      }
    }
    scene.mark(
      .key(.insight),
      CellRect(column: rect.column, row: start, columns: rect.columns, rows: rect.endRow - start))
  }

  private func draw(_ line: PageLine, _ rect: CellRect, row: Int, in frame: inout Frame) {
    var column = rect.column
    for piece in line.pieces {
      // Pages count from the second column of the screen on.
      column = piece.column.map { rect.column + $0 - 2 } ?? column
      column += frame.put(
        piece.text, column: column, row: row, width: rect.endColumn - column, style: piece.style,
        ellipsis: theme.glyphs.ellipsis)
    }
  }

  private func drawLog(_ rect: CellRect, rows: Range<Int>, in frame: inout Frame) {
    guard let first = rows.first else { return }
    rule(rect, in: &frame, row: first)
    scene.mark(
      .log, CellRect(column: rect.column, row: first, columns: rect.columns, rows: rows.count))
    var row = first + 1
    // In little room the time goes, which the footer has.
    let isNarrow = rect.columns < 40
    let text = EventText(
      world: scene.world, maximumIDLength: max(8, rect.columns * 2 / 5 - (isNarrow ? 0 : 8)), isDense: true)
    var day = scene.world.clock.dateText
    for event in session.log.reversed() {
      if row >= rows.upperBound { return }
      // The table shows the edges; in these few lines they would bury the rest.
      if case .revealed = event.kind { continue }
      if event.time.dateText != day {
        // An earlier day has its date above its events.
        guard row + 1 < rows.upperBound else { return }
        day = event.time.dateText
        frame.put(day, column: rect.column + 1, row: row, width: rect.columns - 1, style: theme.dim)
        row += 1
      }
      let time = isNarrow ? "" : "\(event.time.timeText) "
      let name = scene.world.users.count > 1 ? "\(scene.shortName(of: event.user)) " : ""
      let used = frame.put(
        time + name, column: rect.column + 1, row: row, width: rect.columns - 1, style: theme.dim)
      frame.put(
        text.sentence(event), column: rect.column + 1 + used, row: row,
        width: rect.columns - 1 - used, style: text.isCount(event) ? theme.good : theme.text,
        ellipsis: theme.glyphs.ellipsis)
      row += 1
    }
  }
}
