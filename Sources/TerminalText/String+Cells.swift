extension StringProtocol {
  /// The width of the text in one row of a terminal, in cells, see ``CellWidth/width(of:)``. O(text).
  package var cells: Int { CellWidth.width(of: self) }
}
