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

/// Events in words.
struct EventText {
  let world: World

  /// Whether the event changed a counter.
  func isCount(_ event: Event) -> Bool {
    if case .impression = event.kind { return true }
    return false
  }

  /// What happened, without when and who.
  func sentence(_ event: Event) -> String {
    switch event.kind {
    case .entered(let position): return "entered (\(position.rawValue))"
    case .left: return "left"
    case .swiped(let bubble, let x): return "swiped \(world.name(ofBubble: bubble)) to \(x) pt"
    case .revealed(let bubble, let edges):
      return "saw \(edges.names.joined(separator: ", ")) of \(world.name(ofBubble: bubble))"
    case .impression(let bubble, let addition):
      return "impression \(world.name(ofBubble: bubble))\(addition.isUnique ? "  +1 unique" : "")"
    case .unmeasured(let bubble, let reason):
      return "not counted \(world.name(ofBubble: bubble)): \(reason.rawValue)"
    case .richMenu(let isOpen): return isOpen ? "opened the rich menu" : "closed the rich menu"
    case .serviceMenuBar(let isShown): return isShown ? "service menu bar shows" : "service menu bar hidden"
    case .richMenuMissing: return "no rich menu on this device"
    case .sent(let message): return "message \(world.messages[message].message.id) was sent"
    case .said: return "said something"
    case .markedRead(let method): return "marked as read (\(method.rawValue))"
    case .switchedDevice(let name): return "took up \(name)"
    case .waited(let seconds): return "waited \(duration(seconds))"
    }
  }

  private func duration(_ seconds: Int) -> String {
    let parts = [
      (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return text.isEmpty ? "0s" : text
  }
}
