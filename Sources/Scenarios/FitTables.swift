import TerminalText
import ChatRoom
import MessagingAPI

/// A fit report for a person: the visible regions, then a table for each bubble.
struct FitTables {
  private let report: FitReport
  private let paint: Paint
  private let signs: Signs

  private struct Signs {
    var onEntry: String
    var scroll: String
    var twoMoments: String
    var swipe: String
    var never: String
    var notMeasured: String
    var times: String
  }

  init(_ report: FitReport) {
    self.report = report
    paint = Paint(isOn: report.appearance.hasColor)
    signs =
      report.appearance.isUTF8
      ? Signs(
        onEntry: "✔", scroll: "▼", twoMoments: "↕", swipe: "→", never: "✘", notMeasured: "–", times: "×")
      : Signs(
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
  private struct Column: Hashable {
    var menu: Fit.Menu
    var hasBar: Bool
  }

  private static let columns = [false, true].flatMap { hasBar in
    Fit.Menu.allCases.map { Column(menu: $0, hasBar: hasBar) }
  }

  private static let columnWidth = 8

  /// The regions are those of every subject: messages of one file are tried on the same devices.
  private func text(of subject: FitReport.Subject, showsRegions: Bool) -> String {
    var devices: [Device] = []
    for fit in subject.fits where devices.last?.id != fit.device.id || devices.last != fit.device {
      devices.append(fit.device)
    }
    let nameWidth = max(16, devices.map { $0.name.cells }.max() ?? 0) + 2
    var text = showsRegions ? regions(of: subject, devices, nameWidth) + "\n" : ""
    text += paint.bold(subject.name.sanitized) + "\n"
    for (index, bubble) in subject.bubbles.enumerated() {
      let title = "\(index + 1) \(bubble.object.type)"
      let swipes = subject.fits.contains { $0.bubbles[index].swipe > 0 }
      text += "\n" + heading(title, swipes ? "pt, swipe" : "height", nameWidth)
      for device in devices {
        let own = subject.fits.first { $0.device == device }.map { $0.bubbles[index] }
        let height = own.map { "\($0.height)" } ?? ""
        let swipe = own.map { $0.swipe > 0 ? " \(signs.swipe) \($0.swipe)" : "" } ?? ""
        text += row(device.name, height + swipe, nameWidth) { column in
          fit(of: subject, device, column).map { cell($0, index) }
        }
      }
    }
    return text
  }

  private func regions(of subject: FitReport.Subject, _ devices: [Device], _ nameWidth: Int) -> String {
    var text = heading("visible region, pt", "window", nameWidth)
    for device in devices {
      let window = "\(device.chatWindow.width)\(signs.times)\(device.chatWindow.height)"
      text += row(device.name, window, nameWidth) { column in
        fit(of: subject, device, column).map { ("\($0.region)", { $0 }) }
      }
    }
    return text + greatest(subject, nameWidth)
  }

  private func fit(of subject: FitReport.Subject, _ device: Device, _ column: Column) -> Fit? {
    subject.fits.first {
      $0.device == device && $0.menu == column.menu && $0.hasServiceMenuBar == column.hasBar
    }
  }

  private func cell(_ fit: Fit, _ index: Int) -> (String, (String) -> String) {
    guard fit.isMeasured else { return (signs.notMeasured, paint.dim) }
    let swipe = fit.bubbles[index].swipe > 0 ? signs.swipe : ""
    switch fit.bubbles[index].verdict {
    case .onEntry where !swipe.isEmpty: return (swipe, paint.yellow)
    case .onEntry: return (signs.onEntry, paint.green)
    case .afterScrolling(let points): return ("\(signs.scroll) \(points)\(swipe)", paint.yellow)
    case .inTwoMoments(let points): return ("\(signs.twoMoments) \(points)\(swipe)", paint.red)
    case .never: return (signs.never, paint.red)
    }
  }

  private func heading(_ title: String, _ second: String, _ nameWidth: Int) -> String {
    let bars = ["no service menu bar", "with service menu bar"]
    let half = 3 * FitTables.columnWidth
    let left = String(repeating: " ", count: nameWidth + 12)
    var text = left + bars.map { padLeft($0, half) }.joined() + "\n"
    text += pad(title, nameWidth) + padLeft(second, 12)
    for column in FitTables.columns {
      let name = column.menu == .none ? "no menu" : column.menu.rawValue
      text += padLeft(name, FitTables.columnWidth)
    }
    let lines = text.split(separator: "\n")
    return paint.dim(String(lines[0])) + "\n" + paint.bold(String(lines[1])) + "\n"
  }

  private func row(
    _ name: String, _ second: String, _ nameWidth: Int,
    _ cell: (Column) -> (String, (String) -> String)?
  ) -> String {
    var line = pad(name, nameWidth) + padLeft(second, 12)
    for column in FitTables.columns {
      guard let (text, color) = cell(column) else {
        line += String(repeating: " ", count: FitTables.columnWidth)
        continue
      }
      line += String(repeating: " ", count: max(1, FitTables.columnWidth - text.cells)) + color(text)
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  /// The greatest height of a first bubble that every phone shows at a glance.
  private func greatest(_ subject: FitReport.Subject, _ nameWidth: Int) -> String {
    let measured = subject.fits.filter(\.isMeasured)
    guard !measured.isEmpty else { return "" }
    return row("at a glance", "up to", nameWidth) { column in
      measured.filter { $0.menu == column.menu && $0.hasServiceMenuBar == column.hasBar }
        .map(\.greatestHeightAtAGlance).min().map { ("\(max(0, $0))", paint.bold) }
    }
  }

  private var legend: String {
    let measured = report.subjects.flatMap(\.fits)
    var parts: [String] = []
    func has(_ test: (Fit.Bubble) -> Bool) -> Bool {
      measured.contains { $0.isMeasured && $0.bubbles.contains(where: test) }
    }
    if has({ $0.verdict == .onEntry && $0.swipe == 0 }) {
      parts.append("\(paint.green(signs.onEntry)) counted on entry")
    }
    if has({ if case .afterScrolling = $0.verdict { true } else { false } }) {
      parts.append("\(paint.yellow(signs.scroll)) after scrolling so many points")
    }
    if has({ if case .inTwoMoments = $0.verdict { true } else { false } }) {
      parts.append(
        "\(paint.red(signs.twoMoments)) taller than the region: only in two moments, after scrolling")
    }
    if has({ $0.swipe > 0 }) { parts.append("\(signs.swipe) after a swipe of the points beside the height") }
    if has({ $0.verdict == .never }) { parts.append("\(paint.red(signs.never)) never") }
    if measured.contains(where: { !$0.isMeasured }) {
      parts.append("\(paint.dim(signs.notMeasured)) not measured (R1)")
    }
    return parts.map { $0 + "\n" }.joined()
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.cells))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.cells)) + text
  }
}
