import BubbleLayout
import ChatRoom
import ImpressionRules
import MessagingAPI
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
    let offset = room.visit.offset
    let extents = extents(of: scene.session.placesInView, offset: offset, scale)
    var marks: [BubbleView.Marks] = []
    for (place, extent) in extents {
      drawIcon(place, extent, scale, in: &frame)
      let view = BubbleView(scene: scene, scale: scale, place: place, extent: extent)
      if let mark = view.draw(in: &frame) { marks.append(mark) }
    }
    drawSenders(of: extents, marks, scale, in: &frame)
    drawGuide(beside: marks, scale, in: &frame)
    // Nothing covers them but the menus.
    for mark in marks { mark.view.draw(mark, in: &frame) }
    if room.hasNewBelow { drawPill(scale, in: &frame) }
    if scale.barRows > 0 { drawServiceMenuBar(scale, in: &frame) }
    if scale.menuRows > 0, room.openKeyboard == nil { drawRichMenu(scale, in: &frame) }
  }

  /// The extents of the bubbles. At a small scale rounding would make them touch or leave no whole row for
  /// their text: there is half a row between two where both keep a whole row, and a bubble inside the region
  /// takes one where it is free. One that would share a row with the bubble before begins in the next, or that one ends before.
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
        if let shorter = scale.shortened(previous, before: extent.first - 1) {
          result[result.count - 1].extent = shorter
        }
      }
      if let last = result.last?.extent.last, last >> 1 >= extent.first >> 1 {
        extent = scale.moved(extent, belowRow: last >> 1)
      }
      if let previous = result.last?.extent, previous.last >> 1 >= extent.first >> 1 {
        let lifted = scale.moved(previous, aboveRow: extent.first >> 1)
        if result.count > 1, result[result.count - 2].extent.last >= lifted.first,
          let shorter = scale.shortened(result[result.count - 2].extent, before: lifted.first)
        {
          result[result.count - 2].extent = shorter
        }
        if result.count < 2 || result[result.count - 2].extent.last < lifted.first {
          result[result.count - 1].extent = lifted
        }
      }
      result.append((place, extent))
    }
    return result
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
          width: width, nearest: left.lowerBound, in: left, row: screenRow, besides: glyphs.guide)
        ?? frame.freeColumn(
          width: width, nearest: right.upperBound, in: right, row: screenRow, besides: glyphs.guide)
      guard let column else { continue }
      frame.put(label, column: column, row: screenRow, width: width, style: theme.key)
      return
    }
  }

  /// Draws the account's icon beside the first bubble of each message.
  private func drawIcon(
    _ place: Int, _ extent: RoomScale.Extent, _ scale: RoomScale, in frame: inout Frame
  ) {
    guard case .account(let bubble) = scene.room.item(at: place),
      scene.world.bubbles[bubble].seq == 1, scene.room.column.carouselIndex(of: place) == nil
    else { return }
    let row = (extent.first + 1) >> 1
    guard scale.region.contains(2 * row), extent.last >= 2 * row else { return }
    frame.set(
      glyphs.icon, theme.text, column: window.column + max(1, layout.column(ofX: 28)), row: window.row + row)
  }

  /// The name a message object has in the place of the account's, above its bubble: in a row that is free, else in
  /// the half of one that the gap before the bubble leaves, else beside the bubble.
  private func drawSenders(
    of extents: [(place: Int, extent: RoomScale.Extent)], _ marks: [BubbleView.Marks], _ scale: RoomScale,
    in frame: inout Frame
  ) {
    for (index, (place, extent)) in extents.enumerated() {
      guard case .account(let bubble) = scene.room.item(at: place),
        let name = scene.world.bubbles[bubble].bubble.message.senderName
      else { continue }
      let previous = index > 0 ? extents[index - 1].extent.last : Int.min / 2
      let own = extent.first >> 1
      let above = extent.first % 2 == 0 ? own - 1 : own
      let free =
        [own - 1, above].first {
          scale.region.contains(2 * $0) && 2 * $0 > previous && 2 * $0 + 1 < extent.first
        } ?? above
      // Neither a whole row of a bubble nor a menu may be covered.
      let isFree =
        scale.region.contains(2 * free) && scale.region.contains(2 * free + 1) && previous < 2 * free + 1
        && extent.first > 2 * free
      if isFree {
        let left = max(scene.room.left(at: place), 2 * RoomEstimates.carouselInset)
        draw(name, at: max(1, layout.column(ofX: left)), row: free, in: &frame)
      } else if let mark = marks.first(where: { $0.view.place == place }), let row = mark.firstRow {
        draw(name, at: mark.columns.upperBound + 1, row: row, in: &frame)
      }
    }
  }

  private func draw(_ name: String, at column: Int, row: Int, in frame: inout Frame) {
    let width = window.columns - column
    frame.put(
      WordWrap.cut(name, width: width, glyphs.cut), column: window.column + column, row: window.row + row,
      width: width, style: theme.dim)
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
