import TerminalUI

/// The columns of a row that differ between two frames.
enum CellSpan {
  /// The columns from the first change to the last, widened so that it never begins or ends within a
  /// glyph of either row; nil when the rows are equal. O(columns). Both rows have the same length.
  static func changed(
    _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>
  ) -> Range<Int>? {
    var first = 0
    var end = new.count
    while first < end, isSame(old[first], new[first]) { first += 1 }
    guard first < end else { return nil }
    while isSame(old[end - 1], new[end - 1]) { end -= 1 }
    while first > 0, old[first].glyph.bits == 0 || new[first].glyph.bits == 0 { first -= 1 }
    while end < new.count, old[end].glyph.bits == 0 || new[end].glyph.bits == 0 { end += 1 }
    return first..<end
  }

  @inline(__always)
  private static func isSame(_ one: Cell, _ other: Cell) -> Bool {
    one.glyph.bits == other.glyph.bits && one.style.bits == other.style.bits
  }
}
