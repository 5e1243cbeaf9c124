import ChatRoom
import ImpressionRules
import TerminalText

/// The selected bubble explained in full: why it has not been counted, the visit as a plot, how it would be
/// counted on this device, and everything that happened to it.
struct ExplanationPage: PageContent {
  private let scene: Scene
  private let page: Page
  private var lines: [PageLine] = []

  private var theme: Theme { scene.theme }
  private var world: World { scene.world }
  private var width: Int { scene.size.columns - 4 }

  var count: Int { lines.count }
  func line(_ index: Int) -> PageLine { lines[index] }

  init(scene: Scene, page: Page) {
    self.scene = scene
    self.page = page
    guard let bubble = scene.session.selection else { return }
    addExplanation()
    addVisit(bubble)
    addOutlooks(bubble)
    addEvents(bubble)
    if lines.last?.pieces.isEmpty == true { lines.removeLast() }
  }

  var title: String {
    guard let bubble = scene.session.selection else { return "No bubble is selected" }
    let object = world.bubbles[bubble].bubble.object
    let type = object.isCarousel ? "carousel" : object.type
    guard let place = scene.room.place(ofBubble: bubble) else {
      return "\(world.name(ofBubble: bubble)) \(theme.glyphs.dot) \(type)"
    }
    let size =
      "\(scene.room.width(at: place))\(theme.glyphs.times)\(scene.room.column.height(of: place)) pt"
    return [world.name(ofBubble: bubble), type, size].joined(separator: " \(theme.glyphs.dot) ")
  }

  var note: String { "\(scene.user.name) \(theme.glyphs.dot) \(scene.user.device.name)" }

  /// The state and the counters: what a person wants to see first.
  var head: [PageLine] {
    guard let bubble = scene.session.selection else { return [] }
    var line = PageLine()
    if let place = scene.room.place(ofBubble: bubble) {
      let isInside = scene.room.isInside
      let state = world.state(at: place, user: world.currentUser)
      let present = HelpPage.states.first { $0.0 == state }?.1 ?? ""
      let words = isInside ? present : present.replacing("this visit", with: "the last visit")
      line = PageLine("\(theme.glyphs.sign(of: state).base) \(words)", theme.style(of: state))
        .adding("   ", theme.text)
    } else {
      line = PageLine("", theme.text)
    }
    let whose = world.users.count > 1 ? "all users: " : ""
    func counters(after line: PageLine) -> PageLine {
      line.adding("\(whose)impressions ", theme.dim)
        .adding("\(world.ledger.impressions[bubble])", theme.text)
        .adding("  users ", theme.dim)
        .adding("\(world.ledger.uniqueImpressions[bubble])", theme.text)
    }
    let whole = counters(after: line)
    let cells = whole.pieces.reduce(0) { $0 + CellWidth.width(of: $1.text) }
    return cells <= width ? [whole, .blank] : [line, counters(after: PageLine()), .blank]
  }

  private mutating func addHead(_ text: String, note: String = "") {
    lines.append(PageLine(text, theme.title).adding(note.isEmpty ? "" : "  \(note)", theme.dim))
  }

  private mutating func addExplanation() {
    for line in ExplanationView(scene: scene, isBesidePreviews: true).lines(width: width) {
      lines.append(
        PageLine(line.text, line.style).adding(line.end.map { "  \($0)" } ?? "", theme.warning))
    }
    lines.append(.blank)
  }

  // MARK: The visit

  private mutating func addVisit(_ bubble: Int) {
    let visits = scene.session.simulation.visitTraces.visits(of: world.currentUser)
    guard let place = scene.room.place(ofBubble: bubble), !visits.isEmpty else { return }
    let visitTrace = visits[max(0, visits.count - 1 - page.visitsBack)]
    let isGoingOn = visitTrace.column == nil
    let times =
      visitTrace.start == visitTrace.end
      ? visitTrace.start.timeText
      : "\(visitTrace.start.timeText) to \(endText(of: visitTrace))"
    addHead(
      "Visit \(visitTrace.number)",
      note: "\(visitTrace.start.dateText) \(times)\(isGoingOn ? ", going on" : "")"
        + (visits.count > 1 ? " \(theme.glyphs.dot) \(visits.count) visits: \(arrows) look at others" : ""))
    lines +=
      TimelineView(theme: theme, visitTrace: visitTrace, place: place, room: scene.room, width: width).lines
    lines.append(.blank)
  }

  private var arrows: String { "\(theme.glyphs.arrows.left) \(theme.glyphs.arrows.right)" }

  private func endText(of visitTrace: VisitTrace) -> String {
    let isSameDay = visitTrace.end.dateText == visitTrace.start.dateText
    return isSameDay ? visitTrace.end.timeText : "\(visitTrace.end.dateText) \(visitTrace.end.timeText)"
  }

  // MARK: The outlooks

  private mutating func addOutlooks(_ bubble: Int) {
    let previews = scene.session.previews
    guard !previews.isEmpty else { return }
    let seq = world.bubbles[bubble].seq
    addHead(
      "On \(scene.user.device.name)",
      note: seq == 1 ? "if it were first unread" : "if its message were first unread")
    lines +=
      FitPreviewTable(
        previews: previews, words: FitPreviewText(theme: theme), account: world.account,
        device: scene.user.device,
        width: width
      ).lines
    lines.append(.blank)
  }

  // MARK: The events

  private mutating func addEvents(_ bubble: Int) {
    let text = EventText(world: world)
    var filter = EventFilter()
    filter.bubble = bubble
    let events = scene.session.log.filter { filter.shows($0, in: world) }
    guard !events.isEmpty else { return }
    addHead("What happened to it", note: "newest first")
    for event in events.reversed().prefix(200) {
      lines.append(
        PageLine("\(event.time.dateText) \(event.time.timeText)", theme.dim, at: 3)
          .adding(scene.shortName(of: event.user), theme.dim, at: 24)
          .adding(text.sentence(event), theme.style(of: event), at: 25 + scene.nameWidth))
    }
  }
}
