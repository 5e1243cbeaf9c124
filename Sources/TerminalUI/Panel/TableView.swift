import ChatRoom
import ImpressionRules
import TerminalText

/// The counters: two lines for each message and one for each of its bubbles. Only the lines on the screen
/// are made, however many bubbles there are.
struct TableView {
  let scene: Scene
  let rect: CellRect

  private var theme: Theme { scene.theme }
  private var world: World { scene.world }
  private var session: Session { scene.session }
  private var isWide: Bool { rect.columns >= 64 }
  private var impressionWidth: Int { isWide ? 11 : 4 }
  private var usersWidth: Int { isWide ? 8 : 7 }
  /// The heads of the counters: in plain words, or as the Messaging API names them.
  private var counterHeads: (impressions: String, users: String) {
    switch (session.showsAPINames, isWide) {
    case (false, true): ("counted", "people")
    case (false, false): (rect.columns >= 44 ? "counted" : theme.glyphs.times, "people")
    case (true, true): ("impression", "unique")
    case (true, false): ("impr", "unique")
    }
  }
  private static let typeColumn = 4
  private static let edgesColumn = 14
  private static let stateColumn = 19

  /// The lines of all messages, without the column heads.
  var lineCount: Int { world.messages.count * 2 + world.bubbles.count }

  func draw(in frame: inout Frame, firstRow: Int, rows: Int) {
    drawHeads(in: &frame, row: firstRow)
    for (index, line) in lines(rows: rows).enumerated() {
      let row = firstRow + 1 + index
      switch line {
      case .message(let message): drawMessage(message, in: &frame, row: row)
      case .overview(let message): drawOverview(message, in: &frame, row: row)
      case .bubble(let bubble): drawBubble(bubble, in: &frame, row: row)
      }
    }
  }

  /// The subject of a line.
  enum Line {
    /// A message, by its index in ``World/messages``.
    case message(Int)
    /// The same message's times and users.
    case overview(Int)
    /// One of its bubbles, by its index in ``World/bubbles``.
    case bubble(Int)
  }

  /// The lines shown below the column heads, which take the first of the rows. The first is a message's, so that every
  /// bubble has its message's name above it. O(rows).
  func lines(rows: Int) -> [Line] {
    let shown = rows - 1
    guard shown > 0, lineCount > 0 else { return [] }
    let selected = session.selection.map { line(ofBubble: $0) } ?? 0
    let first = max(0, min(selected - shown / 2, lineCount - shown))
    var message = messageIndex(atLine: first)
    let top = message
    return (first..<min(first + shown, lineCount)).map { next in
      let start = firstLine(of: message)
      let bubbles = world.messages[message].bubbles
      defer { if next + 1 - start >= 2 + bubbles.count { message += 1 } }
      if next == first { return .message(top) }
      switch next - start {
      case 0: return .message(message)
      case 1: return .overview(message)
      default: return .bubble(bubbles.lowerBound + next - start - 2)
      }
    }
  }

  private func firstLine(of message: Int) -> Int {
    2 * message + world.messages[message].bubbles.lowerBound
  }

  private func line(ofBubble bubble: Int) -> Int {
    2 * (Int(world.bubbles[bubble].message) + 1) + bubble
  }

  private func messageIndex(atLine line: Int) -> Int {
    var low = 0
    var high = world.messages.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if firstLine(of: middle) <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }

  // MARK: Lines

  private func drawHeads(in frame: inout Frame, row: Int) {
    func head(_ text: String, _ column: Int) {
      frame.put(text, column: rect.column + column, row: row, width: rect.columns - column, style: theme.dim)
    }
    let isNarrow = rect.columns < 40
    let heads = counterHeads
    var countersColumn = rect.columns - usersWidth - heads.impressions.count
    if world.users.count > 1 {
      // The left columns are the present user's, the right ones all users'.
      let width = isNarrow ? 13 : 11
      let name = WordWrap.cut(scene.shortName(of: world.currentUser), width: width - 1, theme.glyphs.ellipsis)
      head("\(name):", 1)
      if !isNarrow { head("edges", TableView.edgesColumn - 1) }
      let everybody = isWide ? "everybody:" : "all:"
      countersColumn -= everybody.count + 1
      head(everybody, countersColumn)
    } else {
      head("bubble", 1)
      head("edges", TableView.edgesColumn - 1)
    }
    let visitHeads = scene.room.isInside ? ["this visit", "visit"] : ["last visit", "last"]
    if !isNarrow, let fitting = visitHeads.first(where: { TableView.stateColumn + $0.count < countersColumn })
    {
      head(fitting, TableView.stateColumn)
    }
    frame.put(heads.impressions, endingAt: rect.endColumn - usersWidth, row: row, style: theme.dim)
    frame.put(heads.users, endingAt: rect.endColumn, row: row, style: theme.dim)
  }

  private func drawMessage(_ index: Int, in frame: inout Frame, row: Int) {
    let record = world.messages[index]
    let glyphs = theme.glyphs
    let name = record.header.id
    // In little room the name matters most.
    let delivered = "delivered \(record.delivered)"
    let kinds =
      record.isSent
      ? ["\(record.header.kind.rawValue) \(glyphs.dot) \(delivered)", delivered] : ["not sent yet"]
    let kind = kinds.first { $0.cells + name.cells < rect.columns } ?? kinds[kinds.count - 1]
    frame.put(kind, endingAt: rect.endColumn, row: row, style: theme.dim)
    frame.put(
      name, column: rect.column, row: row, width: max(4, rect.columns - kind.cells - 1), style: theme.title,
      ellipsis: glyphs.ellipsis)
  }

  private func drawOverview(_ index: Int, in frame: inout Frame, row: Int) {
    let record = world.messages[index]
    let count = world.ledger.messageUniqueImpressions[index]
    let isFlashing = session.flashing.contains { Int(world.bubbles[$0].message) == index }
    let number = String(count)
    frame.put(number, endingAt: rect.endColumn, row: row, style: isFlashing ? theme.flash : theme.text)
    let label = session.showsAPINames ? "uniqueImpression" : "opened by"
    frame.put(
      label, endingAt: rect.endColumn - max(2, number.utf8.count + 1), row: row, style: theme.dim)
    let sent = record.header.sent
    let text = "\(sent.dateText.dropFirst(5)) \(sent.timeText.prefix(5))"
    let space = rect.columns - label.utf8.count - max(2, number.utf8.count + 1) - 2
    guard text.utf8.count <= space else { return }
    frame.put(text, column: rect.column + 1, row: row, width: space, style: theme.dim)
  }

  private func drawBubble(_ bubble: Int, in frame: inout Frame, row: Int) {
    let record = world.bubbles[bubble]
    let room = scene.room
    let place = room.place(ofBubble: bubble)
    let isSelected = bubble == session.selection
    let style = isSelected ? theme.selected : theme.text
    let glyphs = theme.glyphs
    scene.mark(.row(bubble), CellRect(column: rect.column, row: row, columns: rect.columns, rows: 1))
    if isSelected { frame.set(glyphs.selection, theme.key, column: rect.column, row: row) }
    frame.put(String(record.seq), column: rect.column + 2, row: row, width: 1, style: style)
    let type = record.bubble.object.isCarousel ? "carousel" : record.bubble.object.type
    frame.put(type, column: rect.column + TableView.typeColumn, row: row, width: 9, style: style)
    let flash = session.flashing.contains(bubble) ? theme.flash : nil
    frame.put(
      String(world.ledger.impressions[bubble]), endingAt: rect.endColumn - usersWidth, row: row,
      style: flash ?? style)
    frame.put(
      String(world.ledger.uniqueImpressions[bubble]), endingAt: rect.endColumn, row: row,
      style: flash ?? style)
    if let place { drawEdges(of: place, room, in: &frame, row: row) }
    drawState(of: bubble, row, in: &frame)
  }

  private func drawEdges(of place: Int, _ room: Room, in frame: inout Frame, row: Int) {
    let glyphs = theme.glyphs
    let seen = room.edgesSeen(at: place)
    let required = room.edgesRequired(at: place)
    let edges = [
      (Edges.top, glyphs.seenTop), (.bottom, glyphs.seenBottom), (.left, glyphs.seenLeft),
      (.right, glyphs.seenRight),
    ]
    for (index, (edge, glyph)) in edges.enumerated() where required.contains(edge) {
      let isSeen = seen.contains(edge)
      frame.set(
        isSeen ? glyph : glyphs.unseen, isSeen ? theme.good : theme.dim,
        column: rect.column + TableView.edgesColumn + index, row: row)
    }
  }

  private func drawState(of bubble: Int, _ row: Int, in frame: inout Frame) {
    let column = rect.column + TableView.stateColumn
    let text = BubbleStateText(scene: scene, bubble: bubble, isWide: isWide)
    let style = theme.style(of: text.state)
    frame.set(theme.glyphs.sign(of: text.state), style, column: column, row: row)
    frame.put(
      text.words, column: column + 2, row: row,
      width: rect.endColumn - impressionWidth - usersWidth - column - 2, style: style,
      ellipsis: theme.glyphs.ellipsis)
  }
}
