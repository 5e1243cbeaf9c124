import ChatRoom
import TerminalText

/// The keyboard over the room: quick replies, the input bar and the keys, from where the chat window ends down to where
/// the chat bar was.
extension PhoneView {
  private static let keyRows = [
    ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"], ["a", "s", "d", "f", "g", "h", "j", "k", "l"],
    ["shift", "z", "x", "c", "v", "b", "n", "m", "del"],
  ]

  func drawKeyboard(_ keyboard: Keyboard, _ scale: RoomScale, in frame: inout Frame) {
    var first = window.row + scale.rows - scale.menuRows - scale.quickReplyRows
    let all = CellRect(
      column: window.column, row: first, columns: window.columns, rows: layout.chatBarRow + 1 - first)
    for row in all.row..<all.endRow {
      frame.fill(.space, .plain, columns: all.column..<all.endColumn, row: row)
    }
    scene.mark(.keyboard, all)
    if let replies = layout.quickReplies {
      drawQuickReplies(
        in: CellRect(column: replies.column, row: first, columns: replies.columns, rows: replies.rows), &frame
      )
      first += replies.rows
    }
    drawInputBar(row: first, isOpen: true, in: &frame)
    let keys = CellRect(
      column: window.column, row: first + 1, columns: window.columns, rows: all.endRow - first - 1)
    for row in keys.row..<keys.endRow {
      frame.fill(.space, theme.menu.full, columns: keys.column..<keys.endColumn, row: row)
    }
    switch keyboard {
    case .keys: drawKeys(in: keys, &frame)
    case .voice: drawLabel("hold to record", in: keys, theme.menu.full, &frame)
    }
  }

  /// Each row of keys gets as many rows as the others; where there are too few, the last ones go.
  private func drawKeys(in rect: CellRect, _ frame: inout Frame) {
    let labels = PhoneView.keyRows + [["123", "space", "return"]]
    let shown = labels.prefix(rect.rows)
    for (index, row) in shown.enumerated() {
      let top = rect.row + rect.rows * index / shown.count
      let bottom = rect.row + rect.rows * (index + 1) / shown.count
      // The space bar is as wide as four other keys.
      let weights = row.map { $0 == "space" ? 4 : $0.count > 1 && row.count > 3 ? 2 : 1 }
      let sum = weights.reduce(0, +)
      var passed = 0
      for (label, weight) in zip(row, weights) {
        let left = rect.column + rect.columns * passed / sum
        passed += weight
        let right = rect.column + rect.columns * passed / sum
        let key = CellRect(column: left, row: top, columns: right - left, rows: bottom - top)
        drawLabel(label, in: key, theme.menu.full, &frame)
      }
    }
  }

  /// A label in the middle of a rectangle, if it fits.
  private func drawLabel(_ label: String, in rect: CellRect, _ style: Style, _ frame: inout Frame) {
    let width = CellWidth.width(of: label)
    guard width <= rect.columns, rect.rows > 0 else { return }
    frame.put(
      label, column: rect.column + (rect.columns - width) / 2, row: rect.row + (rect.rows - 1) / 2,
      width: width, style: style)
  }

  /// The input bar of a room: the text that has not been sent, or what invites to write one. While there are keys the
  /// cursor follows the text.
  func drawInputBar(row: Int, isOpen: Bool, in frame: inout Frame) {
    if scene.user.device.app.hasKeyboard {
      scene.mark(.inputBar, CellRect(column: window.column, row: row, columns: window.columns, rows: 1))
    }
    let start = "\(glyphs.keyboard)  "
    var column = window.column + 1
    column += frame.put(start, column: column, row: row, width: window.columns - 2, style: theme.dim)
    let hasCursor = isOpen && scene.room.openKeyboard == .keys
    let draft = scene.room.draft.replacing("\n", with: " ")
    let text = draft.isEmpty && !hasCursor ? "Aa" : draft
    column += frame.put(
      text, column: column, row: row, width: window.endColumn - 2 - column,
      style: draft.isEmpty ? theme.dim : theme.text, ellipsis: glyphs.cut)
    if hasCursor { frame.set(glyphs.cursor, theme.key, column: column, row: row) }
  }
}
