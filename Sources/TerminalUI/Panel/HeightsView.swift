import ChatRoom
import ImpressionRules
import TerminalText

/// How other heights of the selected bubble would be counted.
struct HeightsView {
  let scene: Scene
  /// The cells that a line has.
  let width: Int

  private var theme: Theme { scene.theme }
  private var session: Session { scene.session }
  private var words: FitPreviewText { FitPreviewText(theme: theme) }

  /// The verdict on its height on this device, with the menu closed and open.
  var lines: [ExplanationView.Line] {
    guard session.isInRoom, let bubble = session.selection, let place = scene.room.place(ofBubble: bubble)
    else { return [] }
    let hasBar = scene.room.visit.menus.contains(.serviceMenuBar)
    let previews = session.previews.filter { $0.menus.contains(.serviceMenuBar) == hasBar }
    guard !previews.isEmpty else { return [] }
    let height = scene.room.column.height(of: place)
    let own = session.otherOwnHeight(of: bubble).map { ", own \($0)" } ?? ""
    let whose = scene.world.bubbles[bubble].seq == 1 ? "it" : "its message"
    let heads = [
      "\(height) pt tall\(own). If \(whose) were first unread:", "\(height) pt\(own), if first unread:",
    ]
    let head = heads.first { CellWidth.width(of: $0) < width } ?? heads[1]
    var lines = [ExplanationView.Line(text: head, style: theme.title)]
    // Where there is little room the words get fewer, then the limits go; the numbers stay.
    let limits = previews.map(words.greatest)
    let texts = [false, true].map { isShort in previews.map { text($0, isShort, of: previews.count) } }
    let roomy = texts.first { zip($0, limits).allSatisfy { fits("\($0)   \($1)") } }
    let shown = roomy ?? texts.first { $0.allSatisfy { fits($0) } } ?? texts[1]
    for ((preview, text), limit) in zip(zip(previews, shown), limits) {
      let isPresent = preview.menus == scene.room.visit.menus
      lines.append(
        ExplanationView.Line(
          text: text, style: isPresent ? words.style(preview) : theme.dim,
          end: roomy == nil ? nil : limit, endStyle: theme.dim))
    }
    return [ExplanationView.Line(text: "", style: theme.text)] + lines
  }

  private func fits(_ text: String) -> Bool { CellWidth.width(of: text) < width }

  private func text(_ preview: FitPreview, _ isShort: Bool, of count: Int) -> String {
    let isOpen = preview.menus.contains(.richMenu)
    let menu = count == 1 ? "" : (isShort ? "" : "menu ") + (isOpen ? "open: " : "closed: ")
    return menu + words.verdict(preview, isShort: isShort)
  }

  /// The verdict on every phone under the menus that show now.
  var phones: [ExplanationView.Line] {
    guard session.isInRoom, session.selection != nil else { return [] }
    let menus = scene.room.visit.menus
    let rows = Device.phones.compactMap { device -> (device: Device, preview: FitPreview)? in
      let previews = session.previews(on: device)
      return (previews.first { $0.menus == menus } ?? previews.first).map { (device, $0) }
    }
    guard !rows.isEmpty else { return [] }
    let heights = rows.map { "\($0.preview.height) pt" }
    let longestName = rows.map(\.device.name.cells).max() ?? 0
    let longestHeight = heights.map(\.cells).max() ?? 0
    let lines = zip(rows, heights).map { row, height in
      let gap = longestName + longestHeight + 2 - row.device.name.cells - height.cells
      let size = row.device.name + String(repeating: " ", count: gap) + height
      return ExplanationView.Line(
        text: "\(size)  \(words.verdict(row.preview, isShort: true))",
        style: words.style(row.preview), end: words.greatest(row.preview), endStyle: theme.dim)
    }
    let head = "On every phone, menus as they are now:"
    return [
      ExplanationView.Line(text: "", style: theme.text), ExplanationView.Line(text: head, style: theme.title),
    ] + lines
  }
}
