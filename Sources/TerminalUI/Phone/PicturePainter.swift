import Pictures
import TerminalText

/// Draws a picture in half cells: the upper half of a cell in the color of its character, the lower one in that
/// behind it.
struct PicturePainter {
  let grid: PictureGrid
  let design: DesignPalette
  let glyphs: GlyphSet
  /// The place of the grid's upper left corner on the screen, in columns and half rows.
  let column: Int
  let half: Int

  /// Draws what of the picture lies in some cells. Where it is transparent, what `background` gives for the color
  /// behind it shows; that color itself for nil.
  func paint(
    columns: Range<Int>, halves: Range<Int>, in frame: inout Frame,
    background: (DesignColor) -> DesignColor? = { _ in nil }
  ) {
    guard !halves.isEmpty else { return }
    for row in halves.lowerBound >> 1...(halves.upperBound - 1) >> 1 {
      let isUpper = halves.contains(2 * row)
      let isLower = halves.contains(2 * row + 1)
      for column in columns where frame.contains(column: column, row: row) {
        let before = glyphs.halves(of: frame[column, row])
        func color(_ half: Int, _ behind: TerminalColor) -> TerminalColor {
          switch grid.color(column: column - self.column, half: half - self.half) {
          case .opaque(let color): return color
          case .transparent(let color, let share):
            let paper = design.color(behind)
            return design.terminal((background(paper) ?? paper).mixed(with: color, share: share))
          }
        }
        let upper = isUpper ? color(2 * row, before.upper) : before.upper
        let lower = isLower ? color(2 * row + 1, before.lower) : before.lower
        let cell = glyphs.cell(upper, lower, isOnlyLower: !isUpper, design)
        frame.set(cell.glyph, cell.style, column: column, row: row)
      }
    }
  }
}

extension GlyphSet {
  /// The colors of the upper and the lower half of a cell without words.
  func halves(of cell: Cell) -> (upper: TerminalColor, lower: TerminalColor) {
    let (ink, paper) = (cell.style.foreground, cell.style.background)
    if cell.glyph == upperHalf { return (ink, paper) }
    if cell.glyph == lowerHalf { return (paper, ink) }
    return (paper, paper)
  }

  /// A cell with these halves. Words on it have its background: with `isOnlyLower`, that is the upper one. Where there
  /// are no half blocks, the cell has the color of both, unless one is the terminal's own.
  func cell(
    _ upper: TerminalColor, _ lower: TerminalColor, isOnlyLower: Bool = false, _ design: DesignPalette
  ) -> Cell {
    if upper == lower { return Cell(.space, Style(upper, on: upper)) }
    guard isUnicode || upper == .standard || lower == .standard else {
      let mixed = design.terminal(design.color(upper).mixed(with: design.color(lower), share: 0.5))
      return Cell(.space, Style(mixed, on: mixed))
    }
    return isOnlyLower || upper == .standard
      ? Cell(lowerHalf, Style(lower, on: upper)) : Cell(upperHalf, Style(upper, on: lower))
  }
}
