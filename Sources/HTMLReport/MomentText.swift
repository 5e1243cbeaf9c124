import ChatRoom
import Scenarios
import TerminalText

/// The text below a picture of the room.
struct MomentText {
  let outcome: Replay.Outcome
  /// The lines and texts of the moments' steps.
  let texts: [Int: (line: Int, text: String)]

  private static let maximumMoments = 4
  private static let maximumBubbles = 4
  private static let maximumFindings = 3
  /// The maximum number of moments that are listed by their lines.
  private static let maximumLines = 60

  /// Creates the texts of the moments with and without a picture.
  init(_ outcome: Replay.Outcome, _ scenes: Scenes) {
    self.outcome = outcome
    let moments =
      scenes.pictures.flatMap(\.moments) + MomentText.selection(scenes.left, upTo: MomentText.maximumLines)
    let steps = Set(moments.map(\.step)).sorted()
    texts = Dictionary(uniqueKeysWithValues: zip(steps, outcome.scenario.texts(ofSteps: steps)))
  }

  /// Selects up to `maximum` moments, failures first, in their original order.
  private static func selection(_ moments: [Moment], upTo maximum: Int) -> [Moment] {
    if moments.count <= maximum { return moments }
    let order =
      moments.indices.filter { moments[$0].isFailure } + moments.indices.filter { !moments[$0].isFailure }
    return order.prefix(maximum).sorted().map { moments[$0] }
  }

  /// The caption: the user, the time, the step, and why the moment matters.
  func caption(of scene: Scene) -> Markup {
    let selected = MomentText.selection(scene.moments, upTo: MomentText.maximumMoments)
    let shown = selected.enumerated().map { index, moment -> Markup in
      let step: Markup =
        texts[moment.step].map {
          "<span class=\"line\">line \($0.line)</span> <code>\(isolated: $0.text.shortened)</code>"
        } ?? ""
      let who = outcome.world.users[moment.user].user.name
      let how: Markup = moment.isOutside ? " last saw this, " : index == 0 ? ", " : " sees the same, "
      return """
        <div><b>\(isolated: who)</b>\(how)\(isolated: moment.device) \
        <span class="when">\(moment.time.dayAndTime)</span><br/>\(step)\(moment.occasions.compactMap(words))</div>
        """
    }
    let rest = scene.moments.filter { moment in
      !selected.contains { $0.step == moment.step && $0.user == moment.user }
    }
    if rest.isEmpty { return "\(shown)" }
    return """
      \(shown)<div class="more">… and at \(counted(rest.count, "more moment")): \(lines(of: rest, rest.count))</div>
      """
  }

  /// The alternative text of a picture.
  func description(of scene: Scene) -> String {
    guard let first = scene.moments.first else { return "" }
    let line = texts[first.step].map { " at line \($0.line)" } ?? ""
    return "The phone of \(outcome.world.users[first.user].user.name)\(line), \(first.time.dayAndTime)"
  }

  /// The number and lines of the moments without a picture.
  func left(_ scenes: Scenes) -> Markup {
    if scenes.leftCount == 0 { return "" }
    return """
      <p class="more">… and \(counted(scenes.leftCount, "more moment")): \
      \(lines(of: scenes.left, scenes.leftCount))</p>

      """
  }

  /// The lines of moments, such as `Alice, lines 12 ✗, 14 ✔; Bob, line 20`. `count` is the total number of moments.
  private func lines(of moments: [Moment], _ count: Int) -> Markup {
    let selected = MomentText.selection(moments, upTo: MomentText.maximumLines)
    var users: [Int] = []
    for moment in selected where !users.contains(moment.user) { users.append(moment.user) }
    let parts = users.enumerated().map { index, user -> Markup in
      let own = selected.filter { $0.user == user }
      let lines = own.enumerated().map { index, moment -> Markup in
        let bad: Markup = moment.isFailure ? " <span class=\"bad\">✗</span>" : ""
        let good: Markup = moment.isCount ? " <span class=\"good\">✔</span>" : ""
        let other: Markup = bad.isEmpty && good.isEmpty ? " entered" : ""
        return "\(index == 0 ? "" : ", ")\(texts[moment.step]?.line ?? 0)\(bad)\(good)\(other)"
      }
      let name = outcome.world.users[user].user.name
      return "\(index == 0 ? "" : "; ")\(isolated: name), line\(own.count == 1 ? "" : "s") \(lines)"
    }
    return count > selected.count ? "\(parts), …" : "\(parts)"
  }

  private func words(_ occasion: Moment.Occasion) -> Markup? {
    switch occasion {
    case .failed(let failures):
      let found = failures.prefix(MomentText.maximumFindings).map { failure -> Markup in
        "<p class=\"bad\">✗ \(isolated: outcome.failures[failure].finding)</p>"
      }
      let left = failures.count - found.count
      return left > 0 ? "\(found)<p class=\"bad\">✗ and \(left) more</p>" : "\(found)"
    case .counted(let bubbles): return "<p class=\"good\">✔ counted \(names(of: bubbles))</p>"
    case .countedAgain(let bubbles): return "<p class=\"good\">✔ counted again \(names(of: bubbles))</p>"
    case .entered, .leaving, .end: return nil
    }
  }

  private func names(of bubbles: [Int]) -> Markup {
    let names = bubbles.prefix(MomentText.maximumBubbles).map { outcome.world.name(ofBubble: $0) }
    let left = bubbles.count - names.count
    return left > 0
      ? "\(isolated: names.joined(separator: ", ")) and \(left) more"
      : "\(isolated: names.joined(separator: ", "))"
  }
}
