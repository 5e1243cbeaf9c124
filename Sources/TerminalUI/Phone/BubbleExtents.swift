import ImpressionRules

/// The places of bubbles on the screen, in half rows.
///
/// At a small scale rounding would make them touch or leave no whole row for their text: there is half a row between two
/// where both keep a whole row, and a bubble inside the region takes one where it is free. No two share a row, and an edge
/// is inside the region exactly when it is visible. Where there are more bubbles than rows, the shortest are left out.
struct BubbleExtents {
  let scale: RoomScale
  /// The places and extents, in order.
  private(set) var all: [(place: Int, extent: RoomScale.Extent)] = []

  /// - Parameters:
  ///   - places: The bubbles, in order.
  ///   - offset: The content y at the window's top, in points.
  init(of places: Range<Int>, in column: BubbleColumn, offset: Int, _ scale: RoomScale) {
    self.scale = scale
    all.reserveCapacity(places.count)
    for place in places {
      add(place, scale.extent(top: column.tops[place] - offset, bottom: column.bottoms[place] - offset))
    }
    leaveOutShortest { column.height(of: $0) }
    separate()
  }

  private mutating func add(_ place: Int, _ ideal: RoomScale.Extent) {
    var extent = ideal
    let previous = all.last?.extent
    if !extent.hasWholeRow, scale.side(of: extent.first) == 0, scale.side(of: extent.last) == 0 {
      let row = extent.first >> 1
      let first = previous.map { $0.last < 2 * row } ?? true ? 2 * row : 2 * row + 2
      if first + 1 < scale.region.upperBound { extent = RoomScale.Extent(first: first, last: first + 1) }
    }
    if let previous, previous.last >= extent.first - 1 {
      if let shorter = scale.shortened(previous, before: extent.first - 1) {
        all[all.count - 1].extent = shorter
      }
    }
    if let last = all.last?.extent.last, last >> 1 >= extent.first >> 1 {
      extent = scale.moved(extent, belowRow: last >> 1)
    }
    if let previous = all.last?.extent, previous.last >> 1 >= extent.first >> 1 {
      let lifted = scale.moved(previous, aboveRow: extent.first >> 1)
      if all.count > 1, all[all.count - 2].extent.last >= lifted.first,
        let shorter = scale.shortened(all[all.count - 2].extent, before: lifted.first)
      {
        all[all.count - 2].extent = shorter
      }
      if all.count < 2 || all[all.count - 2].extent.last < lifted.first {
        all[all.count - 1].extent = lifted
      }
    }
    all.append((place, extent))
  }

  /// The rows of the visible region.
  private var rows: Range<Int> { scale.region.lowerBound / 2..<scale.region.upperBound / 2 }

  /// Whether any of a bubble lies in the visible region.
  private func isInRegion(_ extent: RoomScale.Extent) -> Bool {
    extent.first < scale.region.upperBound && extent.last >= scale.region.lowerBound
  }

  private mutating func leaveOutShortest(_ height: (Int) -> Int) {
    let inRegion = all.filter { isInRegion($0.extent) }
    let excess = inRegion.count - rows.count
    guard excess > 0 else { return }
    let shortest = inRegion.map(\.place).sorted { (height($0), $0) < (height($1), $1) }.prefix(excess)
    all.removeAll { shortest.contains($0.place) }
  }

  /// Gives each bubble rows of its own, as near to where it is as the others leave room for.
  private mutating func separate() {
    let indices = all.indices.filter { isInRegion(all[$0].extent) }
    var free = rows.lowerBound
    for (number, index) in indices.enumerated() {
      let extent = all[index].extent
      // Each of those that follow needs a row.
      let end = rows.upperBound - (indices.count - number)
      let first = min(max(extent.first >> 1, free), end)
      var last = max(first, min(extent.last >> 1, end))
      if number + 1 < indices.count {
        last = max(first, min(last, (all[indices[number + 1]].extent.first >> 1) - 1))
      }
      all[index].extent = extent.inRows(first...last, of: scale)
      free = last + 1
    }
  }
}

extension RoomScale.Extent {
  /// The extent with those of its ends that are in the region in these rows.
  fileprivate func inRows(_ rows: ClosedRange<Int>, of scale: RoomScale) -> RoomScale.Extent {
    var moved = self
    if scale.side(of: first) == 0, first >> 1 != rows.lowerBound { moved.first = 2 * rows.lowerBound }
    if scale.side(of: last) == 0, last >> 1 != rows.upperBound { moved.last = 2 * rows.upperBound + 1 }
    return moved
  }
}
