import BubbleLayout
import ChatRoom
import ImpressionRules
import MessagingAPI

/// The phone: its frame, the room or the chat list in it, the chat bar.
struct PhoneView {
  let scene: Scene
  /// Whether the chat list tells what can be pressed there.
  var tellsKeys = true

  private var theme: Theme { scene.theme }
  private var signs: Signs { scene.theme.signs }
  private var layout: ScreenLayout { scene.layout }
  private var window: CellRect { layout.window }

  func draw(in frame: inout Frame) {
    let device = scene.user.device
    drawLegend(in: &frame)
    frame.box(layout.phone, signs, style: theme.border)
    frame.put(
      " \(device.name) \(signs.dot) \(device.app.name) ", column: layout.phone.column + 1, row: 0,
      width: layout.phone.columns - 2, style: theme.title, ellipsis: signs.ellipsis)
    if scene.room.isInside {
      drawHeader("\(signs.back) \(scene.world.account.name)", in: &frame)
      scene.mark(.window, window)
      scene.mark(
        .back, CellRect(column: window.column, row: window.row - 1, columns: min(6, window.columns), rows: 1))
      drawRoom(in: &frame)
      drawChatBar(in: &frame)
    } else {
      drawHeader("Chats", in: &frame)
      drawChatList(in: &frame)
    }
  }

  /// What the signs of the bubbles mean, where there is room below the phone.
  private func drawLegend(in frame: inout Frame) {
    let first = layout.phone.endRow + 1
    guard first + HelpPage.states.count < layout.footerRow else { return }
    for (index, (state, words)) in HelpPage.states.enumerated() {
      frame.set(
        signs.sign(of: state), theme.style(of: state), column: layout.phone.column + 2, row: first + index)
      frame.put(
        words, column: layout.phone.column + 4, row: first + index, width: layout.phone.columns - 4,
        style: theme.dim, ellipsis: signs.ellipsis)
    }
  }

  private func drawHeader(_ text: String, in frame: inout Frame) {
    frame.put(
      text, column: window.column + 1, row: window.row - 1, width: window.columns - 2, style: theme.title,
      ellipsis: signs.ellipsis)
  }

  // MARK: The room

  private func drawRoom(in frame: inout Frame) {
    let room = scene.room
    let scale = RoomScale(visit: room.visit, rows: window.rows, pointsPerRow: layout.pointsPerRow)
    if room.count == 0 {
      frame.put(
        "no messages", column: window.column + 2, row: window.row + 1, width: window.columns - 3,
        style: theme.dim)
    }
    let offset = room.visit.offset
    let extents = extents(of: scene.session.placesInView, offset: offset, scale)
    for (place, extent) in extents {
      drawIcon(place, extent, scale, in: &frame)
      BubbleView(scene: scene, scale: scale, place: place, extent: extent).draw(in: &frame)
    }
    drawGuide(extents, scale, in: &frame)
    if room.hasNewBelow { drawPill(scale, in: &frame) }
    if scale.barRows > 0 { drawServiceMenuBar(scale, in: &frame) }
    if scale.menuRows > 0 { drawRichMenu(scale, in: &frame) }
  }

  /// Where the bubbles stand. At a small scale rounding would make them touch or leave no whole row for
  /// their text: there is half a row between two where both keep a whole row, and a bubble inside the region
  /// takes one where it is free.
  private func extents(
    of places: Range<Int>, offset: Int, _ scale: RoomScale
  ) -> [(place: Int, extent: RoomScale.Extent)] {
    let column = scene.room.column
    var result: [(place: Int, extent: RoomScale.Extent)] = []
    result.reserveCapacity(places.count)
    for place in places {
      var extent = scale.extent(top: column.tops[place] - offset, bottom: column.bottoms[place] - offset)
      let previous = result.last?.extent
      if !extent.hasWholeRow, scale.side(of: extent.first) == 0, scale.side(of: extent.last) == 0 {
        let row = extent.first >> 1
        let first = previous.map { $0.last < 2 * row } ?? true ? 2 * row : 2 * row + 2
        if first + 1 < scale.region.upperBound { extent = RoomScale.Extent(first: first, last: first + 1) }
      }
      if let previous, previous.last >= extent.first - 1 {
        let shorter = RoomScale.Extent(first: previous.first, last: max(previous.first, extent.first - 2))
        if scale.side(of: shorter.last) == scale.side(of: previous.last),
          shorter.hasWholeRow || !previous.hasWholeRow
        {
          result[result.count - 1].extent = shorter
        }
      }
      result.append((place, extent))
    }
    return result
  }

  /// While heights are tried: how tall the selected bubble may be to be counted at a glance, measured from its
  /// top.
  private func drawGuide(
    _ extents: [(place: Int, extent: RoomScale.Extent)], _ scale: RoomScale, in frame: inout Frame
  ) {
    guard scene.session.isTryingHeights, let outlook = scene.session.presentOutlook,
      outlook.greatestHeightAtAGlance > 0, let bubble = scene.session.selection,
      let place = scene.room.place(ofBubble: bubble), extents.contains(where: { $0.place == place })
    else { return }
    let greatest = outlook.greatestHeightAtAGlance
    let y = scene.room.column.tops[place] + greatest - scene.room.visit.offset
    let first = scale.region.lowerBound / 2
    let last = scale.region.upperBound / 2 - 1
    guard first <= last else { return }
    let row = Int((Double(y) / Double(layout.pointsPerRow)).rounded(.down))
    let isInside = row >= first && row <= last
    let sign = row > last ? "\(signs.below.base) " : row < first ? "\(signs.above.base) " : ""
    let screenRow = window.row + min(max(row, first), last)
    if isInside {
      for column in window.column..<window.endColumn {
        frame.set(
          signs.guide, Style(theme.key.foreground, on: frame[column, screenRow].style.background),
          column: column, row: screenRow)
      }
    }
    frame.put(
      " \(sign)\(greatest) pt fits at a glance ", endingAt: window.endColumn, row: screenRow, style: theme.key
    )
  }

  /// The account's icon stands beside the first bubble of each message.
  private func drawIcon(
    _ place: Int, _ extent: RoomScale.Extent, _ scale: RoomScale, in frame: inout Frame
  ) {
    guard case .account(let bubble) = scene.room.item(at: place),
      scene.world.bubbles[bubble].seq == 1, scene.room.column.carouselIndex(of: place) == nil
    else { return }
    let row = (extent.first + 1) >> 1
    guard scale.region.contains(2 * row), extent.last >= 2 * row else { return }
    frame.set(
      signs.icon, theme.text, column: window.column + max(1, layout.column(ofX: 28)), row: window.row + row)
  }

  private func drawPill(_ scale: RoomScale, in frame: inout Frame) {
    let text = " \(signs.below.base) new message "
    let width = CellWidth.width(of: text)
    frame.put(
      text, column: window.column + max(0, (window.columns - width) / 2),
      row: window.row + max(0, scale.region.upperBound / 2 - 1), width: window.columns, style: theme.flash)
  }

  private func drawServiceMenuBar(_ scale: RoomScale, in frame: inout Frame) {
    for row in 0..<scale.barRows { fillRow(row, theme.bar, in: &frame) }
    scene.mark(
      .window,
      CellRect(column: window.column, row: window.row, columns: window.columns, rows: scale.barRows))
    // Its lower edge shows that it lies in front of the room.
    if scale.barRows > 1 {
      frame.fill(
        signs.barEdge, theme.bar.edge, columns: window.column..<window.endColumn,
        row: window.row + scale.barRows - 1)
    }
    let row = window.row + (scale.barRows - 1) / 2
    var column = window.column + 1
    for (index, label) in (scene.world.account.serviceMenuBar ?? []).enumerated() {
      if index > 0 {
        column +=
          1
          + frame.put(
            " \(signs.vertical.base)", column: column, row: row, width: window.endColumn - 1 - column,
            style: theme.bar.full)
      }
      let start = column
      column += frame.put(
        label, column: column, row: row, width: window.endColumn - 1 - column, style: theme.bar.full,
        ellipsis: signs.ellipsis)
      scene.mark(
        .barEntry(index),
        CellRect(column: start, row: window.row, columns: column - start, rows: scale.barRows))
    }
  }

  private func fillRow(_ row: Int, _ fill: Theme.Fill, in frame: inout Frame) {
    frame.fill(
      .space, fill.full, columns: window.column..<window.endColumn, row: window.row + row)
  }

  private func drawRichMenu(_ scale: RoomScale, in frame: inout Frame) {
    guard let menu = scene.world.account.richMenu else { return }
    let first = scale.rows - scale.menuRows
    for row in first..<scale.rows { fillRow(row, theme.menu, in: &frame) }
    scene.mark(
      .window,
      CellRect(
        column: window.column, row: window.row + first, columns: window.columns, rows: scale.menuRows))
    let style = theme.menu.full
    let areas = RichMenuGrid.areas(of: menu, columns: window.columns, rows: scale.menuRows)
    for (index, (area, label)) in areas.enumerated() {
      scene.mark(
        .menuArea(index),
        CellRect(
          column: window.column + area.column, row: window.row + first + area.row, columns: area.columns,
          rows: area.rows))
      if area.column > 0 {
        for row in 0..<area.rows {
          frame.set(
            signs.vertical, style, column: window.column + area.column,
            row: window.row + first + area.row + row)
        }
      }
      let space = area.columns - 2
      let width = min(space, CellWidth.width(of: label))
      frame.put(
        label, column: window.column + area.column + 1 + max(0, (space - width) / 2),
        row: window.row + first + area.row + area.rows / 2, width: width, style: style,
        ellipsis: signs.ellipsis)
    }
    // Its upper edge shows that it lies in front of the room.
    for column in window.column..<window.endColumn where scale.menuRows > 1 {
      let cell = frame[column, window.row + first]
      if cell.glyph == .space {
        frame.set(signs.menuEdge, theme.menu.edge, column: column, row: window.row + first)
      }
    }
  }

  private func drawChatBar(in frame: inout Frame) {
    let row = window.endRow
    guard let menu = scene.world.account.richMenu, scene.user.device.app.hasRichMenus else {
      frame.put(
        "\(signs.keyboard)  Aa", column: window.column + 1, row: row, width: window.columns - 2,
        style: theme.dim)
      return
    }
    let isOpen = scene.room.visit.menus.contains(.richMenu)
    scene.mark(.chatBar, CellRect(column: window.column, row: row, columns: window.columns, rows: 1))
    frame.put(
      "\(signs.keyboard)  \(menu.chatBarText) \(isOpen ? signs.open : signs.closed)",
      column: window.column + 1, row: row, width: window.columns - 2, style: theme.text,
      ellipsis: signs.ellipsis)
  }

  // MARK: The chat list

  private func drawChatList(in frame: inout Frame) {
    let world = scene.world
    let room = scene.room
    let width = window.columns
    let row = window.row + 1
    scene.mark(.chat, CellRect(column: window.column, row: row, columns: width, rows: 2))
    frame.set(signs.icon, theme.dim, column: window.column + 2, row: row)
    frame.put(
      world.account.name, column: window.column + 4, row: row, width: width - 12, style: theme.title,
      ellipsis: signs.ellipsis)
    frame.put(
      preview, column: window.column + 4, row: row + 1, width: width - 10, style: theme.dim,
      ellipsis: signs.ellipsis)
    if let time = lastTime {
      let text =
        time.dateText == world.clock.dateText
        ? String(time.timeText.prefix(5)) : String(time.dateText.dropFirst(5))
      frame.put(text, endingAt: window.endColumn - 1, row: row, style: theme.dim)
    }
    let unread = room.unreadCount
    if unread > 0 {
      let badge = unread > 999 ? " 999+ " : " \(unread) "
      frame.put(badge, endingAt: window.endColumn - 1, row: row + 1, style: theme.flash)
    }
    guard tellsKeys else { return }
    let users = world.users.count > 1 ? "u: \(world.users.count) users" : ""
    let hints = ["Enter: open the chat", "m: mark as read from here", users, "d: another device"]
    for (index, hint) in hints.filter({ !$0.isEmpty }).enumerated() where row + 4 + index < window.endRow {
      frame.put(
        hint, column: window.column + 4, row: row + 4 + index, width: width - 5, style: theme.dim,
        ellipsis: signs.ellipsis)
    }
  }

  private var lastTime: Timestamp? {
    guard scene.room.count > 0, case .account(let bubble) = scene.room.item(at: scene.room.count - 1)
    else { return nil }
    return scene.world.messages[Int(scene.world.bubbles[bubble].message)].message.sent
  }

  private var preview: String {
    let room = scene.room
    guard room.count > 0 else { return "no messages" }
    switch room.item(at: room.count - 1) {
    case .own(let text): return room.ownTexts[text].split(separator: "\n").first.map(String.init) ?? ""
    case .account(let bubble):
      let object = scene.world.bubbles[bubble].bubble.object
      if case .text(let text) = object { return text.split(separator: "\n").first.map(String.init) ?? "" }
      if case .flex(let flex) = object { return flex.altText }
      return "sent you: \(object.type)"
    }
  }
}

/// Where the areas of a rich menu stand in cells.
enum RichMenuGrid {
  /// The areas with their labels, in cells of the menu: as their bounds say, else shared evenly.
  static func areas(of menu: RichMenu, columns: Int, rows: Int) -> [(area: CellRect, label: String)] {
    let count = menu.areas.count
    let lines = count > 3 && rows > 1 ? 2 : 1
    let perLine = max(1, (count + lines - 1) / lines)
    return menu.areas.enumerated().map { index, area in
      if let bounds = area.bounds {
        let left = bounds.x * columns / max(1, menu.imageWidth)
        let right = (bounds.x + bounds.width) * columns / max(1, menu.imageWidth)
        let top = bounds.y * rows / max(1, menu.imageHeight)
        let bottom = (bounds.y + bounds.height) * rows / max(1, menu.imageHeight)
        return (CellRect(column: left, row: top, columns: right - left, rows: bottom - top), area.label)
      }
      let line = index / perLine
      let inLine = min(perLine, count - line * perLine)
      let left = (index % perLine) * columns / inLine
      let right = (index % perLine + 1) * columns / inLine
      return (
        CellRect(
          column: left, row: line * rows / lines, columns: right - left,
          rows: (line + 1) * rows / lines - line * rows / lines), area.label
      )
    }
  }
}
