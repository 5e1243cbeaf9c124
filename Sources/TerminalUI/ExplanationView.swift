import ChatRoom
import ImpressionRules

/// Why the selected bubble has not been counted, in words.
struct ExplanationView {
  /// One line of it.
  struct Line {
    var text: String
    var style: Style
    /// What stands at the line's end.
    var end: String?
  }

  let scene: Scene

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
    let head = "Why not \(name)?"
    let code = explanation.reason.rawValue
    if CellWidth.width(of: head) + code.utf8.count + 2 <= width {
      lines.append(Line(text: head, style: theme.title, end: code))
    } else {
      lines.append(Line(text: head, style: theme.title))
      lines.append(Line(text: code, style: theme.warning))
    }
    var prose = [sentence(explanation, user: user.name)]
    for edge in explanation.missing.prefix(2) {
      prose.append("\(edge.sentence) \(edge.remedySentence(withKey))")
    }
    for text in prose {
      lines += Prose.lines(of: text, width: width).map { Line(text: $0, style: theme.text) }
    }
    return lines
  }

  private func sentence(_ explanation: Explanation, user: String) -> String {
    switch explanation.reason {
    case .notDelivered: return "The message was not sent to \(user)."
    case .neverEntered: return "\(user) has not entered the room since it was sent. Press Enter."
    default: return explanation.reason.sentence
    }
  }

  private func withKey(_ remedy: Explanation.Remedy) -> String {
    switch remedy {
    case .closeRichMenu: remedy.imperative + " (r)"
    case .hideServiceMenuBar: remedy.imperative + " (s)"
    default: remedy.imperative
    }
  }

  private func counted(_ bubble: Int, _ name: String, width: Int) -> [Line] {
    let world = scene.world
    var lines = [Line(text: "\(name) has been counted", style: theme.title)]
    var prose = "impression \(world.ledger.impressions[bubble])"
    prose += ", uniqueImpression \(world.ledger.uniqueImpressions[bubble])."
    if let place = scene.room.place(ofBubble: bubble), scene.room.isCounted(at: place) {
      prose += " This visit counted it once, and can't count it again (R6)."
      prose += scene.room.isInside ? " Leave and enter again for the next." : ""
    } else {
      prose += " Not in this visit, where it can count once more."
    }
    lines += Prose.lines(of: prose, width: width).map { Line(text: $0, style: theme.text) }
    return lines
  }
}
