import BubbleLayout
import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// One bubble in the phone's window: filled cells, halves of cells at its edges, its text, the sign of its
/// state, and the distance to an edge that has not been seen.
struct BubbleView {
  let scene: Scene
  let scale: RoomScale
  let place: Int
  /// Its half rows, not cut to the region.
  let extent: RoomScale.Extent

  /// The columns of a bubble that can show a count in words.
  private static let minimumForFlash = 8

  private var theme: Theme { scene.theme }
  var glyphs: GlyphSet { scene.theme.glyphs }
  private var layout: ScreenLayout { scene.layout }

  /// The signs on a bubble, drawn when all bubbles are.
  struct Marks {
    let view: BubbleView
    let columns: Range<Int>
    let halves: ClosedRange<Int>
    let state: BubbleState
    let fill: Theme.Fill

    /// The cells of a row of the window that its signs may take; nil for none.
    func cells(inRow row: Int) -> Range<Int>? {
      let rows = view.wholeRows(halves)
      guard rows.contains(row), row == rows.lowerBound || row == rows.upperBound - 1 else { return nil }
      return max(0, columns.upperBound - Marks.width)..<columns.upperBound + 1
    }

    /// Its first whole row in view, nil for none.
    var firstRow: Int? { view.wholeRows(halves).first }

    /// An arrow and a distance.
    private static let width = 12
  }

  /// Draws the bubble without its signs, which are left to ``draw(_:in:)``; nil when it is out of view.
  func draw(in frame: inout Frame) -> Marks? {
    let first = max(extent.first, scale.region.lowerBound)
    let last = min(extent.last, scale.region.upperBound - 1)
    guard first <= last else { return nil }
    let room = scene.room
    let state = scene.world.state(at: place, user: scene.world.currentUser)
    let fill = fill(state)
    if let index = room.column.carouselIndex(of: place) {
      let cards = room.column.carousels[index].cards
      let swiped = room.swipeOffset(at: place)
      let labels = cardLabels(count: cards.count)
      let parts = self.parts
      let height = room.column.height(of: place)
      for (number, card) in cards.enumerated() {
        let left = layout.column(ofX: card.x - swiped)
        let right = layout.column(ofX: card.x + card.width - swiped)
        guard right > 0, left < layout.window.columns else { continue }
        paint(left..<max(left + 1, right), first...last, fill, in: &frame)
        markTarget(left..<max(left + 1, right), first...last)
        if number < parts.count {
          let note = "\(number + 1)/\(cards.count) \(glyphs.dot) \(height) pt"
          draw(
            parts[number], card: number, x: card.x - swiped, note, left..<right, first...last, fill,
            in: &frame)
        } else {
          write(
            labels[number], of: labels[number].joined(separator: "\n"), note: "\(height) pt", left..<right,
            first...last, fill, in: &frame)
        }
      }
      return Marks(
        view: self, columns: 0..<layout.window.columns, halves: first...last, state: state, fill: fill)
    } else {
      let parts = self.parts.first ?? []
      let lines = parts.isEmpty ? lines : []
      // Letters are wider here than on the phone: a bubble is drawn as wide as its longest line needs, and wider
      // where there are too few rows for its lines.
      let isCrowded = lines.count > wholeRows(of: extent).count
      let needed = isCrowded ? layout.window.columns : 4 + (lines.map { CellWidth.width(of: $0) }.max() ?? 0)
      var left = layout.column(ofX: room.left(at: place))
      var right = layout.column(ofX: room.left(at: place) + room.width(at: place))
      if isOwn {
        left = min(left, max(1, right - needed))
      } else {
        right = max(right, min(left + needed, layout.window.columns))
      }
      paint(left..<right, first...last, fill, in: &frame)
      markTarget(left..<right, first...last)
      if parts.isEmpty {
        write(lines, of: text, note: note, left..<right, first...last, fill, in: &frame)
      } else {
        draw(parts, card: 0, x: room.left(at: place), partsNote, left..<right, first...last, fill, in: &frame)
      }
      return Marks(
        view: self, columns: left..<min(right, layout.window.columns), halves: first...last, state: state,
        fill: fill)
    }
  }

  private func draw(
    _ parts: [LayoutPart], card: Int, x: Int, _ note: String, _ columns: Range<Int>,
    _ halves: ClosedRange<Int>,
    _ fill: Theme.Fill, in frame: inout Frame
  ) {
    var shown = columns.clamped(to: 0..<layout.window.columns)
    // The rail at its side stays.
    if scene.showsDesign, shown.lowerBound == columns.lowerBound { shown = shown.dropFirst() }
    guard !shown.isEmpty else { return }
    let y = scene.room.column.tops[place] - scene.room.visit.offset
    guard case .account(let bubble) = scene.room.item(at: place) else { return }
    let pictures = PartsView.PictureSource(
      scene: scene, bubble: bubble, height: Double(scene.room.column.height(of: place)), extent: extent,
      halves: halves)
    var view = PartsView(
      glyphs: glyphs, layout: layout, scale: scale, x: x, y: y, extent: columns,
      wholeRows: wholeRows(of: extent), columns: shown, rows: wholeRows(halves),
      style: fill.full, faint: theme.faint(on: fill), design: scene.showsDesign ? theme.design : nil,
      pictures: pictures)
    view.draw(parts, note: note, in: &frame) { key, make in
      scene.session.partsCache.plan(
        bubble: bubble, card: card, on: scene.user.device.layout, key, make: make)
    }
    guard scene.targets != nil else { return }
    for (index, part) in parts.enumerated() {
      guard let action = part.action,
        let tap = ClickTarget.Tap(action, in: scene.world.bubbles[bubble].bubble)
      else { continue }
      scene.mark(.bubble(bubble, tap), view.area(of: part))
      // Its text fits beside it.
      for text in view.texts where text.part == index {
        scene.mark(.bubble(bubble, tap), view.area(of: text))
      }
    }
  }

  /// A click on it selects it.
  private func markTarget(_ columns: Range<Int>, _ halves: ClosedRange<Int>) {
    guard case .account(let bubble) = scene.room.item(at: place) else { return }
    let shown = columns.clamped(to: 0..<layout.window.columns)
    scene.mark(
      .bubble(bubble, nil),
      CellRect(
        column: layout.window.column + shown.lowerBound, row: layout.window.row + halves.lowerBound / 2,
        columns: shown.count, rows: halves.upperBound / 2 - halves.lowerBound / 2 + 1))
  }

  /// Its size in points, for a person.
  var size: String {
    "\(scene.room.width(at: place))\(glyphs.times)\(scene.room.column.height(of: place)) pt"
  }

  /// Filled with the colour of its state; brighter when selected.
  private func fill(_ state: BubbleState) -> Theme.Fill {
    guard case .account(let bubble) = scene.room.item(at: place) else {
      return scene.showsDesign ? theme.ownDesignFill : theme.ownBubble
    }
    if scene.showsDesign { return theme.designFill(of: state, isPicture: scene.isPicture(bubble)) }
    return theme.fill(of: state, isSelected: bubble == scene.session.selection)
  }

  /// The whole rows of the bubble, in view or not.
  private func wholeRows(of extent: RoomScale.Extent) -> Range<Int> {
    let first = (extent.first + 1) >> 1
    return first..<max(first, (extent.last + 1) >> 1)
  }

  /// The whole rows among the half rows.
  func wholeRows(_ halves: ClosedRange<Int>) -> Range<Int> {
    let first = (halves.lowerBound + 1) / 2
    return first..<max(first, (halves.upperBound + 1) / 2)
  }

  private func paint(
    _ columns: Range<Int>, _ halves: ClosedRange<Int>, _ fill: Theme.Fill, in frame: inout Frame
  ) {
    let shown = columns.clamped(to: 0..<layout.window.columns)
    let offset = layout.window.column
    for row in halves.lowerBound / 2...halves.upperBound / 2 {
      let isUpper = halves.contains(2 * row)
      let isLower = halves.contains(2 * row + 1)
      let screenRow = layout.window.row + row
      let cells = shown.lowerBound + offset..<shown.upperBound + offset
      if isUpper && isLower {
        frame.fill(.space, fill.full, columns: cells, row: screenRow)
      } else {
        frame.fill(isUpper ? glyphs.upperHalf : glyphs.lowerHalf, fill.half, columns: cells, row: screenRow)
      }
      guard fill.accent != fill.full, shown.lowerBound == columns.lowerBound, !cells.isEmpty else { continue }
      let glyph: Glyph = isUpper && isLower ? .space : isUpper ? glyphs.upperHalf : glyphs.lowerHalf
      frame.set(
        glyph, isUpper && isLower ? fill.accent : fill.halfAccent, column: cells.lowerBound, row: screenRow)
    }
  }

  /// Writes lines, and the note below them where a row is free, from the bubble's first whole row on, whether that is
  /// in view or not.
  private func write(
    _ lines: [String], of text: String, note: String?, _ columns: Range<Int>, _ halves: ClosedRange<Int>,
    _ fill: Theme.Fill,
    in frame: inout Frame
  ) {
    let rows = wholeRows(halves)
    let whole = wholeRows(of: extent)
    // The window cuts off what a carousel has beyond it; other bubbles have all their text in it.
    let isCard = scene.room.column.carouselIndex(of: place) != nil
    let window = layout.window.columns
    let start = isCard ? columns.lowerBound + 1 : max(columns.lowerBound + 1, 0)
    let width = (isCard ? columns.upperBound - 1 : min(columns.upperBound - 1, window)) - start
    guard width > 1, !whole.isEmpty else { return }
    var fitted = lines
    if lines.count > whole.count || lines.contains(where: { CellWidth.width(of: $0) > width - 1 }) {
      fitted = CellLines.lines(of: text, width: width - 1, rows: whole.count, cut: glyphs.cut)
    }
    if let note, fitted.count < whole.count { fitted.append(note) }
    let mentions = mentions
    for (row, line) in zip(whole, fitted) where rows.contains(row) {
      let first = max(start, 0)
      let visible = min(start + width - (row == rows.lowerBound ? 1 : 0), window) - first
      frame.put(
        start < 0 ? line.droppingCells(-start) : line, column: layout.window.column + first,
        row: layout.window.row + row, width: visible, style: fill.full)
      underline(
        mentions, in: line, column: layout.window.column + start, row: layout.window.row + row, fill, &frame)
    }
  }

  /// Underlines mentions in a line of a text, which begins at a column.
  private func underline(
    _ mentions: [String], in line: String, column: Int, row: Int, _ fill: Theme.Fill, _ frame: inout Frame
  ) {
    for mention in mentions {
      guard let range = line.firstRange(of: mention) else { continue }
      let first = column + CellWidth.width(of: line[..<range.lowerBound])
      for cell in first..<first + CellWidth.width(of: mention) where frame.contains(column: cell, row: row) {
        var style = frame[cell, row].style
        guard style == fill.full, !frame[cell, row].glyph.isContinuation else { continue }
        style.attributes.insert(.underline)
        frame.set(frame[cell, row].glyph, style, column: cell, row: row)
      }
    }
  }

  /// The sign of the state in the first row in view, and where edges not seen yet lie hidden.
  func draw(_ marks: Marks, in frame: inout Frame) {
    let (columns, state, fill) = (marks.columns, marks.state, marks.fill)
    let rows = wholeRows(marks.halves)
    guard case .account(let bubble) = scene.room.item(at: place), !rows.isEmpty, !columns.isEmpty else {
      return
    }
    if bubble == scene.session.selection {
      frame.set(
        glyphs.selection, theme.key, column: layout.window.column + max(0, columns.lowerBound - 1),
        row: layout.window.row + rows.lowerBound)
    }
    let end = layout.window.column + columns.upperBound - 1
    let top = layout.window.row + rows.lowerBound
    let isFlashing = scene.session.flashing.contains(bubble)
    let sign = glyphs.sign(of: state)
    if isFlashing, columns.count >= BubbleView.minimumForFlash {
      let words = scene.session.flashesChanges ? "new" : "+1"
      frame.put(" \(sign.base) \(words) ", endingAt: end + 1, row: top, style: theme.flash)
    } else {
      frame.set(sign, isFlashing ? theme.flash : fill.accent, column: end, row: top)
    }
    guard state == .notSeen || state == .partlySeen || state == .countedBefore else { return }
    let bottom = layout.window.row + rows.upperBound - 1
    for edge in scene.room.missingEdges(at: place) where edge.closest > 0 {
      let text = "\(edge.closest) pt"
      switch edge.edge {
      case .bottom:
        put(
          glyphs.below, text + (bottom == top ? " " : ""), endingAt: end + (bottom == top ? 0 : 1),
          row: bottom,
          marks, in: &frame)
      case .top: put(glyphs.above, text + " ", endingAt: end, row: top, marks, in: &frame)
      case .right where edge.hiddenBy == .carousel:
        let label = " \(glyphs.behind.base) \(text)"
        let width = CellWidth.width(of: label)
        let row = quietRow(end + 1 - width..<end + 1, top...bottom, in: frame)
        if row != top, row != bottom {
          put(glyphs.behind, text, endingAt: end + 1, row: row, marks, in: &frame)
        } else if let quiet = quietPlace(width: width + 1, before: end + 1, top...bottom, in: frame) {
          frame.put(label + " ", column: quiet.column, row: quiet.row, width: width + 1, style: fill.full)
        } else {
          put(glyphs.behind, text, endingAt: end - 8, row: row, marks, in: &frame)
        }
      case .left where edge.hiddenBy == .carousel:
        let label = "\(glyphs.before.base) \(text) "
        let start = layout.window.column + columns.lowerBound
        let row = quietRow(start..<start + CellWidth.width(of: label), top...bottom, in: frame)
        frame.put(label, column: start, row: row, width: columns.count, style: fill.full)
      default: break
      }
    }
  }

  /// Writes a distance in a row of the bubble. Where the bubble has words there, it goes beside the bubble;
  /// where there is no room for it, the words end with an ellipsis.
  private func put(
    _ sign: Glyph, _ text: String, endingAt end: Int, row: Int, _ marks: Marks, in frame: inout Frame
  ) {
    let label = " \(sign.base) \(text)"
    let width = CellWidth.width(of: label)
    let start = end - width
    guard start >= layout.window.column else { return }
    guard hasWords(start..<end, row: row, in: frame) else {
      return frame.put(label, endingAt: end, row: row, style: marks.fill.full)
    }
    let beside = layout.window.column + marks.columns.upperBound
    if beside + width <= layout.window.endColumn, !hasWords(beside..<beside + width, row: row, in: frame) {
      frame.put(label, column: beside, row: row, width: width, style: theme.style(of: marks.state))
      return
    }
    let isCut = start > layout.window.column && hasWords(start - 1..<start + 1, row: row, in: frame)
    frame.put(label, endingAt: end, row: row, style: marks.fill.full)
    if isCut { frame.set(glyphs.ellipsis, marks.fill.full, column: start, row: row) }
  }

  /// The row nearest to the middle without words in some columns; else the middle. The first and the last are
  /// reserved for the labels of the upper and the lower edge.
  private func quietRow(_ columns: Range<Int>, _ rows: ClosedRange<Int>, in frame: Frame) -> Int {
    let middle = (rows.lowerBound + rows.upperBound) / 2
    let inner = rows.dropFirst().dropLast().sorted { abs($0 - middle) < abs($1 - middle) }
    return inner.first { !hasWords(columns, row: $0, in: frame) } ?? middle
  }

  /// Cells of a row without words, the lowest such row's, as near to a column as possible.
  private func quietPlace(
    width: Int, before end: Int, _ rows: ClosedRange<Int>, in frame: Frame
  ) -> (column: Int, row: Int)? {
    for row in rows.reversed() {
      let column = frame.freeColumn(
        width: width, nearest: end - width, in: layout.window.column..<end, row: row,
        blanks: [.space, glyphs.shade])
      if let column { return (column, row) }
    }
    return nil
  }

  /// Whether a row's cells contain anything but filled and shaded cells.
  private func hasWords(_ columns: Range<Int>, row: Int, in frame: Frame) -> Bool {
    columns.contains {
      guard frame.contains(column: $0, row: row) else { return false }
      let glyph = frame[$0, row].glyph
      return glyph != .space && glyph != glyphs.shade && glyph != glyphs.upperHalf
        && glyph != glyphs.lowerHalf
    }
  }
}
