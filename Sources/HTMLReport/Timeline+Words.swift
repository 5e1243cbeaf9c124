import ChatRoom

extension Timeline {
  /// The description of a leg.
  func words(_ leg: VisitTrace.Leg) -> String {
    switch leg.kind {
    case .entered: return "entered the room"
    case .scrolled:
      return leg.to >= leg.from
        ? "scrolled down \(leg.to - leg.from) pt" : "scrolled up \(leg.from - leg.to) pt"
    case .jumped:
      return leg.to >= leg.from ? "jumped down \(leg.to - leg.from) pt" : "jumped up \(leg.from - leg.to) pt"
    case .swiped(let place, let from, let to):
      let distance = to >= from ? "\(to - from) pt forward" : "\(from - to) pt back"
      guard case .account(let bubble) = outcome.world.users[user].room.item(at: place) else {
        return "swiped \(distance)"
      }
      return "swiped \(outcome.world.name(ofBubble: bubble)) \(distance)"
    case .richMenu(let isOpen): return isOpen ? "opened the rich menu" : "closed the rich menu"
    case .switchedMenu: return "switched to another rich menu"
    case .keyboard(let isOpen): return isOpen ? "opened the keyboard" : "closed the keyboard"
    case .serviceMenuBar(let isShown):
      return isShown ? "showed the service menu bar" : "hid the service menu bar"
    case .quickReply: return "tapped a quick reply"
    case .arrived: return "new bubbles arrived"
    case .resized(_, let growth):
      return growth >= 0 ? "a bubble grew \(growth) pt" : "a bubble shrank \(-growth) pt"
    case .waited(let seconds): return "\(EventText.duration(seconds)) passed"
    }
  }
}

extension EdgePlot.Status {
  /// The class in the style sheet.
  var className: String {
    switch self {
    case .absent: "na"
    case .visible: "vis"
    case .richMenu: "rich"
    case .serviceMenuBar: "bar"
    case .quickReplies: "reply"
    case .keyboard: "keys"
    case .above: "up"
    case .below: "down"
    case .carousel: "side"
    }
  }

  /// The name in the legend.
  var words: String {
    switch self {
    case .absent: "not there yet"
    case .visible: "visible"
    case .richMenu: "under the rich menu"
    case .serviceMenuBar: "under the service menu bar"
    case .quickReplies: "under quick replies"
    case .keyboard: "under the keyboard"
    case .above: "above the window"
    case .below: "below the window"
    case .carousel: "swiped out of view"
    }
  }

  /// The vertical shift of a line, so that edges above or below the window are drawn higher or lower.
  var shift: Int { self == .above ? -4 : self == .below ? 4 : 0 }

  /// Whether the edge was in the window, or could be swiped into it.
  var isNear: Bool {
    switch self {
    case .visible, .richMenu, .serviceMenuBar, .quickReplies, .keyboard, .carousel: true
    case .absent, .above, .below: false
    }
  }
}

extension Timestamp {
  /// `2026-11-01 12:00:00`.
  var dayAndTime: String { "\(dateText) \(timeText)" }

  /// The time, with the date if the day differs from that of `start`.
  func shortText(after start: Timestamp) -> String { day == start.day ? timeText : dayAndTime }
}
