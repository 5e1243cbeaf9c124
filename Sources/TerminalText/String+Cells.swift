extension StringProtocol {
  /// How many cells of a terminal the text takes in one row, see ``CellWidth/width(of:)``. O(text).
  package var cells: Int { CellWidth.width(of: self) }
}
