import ChatRoom
import ImpressionRules
import TerminalText

/// Outlooks in words.
struct FitPreviewText {
  let theme: Theme

  /// The menus of an outlook, as far as the account has any there.
  func menus(_ preview: FitPreview, of account: Account, on device: Device) -> String {
    var words: [String] = []
    if account.richMenu != nil, device.app.hasRichMenus {
      words.append(preview.menus.contains(.richMenu) ? "menu open" : "menu closed")
    }
    if account.serviceMenuBar != nil {
      words.append(preview.menus.contains(.serviceMenuBar) ? "service bar" : "no service bar")
    }
    return words.isEmpty ? "no menus" : words.joined(separator: ", ")
  }

  /// How it comes to be counted; in few words where there is little room.
  func verdict(_ preview: FitPreview, isShort: Bool = false) -> String {
    let swipe = preview.swipe > 0 ? "swipe \(preview.swipe) pt" : nil
    let way: String?
    switch preview.verdict {
    case .onEntry: way = swipe == nil ? "at a glance" : nil
    case .afterScrolling(let points): way = isShort ? "scroll \(points) pt" : "after scrolling \(points) pt"
    case .inTwoMoments(let points):
      way = isShort ? "two moments, \(points) pt" : "in two moments, after scrolling \(points) pt"
    case .never: return isShort ? "never" : "never counted"
    }
    return [way, swipe].compactMap(\.self).joined(separator: ", ")
  }

  /// How tall it may be to be counted at a glance.
  func greatest(_ preview: FitPreview) -> String {
    let height = preview.maximumHeightAtAGlance
    return height > 0 ? "glance \(theme.glyphs.atMost) \(height) pt" : "no glance takes it"
  }

  /// What takes more than a glance and a scroll stands out. Nothing is green: nothing of it has been counted.
  func style(_ preview: FitPreview) -> Style {
    switch preview.verdict {
    case .onEntry, .afterScrolling: theme.text
    case .inTwoMoments, .never: theme.warning
    }
  }
}

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

  /// Where each field begins, and where the last one ends.
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
