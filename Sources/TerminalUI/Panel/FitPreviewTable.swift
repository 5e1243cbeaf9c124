import ChatRoom
import ImpressionRules
import TerminalText

/// Outlooks as a table: menus, the visible region, the greatest height at a glance, and how it comes to be counted.
struct FitPreviewTable {
  let previews: [FitPreview]
  let words: FitPreviewText
  let account: Account
  let device: Device
  /// The cells from a page's second column on.
  let width: Int

  private static let firstColumn = 3
  private static let gap = 2

  private typealias Field = (text: String, style: Style)

  /// A line for each outlook, with as much as fits: first the verdicts get shorter, then the region goes; where even
  /// that is too much, the verdict has a line of its own.
  var lines: [PageLine] {
    let tables = [rows(isShort: false), rows(isShort: true), rows(isShort: true, hasRegion: false)]
    for table in tables {
      let columns = columns(of: table)
      if columns.last ?? 0 <= width + 1 {
        return table.map { row in
          zip(row, columns).reduce(PageLine()) { $0.adding($1.0.text, $1.0.style, at: $1.1) }
        }
      }
    }
    return previews.flatMap { preview in
      let fields = fields(preview, isShort: false, hasRegion: false)
      let indent = FitPreviewTable.firstColumn + FitPreviewTable.gap
      let verdict = WordWrap.lines(of: fields[2].text, width: width - indent)
      return [
        PageLine(fields[0].text, fields[0].style, at: FitPreviewTable.firstColumn)
          .adding("  \(fields[1].text)", fields[1].style)
      ] + verdict.map { PageLine($0, fields[2].style, at: indent) }
    }
  }

  private func rows(isShort: Bool, hasRegion: Bool = true) -> [[Field]] {
    previews.map { fields($0, isShort: isShort, hasRegion: hasRegion) }
  }

  private func fields(_ preview: FitPreview, isShort: Bool, hasRegion: Bool) -> [Field] {
    let dim = words.theme.dim
    let menus: Field = (words.menus(preview, of: account, on: device), words.theme.text)
    let region: [Field] = hasRegion ? [("region \(preview.region) pt", dim)] : []
    return [menus] + region + [
      (words.greatest(preview), dim), (words.verdict(preview, isShort: isShort), words.style(preview)),
    ]
  }

  /// The first column of each field, and the end of the last.
  private func columns(of table: [[Field]]) -> [Int] {
    var columns = [FitPreviewTable.firstColumn]
    for field in table.first?.indices ?? 0..<0 {
      let widest = table.map { CellWidth.width(of: $0[field].text) }.max() ?? 0
      columns.append(columns[field] + widest + FitPreviewTable.gap)
    }
    columns[columns.count - 1] -= FitPreviewTable.gap
    return columns
  }
}
