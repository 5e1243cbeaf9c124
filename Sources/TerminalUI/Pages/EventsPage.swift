import ChatRoom

/// The event log, newest first, as far as the filter lets it through.
struct EventsPage: PageContent {
  private let scene: Scene
  private let page: Page
  private let text: EventText
  /// The indices in ``Session/log`` of what is shown, newest first.
  private let shown: [Int]

  private var theme: Theme { scene.theme }
  private var world: World { scene.world }

  let title = "Events"
  var count: Int { max(1, shown.count) }

  init(scene: Scene, page: Page) {
    self.scene = scene
    self.page = page
    // Names are cut to the width on screen, but searched in full.
    let whole = EventText(world: scene.world)
    let room = scene.size.columns - 22 - scene.nameWidth
    let text = EventText(world: scene.world, maximumIDLength: max(6, room - 26))
    let wanted = (page.query ?? "").lowercased()
    let log = scene.session.log
    shown = log.indices.reversed().filter { index in
      page.filter.shows(log[index], in: scene.world)
        && (wanted.isEmpty || whole.sentence(log[index]).lowercased().contains(wanted)
          || scene.world.users[log[index].user].user.name.lowercased().contains(wanted))
    }
    self.text = text
  }

  var note: String {
    let log = scene.session.log.count
    return shown.count == log
      ? "\(log) events, newest first" : "\(shown.count) of \(log) events, newest first"
  }

  var head: [PageLine] {
    let filter = page.filter
    var line = PageLine()
    func add(_ key: String, _ name: String, _ value: String?) {
      line = line.adding(line.pieces.isEmpty ? key : "   \(key)", theme.key)
        .adding(" \(name) ", theme.dim)
        .adding(value ?? "all", value == nil ? theme.text : theme.warning)
    }
    add("u", "user", filter.user.map { world.users[$0].user.name })
    add("b", "bubble", filter.bubble.map(world.name(ofBubble:)))
    add("f", "kind", filter.kind?.rawValue)
    let search = page.query.map { [SearchLine.line($0, isTyping: page.isTyping, theme)] } ?? []
    return [line] + search + [.blank]
  }

  func line(_ index: Int) -> PageLine {
    guard shown.indices.contains(index) else { return PageLine("no events match", theme.dim, at: 3) }
    let event = scene.session.log[shown[index]]
    // The day goes with the first event of each, and with the first on the screen.
    let isNewDay =
      index == 0 || index == page.scrolled
      || scene.session.log[shown[index - 1]].time.dateText != event.time.dateText
    return PageLine(isNewDay ? event.time.dateText : "", theme.dim)
      .adding(event.time.timeText, theme.dim, at: 12)
      .adding(scene.shortName(of: event.user), theme.dim, at: 21)
      .adding(text.sentence(event), theme.style(of: event), at: 22 + scene.nameWidth)
  }
}

extension Theme {
  /// The style of an event: counts, and views that were not counted, are highlighted.
  func style(of event: Event) -> Style {
    switch event.filterKind {
    case .counted: good
    case .notCounted: warning
    case .edges, .time: dim
    case .visits, .moves, .messages, .activities: text
    }
  }
}
