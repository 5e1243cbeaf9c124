import ChatRoom
import ImpressionRules
import TerminalText

@testable import TerminalUI

/// The conditions that every frame of a session meets.
struct FrameInvariants {
  let session: Session
  let theme: Theme
  let colors: ColorDepth
  let frame: Frame

  /// The problem of the frame; `nil` if it is valid.
  func violation(size: TerminalSize) -> String? {
    guard frame.size == size else { return "the frame is \(frame.size), not \(size)" }
    return brokenCell() ?? strayColor() ?? brokenPhones()
  }

  /// Checks that no wide glyph is cut in half and that there are no control characters.
  private func brokenCell() -> String? {
    for row in 0..<frame.size.rows {
      var isOwed = false
      for column in 0..<frame.size.columns {
        let glyph = frame[column, row].glyph
        let place = "at column \(column), row \(row)"
        if glyph.isContinuation != isOwed { return "half a wide glyph \(place)" }
        isOwed = glyph.isWide
        if isOwed { continue }
        let value = glyph.base.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return "a control character \(place)" }
        if !glyph.isContinuation, !theme.isUnicode, value > 0x7E, value < 0x2600, !isText(value) {
          return "a non-ASCII symbol \(place): \(glyph.base)"
        }
      }
      if isOwed { return "half a wide glyph at the end of row \(row)" }
    }
    return nil
  }

  /// Whether a character can come from a file's text: it is not a box, block, or arrow.
  private func isText(_ value: UInt32) -> Bool { !(0x2500...0x25FF).contains(value) }

  /// Checks that only colours of the terminal are used.
  private func strayColor() -> String? {
    let count = [.monochrome: 0, .colors8: 8, .colors16: 16, .colors256: 256][colors] ?? 256
    for cell in frame.cells {
      for color in [cell.style.foreground, cell.style.background] {
        if let index = color.index, index >= count { return "colour \(index) of \(count)" }
        if color.rgb != nil, colors != .trueColor { return "a true colour" }
      }
    }
    return nil
  }

  /// Checks the phone, and those beside it.
  private func brokenPhones() -> String? {
    let least = ScreenLayout.least
    guard session.pages.isEmpty, frame.size.columns >= least.columns, frame.size.rows >= least.rows
    else {
      return nil
    }
    let grid = session.grid(size: frame.size)
    let twins = (grid?.slots.indices.dropFirst() ?? 0..<0).lazy.compactMap { slot -> String? in
      let twin = session.shownTwin(slot - 1)
      return FrameInvariants(session: twin, theme: theme, colors: colors, frame: frame)
        .brokenPhone(twin.layout(size: frame.size, in: grid, slot: slot)).map { "phone \(slot + 1): \($0)" }
    }
    return brokenPhone(session.layout(size: frame.size)) ?? twins.first
  }

  /// Checks that the phone matches the engine, and that nothing covers the menus or the phone's frame.
  private func brokenPhone(_ layout: ScreenLayout) -> String? {
    for row in 1..<layout.phone.rows - 1 {
      for column in [layout.phone.column, layout.phone.endColumn - 1] {
        let cell = frame[column, layout.phone.row + row]
        if cell != Cell(theme.glyphs.vertical, theme.border) {
          return "something on the phone's frame in row \(row)"
        }
      }
    }
    guard session.isInRoom else { return nil }
    let visit = session.room.visit
    let scale = RoomScale(visit: visit, rows: layout.window.rows, pointsPerRow: layout.pointsPerRow)
    // The keys are below the input bar and the quick replies, which are in front of the room, too.
    let hasKeyboard = session.room.openKeyboard != nil
    let keys = hasKeyboard ? 1 + (layout.quickReplies?.rows ?? 0) : 0
    let first = scale.rows - scale.menuRows - (hasKeyboard ? scale.quickReplyRows : 0) + keys
    for (rows, fill, name) in [
      (0..<scale.barRows, theme.bar, "service menu bar"),
      (min(first, scale.rows)..<scale.rows, theme.menu, hasKeyboard ? "keyboard" : "rich menu"),
    ] {
      for row in rows {
        for column in layout.window.column..<layout.window.endColumn
        where frame[column, layout.window.row + row].style.background != fill.full.background {
          return "something over the \(name) in row \(row), column \(column)"
        }
      }
    }
    return sharedRow(scale) ?? session.placesInView.lazy.compactMap { wrongEdge(at: $0, scale, layout) }.first
  }

  /// Checks that no two bubbles share a row.
  private func sharedRow(_ scale: RoomScale) -> String? {
    let room = session.room
    let extents = BubbleExtents(
      of: session.placesInView, in: room.column, offset: room.visit.offset, scale
    ).all
    var free = Int.min
    for (place, extent) in extents
    where extent.first < scale.region.upperBound && extent.last >= scale.region.lowerBound {
      if max(extent.first, scale.region.lowerBound) >> 1 < free { return "bubble \(place) shares a row" }
      free = (min(extent.last, scale.region.upperBound - 1) >> 1) + 1
    }
    return nil
  }

  /// Checks that an edge is drawn inside the visible region exactly if the engine says that it is visible, and that
  /// tall bubbles are drawn.
  private func wrongEdge(at place: Int, _ scale: RoomScale, _ layout: ScreenLayout) -> String? {
    let room = session.room
    let top = room.column.tops[place] - room.visit.offset
    let bottom = room.column.bottoms[place] - room.visit.offset
    let extent = scale.extent(top: top, bottom: bottom)
    let visible = room.visit.edgesVisible(of: place, in: room.column)
    if scale.region.contains(extent.first) != visible.contains(.top) {
      return "the top edge of bubble \(place)"
    }
    if scale.region.contains(extent.last) != visible.contains(.bottom) {
      return "the bottom edge of bubble \(place)"
    }
    let first = max((extent.first + 1) / 2, scale.region.lowerBound / 2)
    // A bubble taller than four rows may lose its last row to a neighbour, but not its first.
    guard extent.last - extent.first > 8, 2 * first + 3 <= min(extent.last, scale.region.upperBound - 1),
      theme.usesFills, case .account(let bubble) = room.item(at: place)
    else { return nil }
    let state = session.world.state(at: place, user: session.world.currentUser)
    let showsDesign = session.showsDesign && theme.design != nil
    // In its own colours a bubble has its state as a rail, unless that is swiped or scrolled out of the window.
    if showsDesign, room.column.carouselIndex(of: place) != nil { return nil }
    let paper =
      showsDesign
      ? theme.designFill(of: state).accent.background
      : theme.fill(of: state, isSelected: bubble == session.selection).full.background
    // A ruler may cover one row, and half of the second of two rows may be cut off.
    let rows = layout.window.row + first...layout.window.row + first + 1
    let isDrawn = rows.contains { row in
      (layout.window.column..<layout.window.endColumn).contains {
        let style = frame[$0, row].style
        return style.background == paper || style.foreground == paper
      }
    }
    return isDrawn ? nil : "bubble \(place), \(state), is not drawn in row \(rows.lowerBound)"
  }
}

extension Theme {
  /// Whether boxes and blocks are Unicode characters.
  fileprivate var isUnicode: Bool { glyphs.horizontal == GlyphSet.unicode.horizontal }

  /// Whether bubbles have a background colour.
  fileprivate var usesFills: Bool { menu.full.background != .standard }
}
