import BubbleLayout
import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// What a room shows around its bubbles: icons and names of senders, dates, where unread ones begin, and what was read.
/// None of it takes room: it lies in the gaps between the bubbles and beside them.
extension PhoneView {
  /// The bubbles in view, in order.
  typealias Extents = [(place: Int, extent: RoomScale.Extent)]

  func drawFurniture(
    around extents: Extents, _ marks: [BubbleView.Marks], _ scale: RoomScale, in frame: inout Frame
  ) {
    for (index, (place, extent)) in extents.enumerated() {
      let previous = index > 0 ? extents[index - 1].extent.last : Int.min / 2
      let start = max(previous + 1, scale.region.lowerBound)
      let gap = start..<max(start, min(extent.first, scale.region.upperBound))
      let mark = marks.first { $0.view.place == place }
      if let sender = newSender(at: place) {
        drawIcon(of: sender, place, extent, scale, in: &frame)
        drawName(of: sender, place, extent, gap: gap, mark, scale, in: &frame)
      }
      if case .own = scene.room.item(at: place), let mark { drawReadMark(place, mark, in: &frame) }
      if extent.first >= scale.region.lowerBound { drawDivider(before: place, gap: gap, mark, in: &frame) }
    }
  }

  // MARK: Senders

  /// Whose icon a bubble has.
  private enum Sender: Equatable {
    case account
    /// By the name in the place of the account's.
    case named(String)
  }

  private func sender(ofBubble bubble: Int) -> Sender {
    scene.world.bubbles[bubble].bubble.message.senderName.map { .named($0) } ?? .account
  }

  /// The sender of a bubble that is the first of its message, or of another sender than the one before.
  private func newSender(at place: Int) -> Sender? {
    guard case .account(let bubble) = scene.room.item(at: place) else { return nil }
    let sender = sender(ofBubble: bubble)
    guard scene.world.bubbles[bubble].seq > 1, place > 0,
      case .account(let previous) = scene.room.item(at: place - 1)
    else { return sender }
    return self.sender(ofBubble: previous) == sender ? nil : sender
  }

  /// The account's icon, or the initial of another sender, beside the bubble.
  private func drawIcon(
    of sender: Sender, _ place: Int, _ extent: RoomScale.Extent, _ scale: RoomScale, in frame: inout Frame
  ) {
    guard scene.room.column.carouselIndex(of: place) == nil else { return }
    let row = (extent.first + 1) >> 1
    guard scale.region.contains(2 * row), extent.last >= 2 * row else { return }
    let column = window.column + max(1, layout.column(ofX: 28))
    switch sender {
    case .account: frame.set(glyphs.icon, theme.text, column: column, row: window.row + row)
    case .named(let name):
      frame.put(
        name.prefix(1).uppercased(), column: column, row: window.row + row, width: 2, style: theme.title)
    }
  }

  /// The name of a sender other than the account, above the bubble: in a row that is free, else in the half of one that
  /// the gap before the bubble leaves, else beside the bubble.
  private func drawName(
    of sender: Sender, _ place: Int, _ extent: RoomScale.Extent, gap: Range<Int>, _ mark: BubbleView.Marks?,
    _ scale: RoomScale, in frame: inout Frame
  ) {
    guard case .named(let name) = sender else { return }
    // Neither a whole row of a bubble nor a menu may be covered.
    if let row = freeRow(in: gap, scale) {
      let left = max(scene.room.left(at: place), 2 * RoomEstimates.carouselInset)
      draw(name, at: max(1, layout.column(ofX: left)), row: row, in: &frame)
    } else if let mark, let row = mark.firstRow {
      draw(name, at: mark.columns.upperBound + 1, row: row, in: &frame)
    }
  }

  /// The lowest row all of which is in a gap; else the lowest of which half is.
  private func freeRow(in gap: Range<Int>, _ scale: RoomScale) -> Int? {
    guard let first = gap.first, let last = gap.last else { return nil }
    let whole = (first + 1) >> 1..<max((first + 1) >> 1, (last + 1) >> 1)
    return whole.last ?? last >> 1
  }

  private func draw(_ name: String, at column: Int, row: Int, in frame: inout Frame) {
    let width = window.columns - column
    // Of a name of which hardly anything fits the initial says as much.
    guard width >= min(4, CellWidth.width(of: name)) else { return }
    frame.put(
      WordWrap.cut(name, width: width, glyphs.cut), column: window.column + column, row: window.row + row,
      width: width, style: theme.dim)
  }

  // MARK: Dividers

  /// The words of a divider, from the longest to the shortest.
  private struct DividerWords {
    /// Those that say everything.
    var full: [String]
    /// Those that only name the day, where there is room for no others.
    var short: [String] = []
  }

  /// The words above a bubble that is the first of its day, or the first that was unread on entry; nil for others.
  private func dividerWords(before place: Int) -> DividerWords? {
    let user = scene.world.currentUser
    let time = scene.world.sentTime(at: place, of: user)
    let isNewDay = place == 0 || scene.world.sentTime(at: place - 1, of: user).day != time.day
    let isUnread = showsUnread && scene.room.firstUnreadOnEntry == place
    guard isNewDay || isUnread else { return nil }
    let isThisYear = time.components.year == scene.world.clock.components.year
    let date = isThisYear ? String(time.dateText.dropFirst(5)) : time.dateText
    let dates = ["\(time.weekdayText) \(date)", date]
    guard isUnread else { return DividerWords(full: dates) }
    let texts = ["unread messages below", "unread below"]
    return isNewDay
      ? DividerWords(full: texts.map { "\(dates[0]) \(glyphs.dot) \($0)" }, short: dates)
      : DividerWords(full: texts.map { $0.prefix(1).uppercased() + $0.dropFirst() })
  }

  /// A date, or where unread messages begin: in a row that is free, else where half a row is and nothing beside it, else
  /// over the edge of a bubble. Where bubbles leave no gap, beside the one below it.
  private func drawDivider(
    before place: Int, gap: Range<Int>, _ mark: BubbleView.Marks?, in frame: inout Frame
  ) {
    guard let words = dividerWords(before: place) else { return }
    let all = window.column..<window.endColumn
    guard let first = gap.first, let last = gap.last else {
      guard let mark, let row = mark.firstRow else { return }
      let right = min(window.column + mark.columns.upperBound + 1, all.upperBound)..<all.upperBound
      let left = all.lowerBound..<max(all.lowerBound, window.column + mark.columns.lowerBound - 1)
      for columns in [right, left] {
        let texts = words.full + words.short
        if put(texts, rows: [row], columns, nearest: columns.upperBound, in: &frame) { return }
      }
      return
    }
    let rows = Array((first >> 1...last >> 1).reversed())
    let whole = rows.filter { gap.contains(2 * $0) && gap.contains(2 * $0 + 1) }
    let edges: Set<Glyph> = [.space, glyphs.upperHalf, glyphs.lowerHalf]
    let middle = window.column + window.columns / 2
    // Beside an edge they have a space before them, over one at both sides.
    _ =
      put(words.full, rows: whole, all, nearest: middle, in: &frame)
      || put(words.full.map { " \($0)" }, rows: rows, all, nearest: middle, in: &frame)
      || put(words.full.map { " \($0) " }, rows: rows, all, nearest: middle, over: edges, in: &frame)
      || put(words.short.map { " \($0)" }, rows: rows, all, nearest: middle, in: &frame)
  }

  /// Writes the first of some texts for which one of some rows has room, around a column as near to another as possible.
  private func put(
    _ texts: [String], rows: [Int], _ columns: Range<Int>, nearest middle: Int,
    over blanks: Set<Glyph> = [.space],
    in frame: inout Frame
  ) -> Bool {
    for text in texts {
      let width = CellWidth.width(of: text)
      for row in rows {
        let column = frame.freeColumn(
          width: width, nearest: middle - width / 2, in: columns, row: window.row + row, blanks: blanks)
        guard let column else { continue }
        frame.put(text, column: column, row: window.row + row, width: width, style: theme.dim)
        return true
      }
    }
    return false
  }

  // MARK: What the user sent

  /// Whether the account has read a text of the user's own, and when it was sent, at its left.
  private func drawReadMark(_ place: Int, _ mark: BubbleView.Marks, in frame: inout Frame) {
    let rows = mark.view.wholeRows(mark.halves)
    guard let last = rows.last else { return }
    let user = scene.world.currentUser
    let time = String(scene.world.sentTime(at: place, of: user).timeText.prefix(5))
    let isRead = scene.world.hasRead(ownAt: place, of: user)
    let end = window.column + mark.columns.lowerBound - 1
    func put(_ text: String, row: Int) -> Bool {
      guard end - CellWidth.width(of: text) > window.column else { return false }
      frame.put(text, endingAt: end, row: window.row + row, style: theme.dim)
      return true
    }
    guard isRead else { return _ = put(time, row: last) }
    if rows.count > 1, put("Read", row: last - 1) {
      _ = put(time, row: last)
    } else if !put("Read \(time)", row: last) {
      _ = put("Read", row: last)
    }
  }
}
