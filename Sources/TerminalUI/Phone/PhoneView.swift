import ChatRoom
import MessagingAPI

/// The phone: its frame, the room or the chat list in it, the chat bar.
struct PhoneView {
  let scene: Scene
  /// Whether the chat list names its keys; there are none while a script is played.
  var showsKeys = true
  /// Whether it shows where unread messages begin. Pictures of two visits to the same messages are alike without.
  var showsUnread = true

  var theme: Theme { scene.theme }
  var glyphs: GlyphSet { scene.theme.glyphs }
  var layout: ScreenLayout { scene.layout }
  var window: CellRect { layout.window }

  func draw(in frame: inout Frame) {
    let device = scene.user.device
    drawLegend(in: &frame)
    frame.box(layout.phone, glyphs, style: theme.border)
    let number = scene.grid == nil ? "" : "\(scene.slot + 1) "
    frame.put(
      " \(number)\(device.name) \(glyphs.dot) \(device.app.name) ", column: layout.phone.column + 1,
      row: layout.phone.row,
      width: layout.phone.columns - 2, style: theme.title, ellipsis: glyphs.ellipsis)
    if scene.room.isInside {
      drawHeader("\(glyphs.back) \(scene.world.account.name)", in: &frame)
      scene.mark(.window, window)
      scene.mark(
        .back, CellRect(column: window.column, row: window.row - 1, columns: min(6, window.columns), rows: 1))
      let scale = RoomScale(visit: scene.room.visit, rows: window.rows, pointsPerRow: layout.pointsPerRow)
      drawRoom(scale, in: &frame)
      if let keyboard = scene.room.openKeyboard {
        drawKeyboard(keyboard, scale, in: &frame)
      } else {
        if let rect = layout.quickReplies { drawQuickReplies(in: rect, &frame) }
        drawChatBar(in: &frame)
      }
    } else {
      drawHeader("Chats", in: &frame)
      drawChatList(in: &frame)
    }
  }

  /// The legend of the bubbles' signs, if there is room below the phone.
  private func drawLegend(in frame: inout Frame) {
    guard scene.grid == nil, LegendView.isBelowPhone(layout) else { return }
    let first = layout.phone.endRow + 1
    for (index, (state, words)) in HelpPage.states.enumerated() {
      frame.set(
        glyphs.sign(of: state), theme.style(of: state), column: layout.phone.column + 2, row: first + index)
      frame.put(
        words, column: layout.phone.column + 4, row: first + index, width: layout.phone.columns - 4,
        style: theme.dim, ellipsis: glyphs.ellipsis)
    }
  }

  private func drawHeader(_ text: String, in frame: inout Frame) {
    frame.put(
      text, column: window.column + 1, row: window.row - 1, width: window.columns - 2, style: theme.title,
      ellipsis: glyphs.cut)
  }

  // MARK: The chat list

  private func drawChatList(in frame: inout Frame) {
    let world = scene.world
    let room = scene.room
    let width = window.columns
    let row = window.row + 1
    scene.mark(.chat, CellRect(column: window.column, row: row, columns: width, rows: 2))
    frame.set(glyphs.icon, theme.dim, column: window.column + 2, row: row)
    frame.put(
      world.account.name, column: window.column + 4, row: row, width: width - 12, style: theme.title,
      ellipsis: glyphs.cut)
    frame.put(
      preview, column: window.column + 4, row: row + 1, width: width - 10, style: theme.dim,
      ellipsis: glyphs.cut)
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
    guard showsKeys, !scene.session.isPlayed else { return }
    let users = world.users.count > 1 ? "u: \(world.users.count) users" : ""
    let hints: [(text: String, command: Command)] = [
      ("Enter: open the chat", .enter), ("m: mark as read from here", .markRead(.longPress)),
      (users, .nextUser),
      ("d: another device", .nextDevice),
    ]
    for (index, hint) in hints.filter({ !$0.text.isEmpty }).enumerated() where row + 4 + index < window.endRow
    {
      let used = frame.put(
        hint.text, column: window.column + 4, row: row + 4 + index, width: width - 5, style: theme.dim,
        ellipsis: glyphs.ellipsis)
      scene.mark(
        .key(hint.command), CellRect(column: window.column + 4, row: row + 4 + index, columns: used, rows: 1))
    }
  }

  private var lastTime: Timestamp? {
    guard scene.room.count > 0, case .account(let bubble) = scene.room.item(at: scene.room.count - 1)
    else { return nil }
    return scene.world.messages[Int(scene.world.bubbles[bubble].message)].header.sent
  }

  private var preview: String {
    let room = scene.room
    guard room.count > 0 else { return "no messages" }
    switch room.item(at: room.count - 1) {
    case .own(let text): return firstLine(of: room.ownTexts[text])
    case .account(let bubble):
      let object = scene.world.bubbles[bubble].bubble.object
      if case .text(let text) = object { return firstLine(of: text) }
      if case .flex(let flex) = object { return flex.altText }
      return "sent you: \(object.type)"
    }
  }

  private func firstLine(of text: String) -> String {
    glyphs.drawn(text.split(separator: "\n").first.map(String.init) ?? "")
  }
}
