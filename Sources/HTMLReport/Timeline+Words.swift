import ChatRoom

extension Timeline {
  /// What happened, in words.
  func words(_ leg: VisitTrace.Leg) -> String {
    switch leg.kind {
    case .entered: return "entered the room"
    case .scrolled:
      return leg.to >= leg.from
        ? "scrolled \(leg.to - leg.from) pt on" : "scrolled \(leg.from - leg.to) pt back"
    case .jumped:
      return leg.to >= leg.from ? "jumped \(leg.to - leg.from) pt on" : "jumped \(leg.from - leg.to) pt back"
    case .swiped(let place, let from, let to):
      let way = to >= from ? "\(to - from) pt on" : "\(from - to) pt back"
      guard case .account(let bubble) = outcome.world.users[user].room.item(at: place) else {
        return "swiped \(way)"
      }
      return "swiped \(outcome.world.name(ofBubble: bubble)) \(way)"
    case .richMenu(let isOpen): return isOpen ? "opened the rich menu" : "closed the rich menu"
    case .serviceMenuBar(let isShown): return isShown ? "service menu bar shows" : "service menu bar hidden"
    case .arrived: return "new bubbles arrived"
    case .resized(_, let growth):
      return growth >= 0 ? "a bubble grew \(growth) pt" : "a bubble shrank \(-growth) pt"
    case .waited(let seconds): return "\(EventText.duration(seconds)) passed"
    }
  }
}

extension EdgePlot.Status {
  /// Its class in the style sheet.
  var className: String {
    switch self {
    case .absent: "na"
    case .visible: "vis"
    case .richMenu: "rich"
    case .serviceMenuBar: "bar"
    case .above: "up"
    case .below: "down"
    case .carousel: "side"
    }
  }

  /// What it is called.
  var words: String {
    switch self {
    case .absent: "not arrived"
    case .visible: "visible"
    case .richMenu: "under the rich menu"
    case .serviceMenuBar: "under the service menu bar"
    case .above: "above the window"
    case .below: "below the window"
    case .carousel: "swiped out of view"
    }
  }

  /// Lines of what is above or below the window lie a little higher or lower.
  var shift: Int { self == .above ? -4 : self == .below ? 4 : 0 }

  /// Whether the edge was in the window, or could be swiped into it.
  var isNear: Bool {
    switch self {
    case .visible, .richMenu, .serviceMenuBar, .carousel: true
    case .absent, .above, .below: false
    }
  }
}

extension Timestamp {
  /// `2026-11-01 12:00:00`.
  var dayAndTime: String { "\(dateText) \(timeText)" }

  /// The time, with the day where it is another than that of `start`.
  func shortText(after start: Timestamp) -> String { day == start.day ? timeText : dayAndTime }
}
