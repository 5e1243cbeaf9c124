import ChatRoom
import ImpressionRules
import TerminalText

/// Several phones with the same room: the other phones, and a panel with what each of them counts and why not.
struct ComparisonView {
  let scene: Scene
  /// The phones, the session's own first.
  private let phones: [Scene]

  private static let nameColumn = 2
  private static let longestName = 10
  private static let leastForWords = 9
  private static let leastForDeviceNames = 12

  init(scene: Scene) {
    self.scene = scene
    let slots = scene.grid?.slots.indices.dropFirst() ?? 0..<0
    phones =
      [scene]
      + slots.map { slot in
        Scene(
          session: scene.session.shownTwin(slot - 1), theme: scene.theme, size: scene.size,
          collectsTargets: scene.targets != nil, in: scene.grid, slot: slot)
      }
  }

  private var theme: Theme { scene.theme }
  private var rect: CellRect { scene.layout.panel }
  private var session: Session { scene.session }

  func draw(in frame: inout Frame) {
    for phone in phones.dropFirst() {
      PhoneView(scene: phone, showsKeys: false).draw(in: &frame)
      scene.adoptTargets(of: phone)
    }
    frame.put(
      session.title, column: rect.column, row: rect.row, width: rect.columns, style: theme.title,
      ellipsis: theme.glyphs.ellipsis)
    let explanation = explanation
    let space = rect.rows - 3
    let table = TableView(scene: scene, rect: rect)
    let tableRows = min(table.lineCount + 1, max(4, space - min(explanation.count, space / 2)))
    var row = rect.row + 1
    drawTable(table.lines(rows: tableRows), in: &frame, row: row)
    row += tableRows
    drawLegend(table.lines(rows: tableRows), in: &frame, row: row)
    row += 1
    let shown = explanation.prefix(max(0, rect.endRow - row))
    for (index, line) in shown.enumerated() {
      frame.put(
        line.text, column: rect.column + 1, row: row + index, width: rect.columns - 1, style: line.style,
        ellipsis: theme.glyphs.ellipsis)
    }
    scene.mark(
      .explanation, CellRect(column: rect.column, row: row, columns: rect.columns, rows: shown.count))
  }

  private func drawLegend(_ lines: [TableView.Line], in frame: inout Frame, row: Int) {
    frame.fill(
      theme.glyphs.horizontal, theme.border, columns: rect.column..<rect.endColumn, row: row)
    let bubbles = lines.compactMap { line in
      if case .bubble(let bubble) = line { bubble } else { nil }
    }
    LegendView(scene: scene, phones: phones, bubbles: bubbles).draw(
      in: &frame, column: rect.column, row: row, width: rect.columns)
  }

  // MARK: The table

  /// The columns of the table after the names: one for each phone.
  private var cellWidth: Int {
    let names = ComparisonView.nameColumn + ComparisonView.longestName + 1
    return max(3, (rect.columns - names) / max(1, phones.count))
  }

  private func cellColumn(_ phone: Int) -> Int {
    rect.endColumn - (phones.count - phone) * cellWidth
  }

  private func drawTable(_ lines: [TableView.Line], in frame: inout Frame, row: Int) {
    frame.put("bubble", column: rect.column + 1, row: row, width: rect.columns, style: theme.dim)
    for (index, phone) in phones.enumerated() {
      let name =
        cellWidth >= ComparisonView.leastForDeviceNames
        ? "\(index + 1) \(phone.user.device.name)" : String(index + 1)
      frame.put(
        name, column: cellColumn(index), row: row, width: cellWidth - 1, style: theme.dim,
        ellipsis: theme.glyphs.ellipsis)
    }
    for (index, line) in lines.enumerated() {
      switch line {
      case .message(let message):
        frame.put(
          scene.world.messages[message].header.id, column: rect.column, row: row + 1 + index,
          width: rect.columns, style: theme.title, ellipsis: theme.glyphs.ellipsis)
      case .overview(let message): drawOverview(message, in: &frame, row: row + 1 + index)
      case .bubble(let bubble): drawBubble(bubble, in: &frame, row: row + 1 + index)
      }
    }
  }

  private func drawOverview(_ message: Int, in frame: inout Frame, row: Int) {
    frame.put(
      session.showsAPINames ? "uniqueImpr." : "opened by", column: rect.column + ComparisonView.nameColumn,
      row: row, width: cellColumn(0) - rect.column - ComparisonView.nameColumn, style: theme.dim)
    for (index, phone) in phones.enumerated() {
      frame.put(
        String(phone.world.ledger.messageUniqueImpressions[message]), column: cellColumn(index), row: row,
        width: cellWidth - 1, style: theme.text)
    }
  }

  private func drawBubble(_ bubble: Int, in frame: inout Frame, row: Int) {
    let record = scene.world.bubbles[bubble]
    let isSelected = bubble == session.selection
    scene.mark(.row(bubble), CellRect(column: rect.column, row: row, columns: rect.columns, rows: 1))
    if isSelected { frame.set(theme.glyphs.selection, theme.key, column: rect.column, row: row) }
    let type = record.bubble.object.isCarousel ? "carousel" : record.bubble.object.type
    frame.put(
      "\(record.seq) \(type)", column: rect.column + ComparisonView.nameColumn, row: row,
      width: cellColumn(0) - rect.column - ComparisonView.nameColumn - 1,
      style: isSelected ? theme.selected : theme.text, ellipsis: theme.glyphs.cut)
    for (index, phone) in phones.enumerated() {
      let text = BubbleStateText(scene: phone, bubble: bubble, isWide: cellWidth > 14)
      let style =
        phone.session.flashing.contains(bubble) ? theme.flash : theme.style(of: text.state)
      frame.set(theme.glyphs.sign(of: text.state), style, column: cellColumn(index), row: row)
      guard cellWidth >= ComparisonView.leastForWords else { continue }
      frame.put(
        text.words, column: cellColumn(index) + 2, row: row, width: cellWidth - 3,
        style: theme.style(of: text.state), ellipsis: theme.glyphs.cut)
    }
  }

  // MARK: The explanation

  /// Of the selected bubble on each phone: its height, its outlook, and with few phones why it has not been counted.
  private var explanation: [ExplanationView.Line] {
    guard let bubble = session.selection else { return [] }
    let width = rect.columns - 1
    var lines = [
      ExplanationView.Line(text: scene.world.name(ofBubble: bubble), style: theme.title)
    ]
    let words = FitPreviewText(theme: theme)
    for (index, phone) in phones.enumerated() {
      if phones.count <= 2, index > 0 { lines.append(ExplanationView.Line(text: "", style: theme.text)) }
      lines.append(
        ExplanationView.Line(
          text: "\(index + 1) \(phone.user.device.name)\(height(bubble, phone))", style: theme.key))
      let preview = phone.session.presentFitPreview ?? phone.session.previews.first
      let outlook = preview.map {
        "if first unread: \(words.verdict($0, isShort: true)), \(words.greatest($0))"
      }
      if let preview, let outlook {
        lines += WordWrap.lines(of: outlook, width: width - 2).map {
          ExplanationView.Line(text: "  \($0)", style: words.style(preview))
        }
      }
      guard phones.count <= 2 else { continue }
      // Its head would repeat the name.
      lines += ExplanationView(scene: phone, isBesidePreviews: false).lines(width: width - 2).dropFirst().map
      {
        ExplanationView.Line(text: "  \($0.text)", style: $0.style)
      }
    }
    return lines
  }

  private func height(_ bubble: Int, _ phone: Scene) -> String {
    guard let place = phone.room.place(ofBubble: bubble) else { return "" }
    return " \(theme.glyphs.dot) \(phone.room.column.height(of: place)) pt"
  }
}
