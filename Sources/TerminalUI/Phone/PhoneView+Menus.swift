import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// The menus that lie over the room, and the chat bar below it.
extension PhoneView {
  func drawServiceMenuBar(_ scale: RoomScale, in frame: inout Frame) {
    for row in 0..<scale.barRows { fillRow(row, theme.bar, in: &frame) }
    scene.mark(
      .window,
      CellRect(column: window.column, row: window.row, columns: window.columns, rows: scale.barRows))
    // Its lower edge shows that it lies in front of the room.
    if scale.barRows > 1 {
      frame.fill(
        glyphs.barEdge, theme.bar.edge, columns: window.column..<window.endColumn,
        row: window.row + scale.barRows - 1)
    }
    let row = window.row + (scale.barRows - 1) / 2
    var column = window.column + 1
    for (index, label) in (scene.world.account.serviceMenuBar ?? []).enumerated() {
      if index > 0 {
        column +=
          1
          + frame.put(
            " \(glyphs.vertical.base)", column: column, row: row, width: window.endColumn - 1 - column,
            style: theme.bar.full)
      }
      let start = column
      column += frame.put(
        label, column: column, row: row, width: window.endColumn - 1 - column, style: theme.bar.full,
        ellipsis: glyphs.cut)
      scene.mark(
        .barEntry(index),
        CellRect(column: start, row: window.row, columns: column - start, rows: scale.barRows))
    }
  }

  private func fillRow(_ row: Int, _ fill: Theme.Fill, in frame: inout Frame) {
    frame.fill(
      .space, fill.full, columns: window.column..<window.endColumn, row: window.row + row)
  }

  func drawRichMenu(_ scale: RoomScale, in frame: inout Frame) {
    guard let menu = scene.world.richMenu(of: scene.world.currentUser) else { return }
    let first = scale.rows - scale.menuRows - scale.quickReplyRows
    for row in first..<first + scale.menuRows { fillRow(row, theme.menu, in: &frame) }
    let rect = CellRect(
      column: window.column, row: window.row + first, columns: window.columns, rows: scale.menuRows)
    scene.mark(.window, rect)
    let hasPicture = drawPicture(of: menu, in: rect, &frame)
    let style = theme.menu.full
    let areas = RichMenuGrid.areas(of: menu, columns: window.columns, rows: scale.menuRows)
    for (index, (area, label)) in areas.enumerated() {
      scene.mark(
        .menuArea(index),
        CellRect(
          column: window.column + area.column, row: window.row + first + area.row, columns: area.columns,
          rows: area.rows))
      if area.column > 0, !hasPicture {
        for row in 0..<area.rows {
          frame.set(
            glyphs.vertical, style, column: window.column + area.column,
            row: window.row + first + area.row + row)
        }
      }
      drawLabel(label, in: area, first: first, hasPicture ? nil : style, &frame)
    }
    if hasPicture { return }
    // Its upper edge shows that it lies in front of the room.
    for column in window.column..<window.endColumn where scale.menuRows > 1 {
      let cell = frame[column, window.row + first]
      if cell.glyph == .space {
        frame.set(glyphs.menuEdge, theme.menu.edge, column: column, row: window.row + first)
      }
    }
  }

  /// The picture of the menu, in design colours. Returns whether there is one.
  private func drawPicture(of menu: RichMenu, in rect: CellRect, _ frame: inout Frame) -> Bool {
    let (columns, halves) = (rect.column..<rect.endColumn, 2 * rect.row..<2 * rect.endRow)
    guard scene.drawsPictures, let picture = scene.world.richMenuPicture(of: scene.world.currentUser),
      let painter = scene.painter(
        of: picture, columns: columns, halves: halves, width: Double(menu.imageWidth),
        height: Double(menu.imageHeight), fillsArea: true)
    else { return false }
    painter.paint(columns: columns, halves: halves, in: &frame)
    return true
  }

  /// The label of an area in the middle of it, in as many rows as it takes. Without a style, it has the color behind
  /// it.
  private func drawLabel(
    _ label: String, in area: CellRect, first: Int, _ style: Style?, _ frame: inout Frame
  ) {
    let space = area.columns - 2
    guard space > 0, area.rows > 0 else { return }
    let lines = CellLines.lines(of: label, width: space, rows: area.rows, cut: glyphs.cut)
    let top = window.row + first + area.row + (area.rows - lines.count + 1) / 2
    for (index, line) in lines.enumerated() {
      let width = CellWidth.width(of: line)
      let column = window.column + area.column + 1 + max(0, (space - width) / 2)
      if let style {
        frame.put(line, column: column, row: top + index, width: space, style: style)
      } else if let design = theme.design {
        let papers = (0..<width).compactMap { offset in
          frame.contains(column: column + offset, row: top + index)
            ? design.color(frame[column + offset, top + index].style.background) : nil
        }
        let paper = DesignColor(meanOf: papers)
        frame.put(
          line, column: column, row: top + index, width: space, style: design.style(paper.contrast, on: paper)
        )
      }
    }
  }

  /// The quick replies above the chat bar. What the row has no room for is reached by swiping it.
  func drawQuickReplies(in rect: CellRect, _ frame: inout Frame) {
    for row in rect.row..<rect.endRow {
      frame.fill(.space, theme.bar.full, columns: rect.column..<rect.endColumn, row: row)
    }
    scene.mark(.window, rect)
    let row = rect.row + (rect.rows - 1) / 2
    var column = rect.column + 1
    for (index, reply) in scene.session.quickReplies.enumerated() {
      let space = rect.endColumn - 1 - column
      guard space > 0 else {
        // There are more, which a swipe would show.
        return frame.set(glyphs.cut, theme.bar.full, column: rect.endColumn - 1, row: row)
      }
      let start = column
      column += frame.put(
        "[ \(reply.label) ]", column: column, row: row, width: space, style: theme.bar.full,
        ellipsis: glyphs.cut)
      scene.mark(
        .quickReply(index),
        CellRect(column: start, row: rect.row, columns: column - start, rows: rect.rows))
      column += 1
    }
  }

  func drawChatBar(in frame: inout Frame) {
    let row = layout.chatBarRow
    guard let menu = scene.world.richMenu(of: scene.world.currentUser), scene.user.device.app.hasRichMenus
    else {
      return drawInputBar(row: row, isOpen: false, in: &frame)
    }
    let isOpen = scene.room.visit.menus.contains(.richMenu)
    scene.mark(.chatBar, CellRect(column: window.column, row: row, columns: window.columns, rows: 1))
    scene.mark(.inputBar, CellRect(column: window.column, row: row, columns: 3, rows: 1))
    frame.put(
      "\(glyphs.keyboard)  \(menu.chatBarText) \(isOpen ? glyphs.open : glyphs.closed)",
      column: window.column + 1, row: row, width: window.columns - 2, style: theme.text,
      ellipsis: glyphs.cut)
  }
}
