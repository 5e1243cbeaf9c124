import ChatRoom
import TerminalText

/// A figure per day as bars from 0 up, in SVG, with axes.
struct BarPlot {
  let title: String
  let values: [Int]
  let days: ClosedRange<Int>

  private static let size = (width: 600, height: 150)
  private static let margin = (left: 52, top: 10, bottom: 22)

  private var top: Int { PlotScale.top(of: values) }

  var markup: Markup {
    let size = BarPlot.size
    return """
      <svg class="plot" viewBox="0 0 \(size.width) \(size.height)" role="img" aria-label="\(description)">\
      \(grid)\(bars)\(dates)</svg>
      """
  }

  /// The plot in words.
  private var description: String {
    let first = Timestamp(startOfDay: days.lowerBound).dateText
    let last = Timestamp(startOfDay: days.upperBound).dateText
    let range =
      "\(InsightCell.grouped(values.min() ?? 0)) to \(InsightCell.grouped(values.max() ?? 0)), in the end \(InsightCell.grouped(values.last ?? 0))"
    return "\(title) from \(first) to \(last): \(range)"
  }

  private func y(_ value: Int) -> Int {
    let bottom = BarPlot.size.height - BarPlot.margin.bottom
    return bottom - value * (bottom - BarPlot.margin.top) / top
  }

  private func x(_ index: Int) -> Int {
    BarPlot.margin.left + index * (BarPlot.size.width - BarPlot.margin.left) / values.count
  }

  private var grid: [Markup] {
    (top > 1 ? [0, top / 2, top] : [0, top]).map { value in
      """
      <line x1="\(BarPlot.margin.left)" x2="\(BarPlot.size.width)" y1="\(y(value))" y2="\(y(value))"/>\
      <text x="\(BarPlot.margin.left - 6)" y="\(y(value) + 4)" class="end">\(InsightCell.grouped(value))</text>
      """
    }
  }

  private var bars: [Markup] {
    values.enumerated().filter { $0.element > 0 }.map { index, value in
      let date = Timestamp(startOfDay: days.lowerBound + index).dateText
      let width = max(1, x(index + 1) - x(index) - 3)
      // What is not nothing shows.
      let height = max(1, y(0) - y(value))
      return """
        <rect x="\(x(index) + 1)" y="\(y(0) - height)" width="\(width)" height="\(height)">\
        <title>\(date): \(InsightCell.grouped(value))</title></rect>
        """
    }
  }

  private var dates: [Markup] {
    let stride = max(1, values.count / 6)
    return values.indices.filter { (values.count - 1 - $0) % stride == 0 }.map { index in
      let date = Timestamp(startOfDay: days.lowerBound + index).dateText.dropFirst(5)
      let isLast = index == values.count - 1
      let place = isLast ? BarPlot.size.width : (x(index) + x(index + 1)) / 2
      let anchor: Markup = isLast ? " class=\"end\"" : ""
      return """
        <text x="\(place)" y="\(BarPlot.size.height - 6)"\(anchor)>\(String(date))</text>
        """
    }
  }
}
