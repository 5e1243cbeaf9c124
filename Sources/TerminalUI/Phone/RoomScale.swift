import ChatRoom
import ImpressionRules

/// From points to half rows of the chat window.
///
/// Half row 0 is the upper half of the window's first row. The visible region always begins and ends at a
/// whole row, and an edge is drawn inside it exactly when the engine says that it is visible: an edge hidden
/// by one point is drawn hidden.
struct RoomScale {
  /// A bubble's place on the screen, in half rows, both ends included and not yet cut to the region.
  struct Extent: Equatable {
    var first: Int
    var last: Int

    /// Whether it covers both halves of any row.
    var hasWholeRow: Bool { last - first >= 2 || (first % 2 == 0 && last > first) }
  }

  let pointsPerRow: Int
  /// Rows of the window.
  let rows: Int
  /// Rows the service menu bar covers at the top, the rich menu at the bottom, and quick replies below that.
  let barRows: Int
  let menuRows: Int
  let quickReplyRows: Int
  private let visibleTop: Int
  private let visibleBottom: Int

  init(visit: Visit, rows: Int, pointsPerRow: Int) {
    self.rows = rows
    self.pointsPerRow = pointsPerRow
    visibleTop = visit.window.visibleTop(visit.menus)
    visibleBottom = visit.window.visibleBottom(visit.menus)
    let bar = visibleTop
    let menu = visit.window.height - visibleBottom
    barRows = bar > 0 ? min(rows, max(1, (2 * bar + pointsPerRow) / (2 * pointsPerRow))) : 0
    let wanted = menu > 0 ? max(1, (2 * menu + pointsPerRow) / (2 * pointsPerRow)) : 0
    let most = rows - barRows - (visibleBottom > visibleTop ? 1 : 0)
    let covered = max(0, min(wanted, most))
    quickReplyRows = RoomScale.rows(
      ofQuickReplies: visit.window.quickReplyHeight, pointsPerRow: pointsPerRow, most: covered)
    menuRows = covered - quickReplyRows
  }

  /// The rows that quick replies of this height in points take, of `most` rows.
  static func rows(ofQuickReplies height: Int, pointsPerRow: Int, most: Int) -> Int {
    height > 0 ? min(most, max(1, (2 * height + pointsPerRow) / (2 * pointsPerRow))) : 0
  }

  /// The half rows of the visible region.
  var region: Range<Int> { 2 * barRows..<max(2 * barRows, 2 * (rows - menuRows - quickReplyRows)) }

  /// The extent of a bubble with edges at these window coordinates, in points.
  func extent(top: Int, bottom: Int) -> Extent {
    let first = place(top, at: floorDivide(2 * top, pointsPerRow))
    let last = place(bottom, at: floorDivide(2 * bottom - 1, pointsPerRow))
    return Extent(first: first, last: max(last, first))
  }

  /// The extent ending before a half row; nil where that would take its last whole row, or its end would change sides.
  func shortened(_ extent: Extent, before half: Int) -> Extent? {
    let shorter = Extent(first: extent.first, last: max(extent.first, half - 1))
    let keepsItsRow = shorter.hasWholeRow || !extent.hasWholeRow
    return side(of: shorter.last) == side(of: extent.last) && keepsItsRow ? shorter : nil
  }

  /// The extent beginning below a row, with a whole row of its own; unchanged where an edge would change sides, or
  /// that row lies outside the region.
  func moved(_ extent: Extent, belowRow row: Int) -> Extent {
    let first = 2 * (row + 1)
    return moved(extent, to: Extent(first: first, last: max(extent.last, first + 1)))
  }

  /// The same, ending above a row.
  func moved(_ extent: Extent, aboveRow row: Int) -> Extent {
    let last = 2 * row - 1
    return moved(extent, to: Extent(first: min(extent.first, last - 1), last: last))
  }

  private func moved(_ extent: Extent, to result: Extent) -> Extent {
    let isAsVisible =
      side(of: result.first) == side(of: extent.first) && side(of: result.last) == side(of: extent.last)
    // A row of its own in the region is what it is moved for.
    let isSeen = result.first < region.upperBound && result.last >= region.lowerBound
    return isAsVisible && isSeen ? result : extent
  }

  /// On which side of the visible region a half row lies: -1 above, 0 inside, 1 below.
  func side(of half: Int) -> Int {
    half < region.lowerBound ? -1 : half < region.upperBound ? 0 : 1
  }

  /// Moves the half row of an edge to the side of the region's borders on which the edge is.
  private func place(_ y: Int, at half: Int) -> Int {
    if y < visibleTop { return min(half, region.lowerBound - 1) }
    if y > visibleBottom { return max(half, region.upperBound) }
    return min(max(half, region.lowerBound), max(region.lowerBound, region.upperBound - 1))
  }

  private func floorDivide(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((b - 1 - a) / b)
  }
}
