import ChatRoom
import ImpressionRules
import TerminalText

/// The room in the phone's window.
extension PhoneView {
  func drawRoom(_ scale: RoomScale, in frame: inout Frame) {
    let room = scene.room
    if room.count == 0 {
      frame.put(
        "no messages", column: window.column + 2, row: window.row + 1, width: window.columns - 3,
        style: theme.dim)
    }
    let extents = BubbleExtents(
      of: scene.session.placesInView, in: room.column, offset: room.visit.offset, scale
    ).all
    var marks: [BubbleView.Marks] = []
    for (place, extent) in extents {
      let view = BubbleView(scene: scene, scale: scale, place: place, extent: extent)
      if let mark = view.draw(in: &frame) { marks.append(mark) }
    }
    drawFurniture(around: extents, marks, scale, in: &frame)
    drawGuide(beside: marks, scale, in: &frame)
    // Nothing covers them but the menus.
    for mark in marks { mark.view.draw(mark, in: &frame) }
    if room.hasNewBelow { drawPill(scale, in: &frame) }
    if scale.barRows > 0 { drawServiceMenuBar(scale, in: &frame) }
    if scale.menuRows > 0, room.openKeyboard == nil { drawRichMenu(scale, in: &frame) }
  }

  /// While heights are tried: how tall the selected bubble may be to be counted at a glance, measured from its
  /// top.
  private func drawGuide(
    beside marks: [BubbleView.Marks], _ scale: RoomScale, in frame: inout Frame
  ) {
    guard scene.session.isTryingHeights, let preview = scene.session.presentFitPreview,
      preview.maximumHeightAtAGlance > 0, let bubble = scene.session.selection,
      let place = scene.room.place(ofBubble: bubble), marks.contains(where: { $0.view.place == place })
    else { return }
    let greatest = preview.maximumHeightAtAGlance
    let y = scene.room.column.tops[place] + greatest - scene.room.visit.offset
    let first = scale.region.lowerBound / 2
    let last = scale.region.upperBound / 2 - 1
    guard first <= last else { return }
    let line = Int((Double(y) / Double(layout.pointsPerRow)).rounded(.down))
    let isInside = line >= first && line <= last
    let screenRow = window.row + min(max(line, first), last)
    if isInside {
      // Words stay: the line goes on behind them.
      let bare: Set<Glyph> = [.space, glyphs.upperHalf, glyphs.lowerHalf]
      for column in window.column..<window.endColumn where bare.contains(frame[column, screenRow].glyph) {
        frame.set(
          glyphs.guide, Style(theme.key.foreground, on: frame[column, screenRow].style.background),
          column: column, row: screenRow)
      }
    }
    let arrow = line > last ? " \(glyphs.arrows.down)" : line < first ? " \(glyphs.arrows.up)" : ""
    let labels = ["\(greatest) pt fits at a glance", "\(greatest) pt"].map {
      "\(glyphs.guide.base) \($0)\(arrow) "
    }
    // At the left, else at the right, in as many words as fit beside words and signs of bubbles.
    let taken = marks.compactMap { $0.cells(inRow: screenRow - window.row) }
    let left = window.column..<window.column + (taken.map(\.lowerBound).min() ?? window.columns)
    let right = min(window.column + (taken.map(\.upperBound).max() ?? 0), window.endColumn)..<window.endColumn
    for label in labels {
      let width = CellWidth.width(of: label)
      let column =
        frame.freeColumn(
          width: width, nearest: left.lowerBound, in: left, row: screenRow, blanks: [.space, glyphs.guide])
        ?? frame.freeColumn(
          width: width, nearest: right.upperBound, in: right, row: screenRow, blanks: [.space, glyphs.guide])
      guard let column else { continue }
      frame.put(label, column: column, row: screenRow, width: width, style: theme.key)
      return
    }
  }

  private func drawPill(_ scale: RoomScale, in frame: inout Frame) {
    let text = " \(glyphs.below.base) new message "
    let width = CellWidth.width(of: text)
    let middle = window.column + max(0, (window.columns - width) / 2)
    let last = window.row + max(0, scale.region.upperBound / 2 - 1)
    // Near the bottom, where it covers no words.
    var (column, row) = (middle, last)
    for candidate in [last, last - 1, last - 2] where candidate >= window.row {
      let columns = window.column..<window.endColumn
      guard let free = frame.freeColumn(width: width, nearest: middle, in: columns, row: candidate) else {
        continue
      }
      (column, row) = (free, candidate)
      break
    }
    frame.put(text, column: column, row: row, width: window.columns, style: theme.flash)
  }
}
