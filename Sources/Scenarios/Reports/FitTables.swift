import ChatRoom
import MessagingAPI
import TerminalText

/// A fit report as text: the visible regions, then a table for each bubble.
struct FitTables {
  private let report: FitReport
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
    let width = FitTables(report, isStacked: false).text.lines.map(\.cells).max() ?? 0
    self.init(report, isStacked: width > report.appearance.columns)
  }

  private init(_ report: FitReport, isStacked: Bool) {
    self.report = report
    self.isStacked = isStacked
    symbols =
      report.appearance.isUTF8
      ? Symbols(
        onEntry: "✔", scroll: "▼", twoMoments: "↕", swipe: "→", never: "✘", notMeasured: "–", times: "×")
      : Symbols(
        onEntry: "yes", scroll: "v", twoMoments: "vv", swipe: ">", never: "no", notMeasured: "-", times: "x")
  }

  var text: StyledText {
    var text = StyledText()
    for (index, subject) in report.subjects.enumerated() {
      if index > 0 { text += "\n" }
      text += self.text(of: subject, showsRegions: index == 0)
    }
    return "\(text)\n\(legend)"
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
    var cell: (Situation) -> StyledText?
  }

  /// Regions are shown once, since all messages of a file are measured on the same devices.
  private func text(of subject: FitReport.Subject, showsRegions: Bool) -> StyledText {
    var devices: [Device] = []
    for fit in subject.fits where devices.last != fit.device { devices.append(fit.device) }
    var text: StyledText = showsRegions ? "\(regions(of: subject, devices))\n" : ""
    text += "\(.bold(subject.name.sanitized))\n"
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
      let title = "\(index + 1) \(bubble.object.type)"
      text += "\n\(table(title, swipes ? "pt, swipe" : "height", rows))"
    }
    return text
  }

  private func regions(of subject: FitReport.Subject, _ devices: [Device]) -> StyledText {
    var rows = devices.map { device in
      let window = "\(device.chatWindow.width)\(symbols.times)\(device.chatWindow.height)"
      return Row(name: device.name, second: window) { situation in
        fit(of: subject, device, situation).map { StyledText("\($0.region)") }
      }
    }
    // The maximum height of a first bubble that is visible at a glance on every phone.
    let measured = subject.fits.filter(\.isMeasured)
    if !measured.isEmpty {
      rows.append(
        Row(name: "at a glance", second: "up to") { situation in
          measured.filter { Situation($0) == situation }.map(\.maximumHeightAtAGlance).min()
            .map { StyledText.bold("\(max(0, $0))") }
        })
    }
    return table("visible region, pt", "window", rows)
  }

  /// Formats rows below their headings.
  private func table(_ title: String, _ second: String, _ rows: [Row]) -> StyledText {
    guard isStacked else { return table(title, second, rows, situations) }
    return situations.map { table(title, second, rows, [$0]) }.joined(separator: "\n")
  }

  private func table(_ title: String, _ second: String, _ rows: [Row], _ groups: [[Situation]]) -> StyledText
  {
    var columns = [TextTable.Column(.left, gap: 0), TextTable.Column(.right)]
    for group in groups {
      columns += group.indices.map { TextTable.Column(.right, gap: $0 == 0 ? 4 : 2) }
    }
    let all = groups.flatMap(\.self)
    var table = TextTable(columns)
    table.add(([title, second] + all.map(\.name)).map { StyledText.bold($0) })
    for row in rows {
      table.add(
        [StyledText(row.name), StyledText(row.second)] + all.map { row.cell($0) ?? "" })
    }
    return ([.dim(head(over: groups, table.widths))] + table.lines).map { line -> StyledText in "\(line)\n" }
      .joined()
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

  private func cell(_ fit: Fit, _ index: Int) -> StyledText {
    guard fit.isMeasured else { return .dim(symbols.notMeasured) }
    let swipe = fit.bubbles[index].swipe > 0 ? symbols.swipe : ""
    switch fit.bubbles[index].verdict {
    case .onEntry where !swipe.isEmpty: return .yellow(swipe)
    case .onEntry: return .green(symbols.onEntry)
    case .afterScrolling(let points):
      return .yellow("\(symbols.scroll) \(points)\(swipe)")
    case .inTwoMoments(let points):
      return .red("\(symbols.twoMoments) \(points)\(swipe)")
    case .never: return .red(symbols.never)
    }
  }

  private var legend: StyledText {
    let measured = report.subjects.flatMap(\.fits)
    var parts: [StyledText] = []
    func has(_ test: (Fit.Bubble) -> Bool) -> Bool {
      measured.contains { $0.isMeasured && $0.bubbles.contains(where: test) }
    }
    if has({ $0.verdict == .onEntry && $0.swipe == 0 }) {
      parts.append("\(.green(symbols.onEntry)) counted on entry")
    }
    if has({ if case .afterScrolling = $0.verdict { true } else { false } }) {
      parts.append("\(.yellow(symbols.scroll)) counted after scrolling by this many points")
    }
    if has({ if case .inTwoMoments = $0.verdict { true } else { false } }) {
      parts.append(
        "\(.red(symbols.twoMoments)) taller than the region: counted only with top and bottom in turn, after scrolling"
      )
    }
    if has({ $0.swipe > 0 }) {
      parts.append("\(symbols.swipe) counted after swiping by the points beside the height")
    }
    if has({ $0.verdict == .never }) { parts.append("\(.red(symbols.never)) never counted") }
    if measured.contains(where: { !$0.isMeasured }) {
      parts.append("\(.dim(symbols.notMeasured)) not measured (R1)")
    }
    if let menu = report.ownMenu {
      let size = "\(menu.imageWidth)\(symbols.times)\(menu.imageHeight)"
      let name = Fit.Menu.same(as: menu).map { "\($0.rawValue): the size of the account's own menu, \(size)" }
      parts.append(StyledText(name ?? "own menu: \(size)"))
    }
    return parts.map { line -> StyledText in "\(line)\n" }.joined()
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.cells)) + text
  }
}
