import ChatRoom
import Scenarios

/// What stands below a picture of the room.
struct MomentText {
  let outcome: Replay.Outcome
  /// The lines and texts of the moments' steps.
  let texts: [Int: (line: Int, text: String)]

  private static let mostMoments = 3
  private static let mostBubbles = 4

  /// The caption: who, when, the step, and what makes the moment matter.
  func caption(of scene: Scene) -> Markup {
    let shown = scene.moments.prefix(MomentText.mostMoments).enumerated().map { index, moment -> Markup in
      let step: Markup =
        texts[moment.step].map {
          "<span class=\"line\">line \($0.line)</span> <code>\(isolated: $0.text.shortened)</code>"
        } ?? ""
      let occasions = moment.occasions.compactMap(words)
      let who = outcome.world.users[moment.user].user.name
      return """
        <div><b>\(isolated: who)</b>\(index == 0 ? ", " : " sees the same, ")\(isolated: moment.device) \
        <span class="when">\(moment.time.dayAndTime)</span><br/>\(step)\(occasions)</div>
        """
    }
    let left = scene.moments.count - shown.count
    return left > 0
      ? "\(shown)<div class=\"more\">… and at \(counted(left, "more moment"))</div>" : "\(shown)"
  }

  /// The picture in a sentence, for who can't see it.
  func description(of scene: Scene) -> String {
    guard let first = scene.moments.first else { return "" }
    let line = texts[first.step].map { " at line \($0.line)" } ?? ""
    return "The phone of \(outcome.world.users[first.user].user.name)\(line), \(first.time.dayAndTime)"
  }

  private func words(_ occasion: Moment.Occasion) -> Markup? {
    switch occasion {
    case .failed(let failures):
      guard let first = failures.first else { return nil }
      let more: Markup = failures.count > 1 ? " and \(failures.count - 1) more" : ""
      return "<p class=\"bad\">✗ \(isolated: outcome.failures[first].finding)\(more)</p>"
    case .counted(let bubbles):
      let names = bubbles.prefix(MomentText.mostBubbles).map { outcome.world.name(ofBubble: $0) }
      let more: Markup = bubbles.count > names.count ? " and \(bubbles.count - names.count) more" : ""
      return "<p class=\"good\">✔ counted \(isolated: names.joined(separator: ", "))\(more)</p>"
    case .entered, .leaving, .end: return nil
    }
  }
}
