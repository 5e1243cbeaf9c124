import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

/// The positions of a rich menu's areas, in cells.
enum RichMenuGrid {
  /// The areas with their labels, in cells of the menu: as their bounds say, else shared evenly.
  static func areas(of menu: RichMenu, columns: Int, rows: Int) -> [(area: CellRect, label: String)] {
    let count = menu.areas.count
    let lines = count > 3 && rows > 1 ? 2 : 1
    let perLine = max(1, (count + lines - 1) / lines)
    return menu.areas.enumerated().map { index, area in
      if let bounds = area.bounds {
        // What passes the image's edge is cut off.
        func cell(_ pixel: Int, of image: Int, in cells: Int) -> Int {
          min(pixel, image) * cells / max(1, image)
        }
        let left = cell(bounds.x, of: menu.imageWidth, in: columns)
        let right = cell(bounds.x + bounds.width, of: menu.imageWidth, in: columns)
        let top = cell(bounds.y, of: menu.imageHeight, in: rows)
        let bottom = cell(bounds.y + bounds.height, of: menu.imageHeight, in: rows)
        return (CellRect(column: left, row: top, columns: right - left, rows: bottom - top), area.label)
      }
      let line = index / perLine
      let inLine = min(perLine, count - line * perLine)
      let left = (index % perLine) * columns / inLine
      let right = (index % perLine + 1) * columns / inLine
      return (
        CellRect(
          column: left, row: line * rows / lines, columns: right - left,
          rows: (line + 1) * rows / lines - line * rows / lines), area.label
      )
    }
  }
}
