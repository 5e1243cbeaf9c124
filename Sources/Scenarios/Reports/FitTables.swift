import TerminalText
import ChatRoom
import MessagingAPI

/// A fit report as text: the visible regions, then a table for each bubble.
struct FitTables {
  private let report: FitReport
  private let paint: Paint
  private let symbols: Symbols

  private struct Symbols {
    var onEntry: String
    var scroll: String
    var twoMoments: String
    var swipe: String
    var never: String
    var notMeasured: String
    var times: String
  }

  /// Whether the columns with a service menu bar are placed below the others instead of beside them.
  private let isStacked: Bool

  init(_ report: FitReport) {
    let plain = FitTables(report, isStacked: false, hasColor: false).text
    let width = plain.split(separator: "\n").map(\.cells).max() ?? 0
    self.init(
      report, isStacked: width > report.appearance.columns, hasColor: report.appearance.hasColor)
  }

  private init(_ report: FitReport, isStacked: Bool, hasColor: Bool) {
    self.report = report
    self.isStacked = isStacked
    paint = Paint(isOn: hasColor)
    symbols =
      report.appearance.isUTF8
      ? Symbols(
        onEntry: "✔", scroll: "▼", twoMoments: "↕", swipe: "→", never: "✘", notMeasured: "–", times: "×")
      : Symbols(
        onEntry: "yes", scroll: "v", twoMoments: "vv", swipe: ">", never: "no", notMeasured: "-", times: "x")
  }

  var text: String {
    var text = ""
    for (index, subject) in report.subjects.enumerated() {
      if index > 0 { text += "\n" }
      text += self.text(of: subject, showsRegions: index == 0)
    }
    return text + "\n" + legend
  }

  /// A combination of menus: a column.
  private struct Situation: Hashable {
    var menu: Fit.Menu
    var hasBar: Bool

    init(_ fit: Fit) {
      menu = fit.menu
      hasBar = fit.hasServiceMenuBar
    }

    init(_ menu: Fit.Menu, hasBar: Bool) {
      self.menu = menu
      self.hasBar = hasBar
    }

    var name: String {
      switch menu {
      case .none: "no menu"
      case .compact, .large: menu.rawValue
      case .own: "own menu"
      }
    }
  }

  /// The columns: first without a service menu bar, then with one.
  private var situations: [[Situation]] {
    let tried = Set(report.subjects.flatMap(\.fits).map(\.menu))
    let menus = Fit.Menu.allCases.filter { $0 != .own || tried.contains(.own) }
    return [false, true].map { hasBar in menus.map { Situation($0, hasBar: hasBar) } }
  }

  /// A row: a device, one property of it, and the result in each situation.
  private struct Row {
    var name: String
    var second: String
    var cell: (Situation) -> TextTable.Cell?
  }

  /// Regions are shown once, since all messages of a file are measured on the same devices.
  private func text(of subject: FitReport.Subject, showsRegions: Bool) -> String {
    var devices: [Device] = []
    for fit in subject.fits where devices.last != fit.device { devices.append(fit.device) }
    var text = showsRegions ? regions(of: subject, devices) + "\n" : ""
    text += paint.bold(subject.name.sanitized) + "\n"
    for (index, bubble) in subject.bubbles.enumerated() {
      let swipes = subject.fits.contains { $0.bubbles[index].swipe > 0 }
      let rows = devices.map { device in
        let own = subject.fits.first { $0.device == device }.map { $0.bubbles[index] }
        let height = own.map { "\($0.height)" } ?? ""
        let swipe = own.map { $0.swipe > 0 ? " \(symbols.swipe) \($0.swipe)" : "" } ?? ""
        return Row(name: device.name, second: height + swipe) { situation in
          fit(of: subject, device, situation).map { cell($0, index) }
        }
      }
      text += "\n" + table("\(index + 1) \(bubble.object.type)", swipes ? "pt, swipe" : "height", rows)
    }
    return text
  }

  private func regions(of subject: FitReport.Subject, _ devices: [Device]) -> String {
    var rows = devices.map { device in
      let window = "\(device.chatWindow.width)\(symbols.times)\(device.chatWindow.height)"
      return Row(name: device.name, second: window) { situation in
        fit(of: subject, device, situation).map { TextTable.Cell("\($0.region)") }
      }
    }
    // The maximum height of a first bubble that is visible at a glance on every phone.
    let measured = subject.fits.filter(\.isMeasured)
    if !measured.isEmpty {
      rows.append(
        Row(name: "at a glance", second: "up to") { situation in
          measured.filter { Situation($0) == situation }.map(\.maximumHeightAtAGlance).min()
            .map { TextTable.Cell("\(max(0, $0))", style: paint.bold) }
        })
    }
    return table("visible region, pt", "window", rows)
  }

  /// Formats rows below their headings.
  private func table(_ title: String, _ second: String, _ rows: [Row]) -> String {
    guard isStacked else { return table(title, second, rows, situations) }
    return situations.map { table(title, second, rows, [$0]) }.joined(separator: "\n")
  }

  private func table(_ title: String, _ second: String, _ rows: [Row], _ groups: [[Situation]]) -> String {
    var columns = [TextTable.Column(.left, gap: 0), TextTable.Column(.right)]
    for group in groups {
      columns += group.indices.map { TextTable.Column(.right, gap: $0 == 0 ? 4 : 2) }
    }
    let all = groups.flatMap(\.self)
    var table = TextTable(columns)
    table.add(([title, second] + all.map(\.name)).map { TextTable.Cell($0, style: paint.bold) })
    for row in rows {
      table.add(
        [TextTable.Cell(row.name), TextTable.Cell(row.second)]
          + all.map { row.cell($0) ?? TextTable.Cell("") })
    }
    return ([paint.dim(head(over: groups, table.widths))] + table.lines).map { $0 + "\n" }.joined()
  }

  /// Right-aligns group names such as `no service menu bar` over their columns.
  private func head(over groups: [[Situation]], _ widths: [Int]) -> String {
    var head = ""
    var end = widths[0] + 2 + widths[1]
    var column = 2
    for group in groups {
      end += 2
      for _ in group {
        end += 2 + widths[column]
        column += 1
      }
      let name = group[0].hasBar ? "with service menu bar" : "no service menu bar"
      head += padLeft(name, end - head.cells)
    }
    return head
  }

  private func fit(of subject: FitReport.Subject, _ device: Device, _ situation: Situation) -> Fit? {
    subject.fits.first { $0.device == device && Situation($0) == situation }
  }

  private func cell(_ fit: Fit, _ index: Int) -> TextTable.Cell {
    guard fit.isMeasured else { return TextTable.Cell(symbols.notMeasured, style: paint.dim) }
    let swipe = fit.bubbles[index].swipe > 0 ? symbols.swipe : ""
    switch fit.bubbles[index].verdict {
    case .onEntry where !swipe.isEmpty: return TextTable.Cell(swipe, style: paint.yellow)
    case .onEntry: return TextTable.Cell(symbols.onEntry, style: paint.green)
    case .afterScrolling(let points):
      return TextTable.Cell("\(symbols.scroll) \(points)\(swipe)", style: paint.yellow)
    case .inTwoMoments(let points):
      return TextTable.Cell("\(symbols.twoMoments) \(points)\(swipe)", style: paint.red)
    case .never: return TextTable.Cell(symbols.never, style: paint.red)
    }
  }

  private var legend: String {
    let measured = report.subjects.flatMap(\.fits)
    var parts: [String] = []
    func has(_ test: (Fit.Bubble) -> Bool) -> Bool {
      measured.contains { $0.isMeasured && $0.bubbles.contains(where: test) }
    }
    if has({ $0.verdict == .onEntry && $0.swipe == 0 }) {
      parts.append("\(paint.green(symbols.onEntry)) counted on entry")
    }
    if has({ if case .afterScrolling = $0.verdict { true } else { false } }) {
      parts.append("\(paint.yellow(symbols.scroll)) counted after scrolling by this many points")
    }
    if has({ if case .inTwoMoments = $0.verdict { true } else { false } }) {
      parts.append(
        "\(paint.red(symbols.twoMoments)) taller than the region: counted only with top and bottom in turn, after scrolling"
      )
    }
    if has({ $0.swipe > 0 }) {
      parts.append("\(symbols.swipe) counted after swiping by the points beside the height")
    }
    if has({ $0.verdict == .never }) { parts.append("\(paint.red(symbols.never)) never counted") }
    if measured.contains(where: { !$0.isMeasured }) {
      parts.append("\(paint.dim(symbols.notMeasured)) not measured (R1)")
    }
    if let menu = report.ownMenu {
      let size = "\(menu.imageWidth)\(symbols.times)\(menu.imageHeight)"
      parts.append(
        Fit.Menu.same(as: menu).map { "\($0.rawValue): the size of the account's own menu, \(size)" }
          ?? "own menu: \(size)")
    }
    return parts.map { $0 + "\n" }.joined()
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.cells)) + text
  }
}
