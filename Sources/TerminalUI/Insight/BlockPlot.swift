import ChatRoom
import TerminalText

/// A plot of a figure per day, drawn with block characters: bars from 0 up, with axes.
struct BlockPlot {
  private let values: [Int]
  private let days: ClosedRange<Int>
  private let width: Int
  private let height: Int
  private let isUnicode: Bool

  /// The least height with axes: a row of bars and the dates.
  static let minimumHeight = 2

  /// A plot of `width` by `height` cells, the row of dates included. Of more days than fit the latest are drawn.
  init(_ values: [Int], days: ClosedRange<Int>, width: Int, height: Int, glyphs: GlyphSet) {
    isUnicode = glyphs.isUnicode
    self.width = max(12, width)
    self.height = max(BlockPlot.minimumHeight, height)
    let room = self.width - BlockPlot.labelWidth(PlotScale.top(of: values)) - 2
    let count = min(values.count, max(1, room))
    self.values = Array(values.suffix(count))
    self.days = days.upperBound - count + 1...days.upperBound
  }

  /// The lines, the greatest values first.
  func lines(_ theme: Theme, bars: Style) -> [PageLine] {
    let top = PlotScale.top(of: values)
    let rows = height - 1
    let label = BlockPlot.labelWidth(top)
    var lines = (0..<rows).map { row -> PageLine in
      let words = self.label(ofRow: row, of: rows, top)
      let axis = isUnicode ? (words.isEmpty ? "│" : "┤") : "|"
      return PageLine(words, theme.dim, at: 1 + label - words.count)
        .adding(axis, theme.dim, at: 1 + label)
        .adding(barCells(row: row, of: rows, top), bars, at: 2 + label)
    }
    lines.append(dates(label, theme))
    return lines
  }

  private static func labelWidth(_ top: Int) -> Int { InsightCell.grouped(top).count }

  private func label(ofRow row: Int, of rows: Int, _ top: Int) -> String {
    if row == 0 { return InsightCell.grouped(top) }
    if rows >= 3, row == rows - 1 { return "0" }
    if rows >= 7, rows % 2 == 1, row == rows / 2, top % 2 == 0 { return InsightCell.grouped(top / 2) }
    return ""
  }

  // MARK: Bars

  /// The cells beside the axis.
  private var room: Int { width - BlockPlot.labelWidth(PlotScale.top(of: values)) - 2 }

  /// Wider bars would be heavier than what they say.
  private static let maximumStep = 9

  /// The cells of a day. All bars are as wide; where there is room for gaps, these share out the rest.
  private func cells(ofDay index: Int) -> Range<Int> {
    let step = min(BlockPlot.maximumStep, max(1, room / values.count))
    guard step > 2 else { return step * index..<step * (index + 1) }
    let span = step == BlockPlot.maximumStep ? step * values.count : room
    let start = span * index / values.count
    return start..<start + step - 1
  }

  private static let eighths = Array(" ▁▂▃▄▅▆▇█")

  private func barCells(row: Int, of rows: Int, _ top: Int) -> String {
    if !values.contains(where: { $0 > 0 }) {
      return row == rows / 2 ? String(repeating: " ", count: max(0, room / 2 - 8)) + "nothing so far" : ""
    }
    var text = ""
    for (index, value) in values.enumerated() {
      let cells = cells(ofDay: index)
      text += String(repeating: " ", count: cells.lowerBound - text.count)
      // In eighths of a row, rounded to the nearest; what is not nothing shows.
      let whole = (16 * rows * value + top) / (2 * top)
      let height = value > 0 ? max(1, whole) : 0
      let here = min(8, max(0, height - 8 * (rows - 1 - row)))
      let sign: Character = isUnicode ? BlockPlot.eighths[here] : here > 4 ? "#" : here > 0 ? "." : " "
      text += String(repeating: sign, count: cells.count)
    }
    return text
  }

  // MARK: Dates

  /// The dates below the bars they stand for: the first, the last, and as many between as there is room for.
  private func dates(_ label: Int, _ theme: Theme) -> PageLine {
    var line = PageLine(isUnicode ? "└" : "+", theme.dim, at: 1 + label)
    let dateWidth = 5
    let last = values.count - 1
    // Every day, every second, …: the same distance everywhere, back from the last.
    let distance = values.count > 1 ? cells(ofDay: 1).lowerBound : room
    let stride = (dateWidth + distance) / max(1, distance)
    var end = room + 1
    var dates: [(text: String, column: Int)] = []
    for index in values.indices.reversed() where (last - index) % stride == 0 {
      let start = min(cells(ofDay: index).lowerBound, room - dateWidth)
      guard start >= 0, start + dateWidth < end else { continue }
      let date = Timestamp(startOfDay: days.lowerBound + index).dateText.dropFirst(5)
      dates.append((String(date), 2 + label + start))
      end = start
    }
    for date in dates.reversed() { line = line.adding(date.text, theme.dim, at: date.column) }
    return line
  }
}
