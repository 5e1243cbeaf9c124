import ChatRoom
import ImpressionRules
import TerminalText

/// Why the selected bubble has not been counted, in words.
struct ExplanationView {
  /// One line of it.
  struct Line {
    var text: String
    var style: Style
    /// The text at the line's end.
    var end: String?
    /// The look of that; nil for a warning's.
    var endStyle: Style?
  }

  let scene: Scene
  /// Whether the heights that count at a glance are on the same screen.
  let isBesidePreviews: Bool

  private var theme: Theme { scene.theme }

  /// The lines, broken to a width in cells.
  func lines(width: Int) -> [Line] {
    guard let bubble = scene.session.selection else { return [] }
    let world = scene.world
    let name = world.name(ofBubble: bubble)
    let user = scene.user
    guard let explanation = world.explanation(ofBubble: bubble, user: world.currentUser) else {
      return counted(bubble, name, width: width)
    }
    var lines: [Line] = []
    let head =
      scene.world.users.count > 1
      ? "Why not \(name) for \(scene.shortName(of: world.currentUser))?" : "Why not \(name)?"
    let code = explanation.reason.rawValue
    if CellWidth.width(of: head) + code.utf8.count + 2 <= width {
      lines.append(Line(text: head, style: theme.title, end: code))
    } else {
      lines.append(Line(text: head, style: theme.title))
      lines.append(Line(text: code, style: theme.warning))
    }
    // An edge's own sentence says what hid it; the reason would only say it again.
    let isSaidByEdges = !explanation.missing.isEmpty && explanation.reason != .tooTall
    var prose = isSaidByEdges ? [] : [sentence(explanation, user: user.name)]
    if let place = scene.room.place(ofBubble: bubble) {
      prose += obstacles(explanation.missing, at: place, reason: explanation.reason)
    }
    for text in prose {
      lines += WordWrap.lines(of: text, width: width).map { Line(text: $0, style: theme.text) }
    }
    return lines
  }

  /// The distance of each missing edge, and what would show it: from now on in the room, else in the visit
  /// that is over.
  private func obstacles(
    _ missing: [Explanation.MissingEdge], at place: Int, reason: Explanation.Reason
  ) -> [String] {
    let room = scene.room
    if scene.world.rules.edges == .simultaneous {
      guard room.hasVisitSince(arrivalOf: place), reason != .outsideMeasurementPeriod else { return [] }
      let remedies = agreeing(room.remediesTogether(at: place), at: place)
      guard !remedies.isEmpty else {
        return [Explanation.together(isPossible: !room.remediesTogether(at: place).isEmpty)]
      }
      return [
        Explanation.together(isPossible: true) + " " + Explanation.sentence(of: remedies, words: withKey)
      ]
    }
    let now = room.missingEdges(at: place)
    return missing.prefix(2).map { edge in
      let present = now.first { $0.edge == edge.edge }
      let sentence = Explanation.sentence(of: agreeing(present?.remedies ?? [], at: place), words: withKey)
      // Report the result of the visit and the present state separately.
      guard let present, present.closest != edge.closest, present.closest > 0 else {
        return "\(edge.sentence) \(sentence)"
      }
      return "\(edge.sentence) Now it is \(present.closest) pt away: "
        + sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
  }

  private func sentence(_ explanation: Explanation, user: String) -> String {
    switch explanation.reason {
    case .notDelivered: return (explanation.undelivered ?? .notRecipient).sentence(of: user)
    case .neverEntered:
      let key = scene.session.isPlayed ? "" : " Press Enter."
      return "\(user) has not entered the room since it was sent.\(key)"
    default: return explanation.reason.sentence(scene.world.rules.edges)
    }
  }

  /// Whether the keys of the room do something: they are named then.
  private var hasRoomKeys: Bool { scene.room.isInside && !scene.session.isPlayed }

  private func withKey(_ remedy: Explanation.Remedy) -> String {
    guard hasRoomKeys else { return remedy.imperative }
    return remedy.imperative.replacing("the rich menu", with: "the rich menu (r)")
      .replacing("the service menu bar", with: "the service menu bar (s)")
      .replacing("the keyboard", with: "the keyboard (o)")
  }

  /// The remedies, but beside the heights that are counted at a glance none with a height that differs from
  /// them: from where the room is scrolled to another may do.
  private func agreeing(_ remedies: [Explanation.Remedy], at place: Int) -> [Explanation.Remedy] {
    guard isBesidePreviews else { return remedies }
    let previews = scene.session.previews
    let height = scene.room.column.height(of: place)
    let menus = scene.room.visit.menus
    return remedies.filter { remedy in
      guard remedy.shorten > 0,
        let preview = previews.first(where: { $0.menus == menus.subtracting(remedy.closing) })
      else { return true }
      return height - remedy.shorten == preview.maximumHeightAtAGlance
    }
  }

  private func counted(_ bubble: Int, _ name: String, width: Int) -> [Line] {
    let world = scene.world
    var lines = [Line(text: "\(name) has been counted", style: theme.title)]
    let impressions = world.ledger.impressions[bubble]
    let users = world.ledger.uniqueImpressions[bubble]
    let people = "\(users) \(users == 1 ? "person" : "people")"
    let isAPI = scene.session.showsAPINames
    let total =
      isAPI
      ? "impression \(impressions), uniqueImpression \(users)"
      : "counted \(impressions == 1 ? "once" : "\(impressions) times") for \(people)"
    // Of a single user there is nothing to add up.
    let whose = world.users.count == 1 ? "" : "Everybody: "
    var prose =
      whose + (whose.isEmpty && !isAPI ? total.prefix(1).uppercased() + total.dropFirst() : total) + "."
    if let place = scene.room.place(ofBubble: bubble), scene.room.isCounted(at: place) {
      prose +=
        scene.room.isInside
        ? " This visit has counted it and can't count it again (R6). Leave and enter again to start a new visit."
        : " The last visit counted it; the next visit can count it again (R6)."
      prose += countedHeight(bubble, at: place)
    } else if !scene.room.isInside {
      prose += " Not counted in the last visit."
    } else {
      prose += " Not counted in this visit yet."
      let missing = scene.room.place(ofBubble: bubble).map { scene.room.missingEdges(at: $0) } ?? []
      if let edge = missing.first {
        prose += " Its \(edge.edge.names.first ?? "") edge is \(edge.closest) pt away."
      }
    }
    for text in [prose, firstCount(bubble)].compactMap({ $0 }) {
      lines += WordWrap.lines(of: text, width: width).map { Line(text: $0, style: theme.text) }
    }
    return lines
  }

  /// That it had another height when the visit counted it, if it had.
  private func countedHeight(_ bubble: Int, at place: Int) -> String {
    let visitTrace = scene.session.simulation.visitTraces.visits(of: scene.world.currentUser).last
    guard let growth = visitTrace?.growth(ofBubble: bubble, at: place), growth != 0 else { return "" }
    return " It was \(scene.room.column.height(of: place) - growth) pt tall then."
  }

  /// A time, with its date when that is not today.
  private func time(_ time: Timestamp) -> String {
    time.dateText == scene.world.clock.dateText ? time.timeText : "\(time.dateText) \(time.timeText)"
  }

  /// When it was counted first, in which visit, and when its edges were seen.
  private func firstCount(_ bubble: Int) -> String? {
    let count = scene.session.simulation.impressionLog.firstCount(
      ofBubble: bubble, user: scene.world.currentUser)
    guard let count else { return nil }
    let edges = count.edges.map { "\($0.edge.names.first ?? "") at \(time($0.moment.time))" }
    return "First counted in visit \(count.visit): \(edges.joined(separator: ", "))."
  }
}
