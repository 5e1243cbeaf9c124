import ImpressionRules

/// When each edge of a bubble came in and out of view during a visit, as cells of a plot.
///
/// The plot's x is the visit's course: every leg takes at least a cell while there are enough, and longer
/// movements take more. A cell of a movement covers all positions between its ends: an edge is visible in
/// it when any of them shows it (R4, R5).
public struct EdgePlot: Hashable, Sendable {
  /// The state of an edge in one cell.
  public enum Status: UInt8, CaseIterable, Hashable, Sendable {
    /// The bubble had not arrived.
    case absent
    /// Inside the visible region (R4).
    case visible
    /// Under the open rich menu.
    case richMenu
    /// Under the service menu bar.
    case serviceMenuBar
    /// Under quick replies.
    case quickReplies
    /// Under the open keyboard.
    case keyboard
    /// Above the chat window.
    case above
    /// Below the chat window.
    case below
    /// Swiped out of the carousel's viewport.
    case carousel
  }

  /// One edge.
  public struct Line: Hashable, Sendable {
    /// The edge: one of top, bottom, left, right.
    public var edge: Edges
    /// Cell by cell.
    public var statuses: [Status]
  }

  /// The edges the bubble must show (R3), top, bottom, left, right.
  public var lines: [Line]
  /// The cells of each leg of the trace; several legs share one if there are more legs than cells.
  public var cells: [Range<Int>]
  /// The cell at which the bubble was counted, nil when this visit did not count it.
  public var counted: Int?
}

extension VisitTrace {
  /// The plot of the bubble at a place of `room`, in the given number of cells, 1 or more.
  ///
  /// - Complexity: O(legs + cells).
  public func plot(at place: Int, in room: Room, cells count: Int) -> EdgePlot {
    let column = self.column ?? room.column
    guard place < column.count else { return EdgePlot(lines: [], cells: [], counted: nil) }
    let cells = cellsOfLegs(count)
    let carousel = column.carouselIndex(of: place).map { column.carousels[$0] }
    let edges: [Edges] = carousel == nil ? [.top, .bottom] : [.top, .bottom, .left, .right]
    var lines = edges.map { EdgePlot.Line(edge: $0, statuses: Array(repeating: .absent, count: count)) }
    var bounds = boundsAtStart(of: place, in: column)
    var x = swipeAtStart(of: place)
    for (index, leg) in legs.enumerated() {
      if case .resized(let resized, let growth) = leg.kind {
        if resized < place { bounds.top += growth }
        if resized <= place { bounds.bottom += growth }
      }
      var sweep = x...x
      if case .swiped(place, let from, let to) = leg.kind {
        sweep = min(from, to)...max(from, to)
        x = to
      }
      if place >= leg.bubbleCount { continue }
      let share = cells[index]
      for cell in share {
        let positions = offsets(of: leg, cell: cell - share.lowerBound, of: share.count)
        for line in lines.indices {
          let status = status(of: lines[line].edge, bounds, carousel, at: positions, sweep, leg)
          // Of legs that share a cell, one that shows the edge prevails.
          if lines[line].statuses[cell] != .visible { lines[line].statuses[cell] = status }
        }
      }
    }
    var plot = EdgePlot(lines: lines, cells: cells, counted: nil)
    if case .account(let bubble) = room.item(at: place),
      let found = counts.first(where: { $0.bubble == bubble && $0.leg >= 0 })
    {
      plot.counted = plot.cellOfDisplay(in: cells[found.leg], isTogether: rules.edges == .simultaneous)
    }
    return plot
  }

  /// The width of a moment without movement, in points of a movement.
  private static let pause = 40

  /// Each leg takes a cell, and what is left is shared by the lengths of the movements, longer ones getting
  /// less than in proportion so that short ones remain to be seen. What moves nothing lasts as long as a short
  /// movement.
  private func cellsOfLegs(_ count: Int) -> [Range<Int>] {
    if legs.count > count {
      return legs.indices.map { $0 * count / legs.count..<$0 * count / legs.count + 1 }
    }
    let weights = legs.map { leg -> Double in
      let way: Int
      switch leg.kind {
      case .scrolled: way = abs(leg.to - leg.from)
      case .swiped(_, let from, let to): way = abs(to - from)
      default: way = VisitTrace.pause
      }
      return Double(way).squareRoot()
    }
    let sum = weights.reduce(0, +)
    let spare = Double(count - legs.count)
    var ranges: [Range<Int>] = []
    var passed = 0.0
    for (index, weight) in weights.enumerated() {
      let start = ranges.last?.upperBound ?? 0
      passed += weight
      let share = sum > 0 ? passed / sum : 1
      ranges.append(start..<max(start + 1, index + 1 + Int((spare * share).rounded(.down))))
    }
    if let last = ranges.indices.last {
      ranges[last] = ranges[last].lowerBound..<max(count, ranges[last].lowerBound + 1)
    }
    return ranges
  }

  /// The offsets that a cell of a leg covers.
  private func offsets(of leg: Leg, cell: Int, of count: Int) -> ClosedRange<Int> {
    guard leg.kind == .scrolled else { return leg.to...leg.to }
    let way = leg.to - leg.from
    let start = leg.from + way * cell / count
    let end = leg.from + way * (cell + 1) / count
    return min(start, end)...max(start, end)
  }

  /// The positions of the bubble's top and bottom at the start of the visit, or of its recorded part.
  private func boundsAtStart(of place: Int, in column: BubbleColumn) -> (top: Int, bottom: Int) {
    var bounds = (top: column.tops[place], bottom: column.bottoms[place])
    for case .resized(let resized, let growth) in legs.lazy.map(\.kind) {
      if resized < place { bounds.top -= growth }
      if resized <= place { bounds.bottom -= growth }
    }
    return bounds
  }

  private func swipeAtStart(of place: Int) -> Int {
    for case .swiped(place, let from, _) in legs.lazy.map(\.kind) { return from }
    return swipes[place] ?? 0
  }

  private func status(
    of edge: Edges, _ bounds: (top: Int, bottom: Int), _ carousel: BubbleColumn.Carousel?,
    at offsets: ClosedRange<Int>, _ sweep: ClosedRange<Int>, _ leg: Leg
  ) -> EdgePlot.Status {
    switch edge {
    case .top: return status(of: bounds.top, at: offsets, leg)
    case .bottom: return status(of: bounds.bottom, at: offsets, leg)
    default: break
    }
    let window = leg.window
    let menus = leg.menus
    let visible = window.visibleTop(menus)...max(window.visibleTop(menus), window.visibleBottom(menus))
    let isInView =
      window.visibleHeight(menus) >= 0 && bounds.top - offsets.upperBound <= visible.upperBound
      && bounds.bottom - offsets.lowerBound >= visible.lowerBound
    guard isInView else {
      let isAbove = bounds.bottom - offsets.upperBound < visible.lowerBound
      return status(of: isAbove ? bounds.bottom : bounds.top, at: offsets, leg)
    }
    let cards = carousel?.cards ?? []
    let sides: [Int] =
      switch (rules.carousel, edge) {
      case (.whole, .left): cards.first.map { [$0.x] } ?? []
      case (.whole, _): cards.last.map { [$0.x + $0.width] } ?? []
      case (.anyCard, .left): cards.map(\.x)
      case (.anyCard, _): cards.map { $0.x + $0.width }
      }
    let isShown = sides.contains { $0 - sweep.upperBound <= window.width && $0 - sweep.lowerBound >= 0 }
    return isShown ? .visible : .carousel
  }

  /// The state of an edge at content coordinate `y`: visible, or what hid it where it came closest.
  private func status(of y: Int, at offsets: ClosedRange<Int>, _ leg: Leg) -> EdgePlot.Status {
    let top = leg.window.visibleTop(leg.menus)
    let bottom = leg.window.visibleBottom(leg.menus)
    let aim = top <= bottom ? min(max(y - offsets.upperBound, top), bottom) : (top + bottom) >> 1
    let place = min(max(aim, y - offsets.upperBound), y - offsets.lowerBound)
    if place >= top, place <= bottom { return .visible }
    if place < 0 { return .above }
    switch leg.window.cover(at: place, leg.menus) {
    case .richMenu: return .richMenu
    case .serviceMenuBar: return .serviceMenuBar
    case .quickReplies: return .quickReplies
    case .keyboard: return .keyboard
    case .window, .carousel: return .below
    }
  }
}

extension EdgePlot {
  /// The first of a leg's cells by which all edges have been seen, or show together.
  fileprivate func cellOfDisplay(in cells: Range<Int>, isTogether: Bool) -> Int {
    cells.first { cell in
      lines.allSatisfy { line in
        isTogether
          ? line.statuses[cell] == .visible : line.statuses[...cell].contains(.visible)
      }
    } ?? cells.upperBound - 1
  }
}
