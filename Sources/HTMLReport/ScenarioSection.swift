import ChatRoom
import ImpressionRules
import Scenarios
import TerminalText
import TerminalUI

/// The section of a scenario that was run.
struct ScenarioSection {
  let outcome: Replay.Outcome
  /// The moments of the run that matter.
  let scenes: SceneFinder
  /// The scenario's number in the page, from 1.
  let number: Int
  let isMasked: Bool
  /// Whether pictures show messages in their own colours.
  let showsDesign: Bool
  /// Whether pictures and plots are left out.
  let isBrief: Bool

  private static let maximumFailures = 30
  private static let maximumPictures = (
    passed: SceneFinder.Limit(usual: 4, telling: 8), failed: SceneFinder.Limit(usual: 6, telling: 12)
  )
  private static let maximumVisits = 4
  private static let maximumRows = 100

  var world: World { outcome.world }

  /// The bubbles that failed expectations are about, in ascending order.
  var concerned: [Int] {
    let bubbles = outcome.failures.prefix(ScenarioSection.maximumFailures).flatMap { failure -> [Int] in
      let expectation = outcome.scenario.expectations[failure.expectation]
      if case .message(let message, _, _) = expectation.check {
        return Array(world.messages[message].bubbles)
      }
      return expectation.bubble.map { [$0] } ?? []
    }
    return Set(bubbles).sorted()
  }

  var markup: Markup {
    if isBrief { return "\(prose)\(warnings)\(failures)\(counters)" }
    return "\(prose)\(warnings)\(failures)\(pictures)\(counters)\(missing)\(insight)\(visits)"
  }

  private var insight: Markup { InsightSection(world: world, isMasked: isMasked).markup }

  private var prose: Markup {
    guard let description = outcome.scenario.description else { return "" }
    let paragraphs = description.split(separator: "\n").map { text -> Markup in
      "<p class=\"prose\">\(isolated: String(text))</p>\n"
    }
    return "\(paragraphs)"
  }

  private var warnings: Markup {
    let warnings = outcome.scenario.warnings
    return warnings.isEmpty ? "" : "<h3>Warnings about the file</h3>\n\(HTMLReport.diagnostics(warnings))"
  }

  // MARK: Failed expectations

  private var failures: Markup {
    guard !outcome.isPassed else { return "" }
    let positions = outcome.scenario.positions(of: outcome.failures)
    var items: [Markup] = []
    let shown = outcome.failures.prefix(ScenarioSection.maximumFailures)
    for (index, failure) in shown.enumerated() {
      let next = index + 1
      // Failures of one step with the same cause are shown together.
      let isTogether =
        next < shown.count && shown[next].step == failure.step && shown[next].reason == failure.reason
        && outcome.excerpt(ofFailure: next) == outcome.excerpt(ofFailure: index)
      let reason: Markup = failure.reason.map { "<p class=\"why\">\(isolated: $0)</p>" } ?? ""
      let cause: Markup = isTogether ? "" : "\(reason)\(table(outcome.excerpt(ofFailure: index)))"
      items.append(
        """
        <li><p class="bad"><span class="line">line \(positions[index].line)</span> \
        <b>\(isolated: failure.subject)</b>: expected <b>\(isolated: failure.expected)</b>, \
        got <b>\(isolated: failure.found)</b></p>\(cause)</li>

        """)
    }
    let left = outcome.failures.count - shown.count
    let more: Markup = left > 0 ? "<p class=\"more\">… and \(left) more expectations not met</p>\n" : ""
    return "<h3>Expectations not met</h3>\n<ul class=\"failures\">\n\(items)</ul>\n\(more)"
  }

  /// The steps that led to a failure.
  private func table(_ steps: [Replay.ExcerptStep]) -> Markup {
    if steps.isEmpty { return "" }
    let rows = steps.map { step -> Markup in
      let gap: Markup = step.followsGap ? "<tr><td class=\"n\">…</td><td></td><td></td></tr>\n" : ""
      return """
        \(gap)<tr><td class="n line">\(step.line)</td><td><code>\(isolated: step.text.shortened)</code></td>\
        <td>\(isolated: step.happenings.joined(separator: ", "))</td></tr>

        """
    }
    return """
      <div class="box"><table><thead><tr><th class="n">line</th><th>step</th><th>what happened</th></tr></thead>\
      <tbody>
      \(rows)</tbody></table></div>
      """
  }

  // MARK: Pictures

  private var pictures: Markup {
    let limit =
      outcome.isPassed ? ScenarioSection.maximumPictures.passed : ScenarioSection.maximumPictures.failed
    let scenes = self.scenes.best(limit, showsDesign: showsDesign)
    if scenes.pictures.isEmpty { return "" }
    let words = MomentText(outcome, scenes)
    let figures = scenes.pictures.map { scene -> Markup in
      """
      <figure class="phone">\(FramePicture(scene.frame, cell: .page, isLight: true).element(words.description(of: scene)))\
      <figcaption>\(words.caption(of: scene))</figcaption></figure>

      """
    }
    return
      "<h3>The room at key moments</h3>\n<div class=\"phones\">\n\(figures)</div>\n\(words.left(scenes))"
  }

  // MARK: Counters

  private var counters: Markup {
    let table = CounterTable(world, isMasked ? .masked : [])
    let rows = table.cells
    if rows.isEmpty { return "" }
    let heads = table.heads.map { head -> Markup in "<th class=\"n\">\(ScenarioSection.breakable(head))</th>"
    }
    let body = rows.prefix(ScenarioSection.maximumRows).map { row -> Markup in
      let values = row.values.map { value -> Markup in "<td class=\"n\">\(value)</td>" }
      return """
        <tr class="\(row.isHead ? "head" : "part")"><th scope="row">\(isolated: row.name)</th>\(values)</tr>

        """
    }
    let left = rows.count - body.count
    let more: Markup = left > 0 ? "<p class=\"more\">… and \(left) more rows</p>\n" : ""
    let masked: Markup =
      isMasked
      ? "<p class=\"more\">Masked as LINE does: no values below 20 or from fewer than 20 users (R14).</p>\n"
      : ""
    let notes = table.notes.map { note -> Markup in "<p class=\"more\">\(isolated: note)</p>\n" }
    return """
      <h3>What was counted</h3>
      <div class="box fit"><table class="counters"><thead><tr><th></th>\(heads)</tr></thead><tbody>
      \(body)</tbody></table></div>
      \(more)\(notes)\(masked)
      """
  }

  /// The name of a counter with line break opportunities, as in `unique` and `Impression`.
  private static func breakable(_ name: String) -> Markup {
    var parts: Markup = ""
    var part = ""
    for character in name {
      if character.isUppercase, !part.isEmpty {
        parts += "\(part)<wbr/>"
        part = ""
      }
      part.append(character)
    }
    return "\(parts)\(part)"
  }

  // MARK: Visits

  /// The plots of visits. If there are too many, those with a failed expectation are preferred.
  private var visits: Markup {
    var all: [(user: Int, visitTrace: VisitTrace)] = []
    for user in world.users.indices {
      all += outcome.visitTraces.visits(of: user).map { (user, $0) }
    }
    if all.isEmpty { return "" }
    all.sort {
      ($0.visitTrace.legs[0].steps.lowerBound, $0.user) < ($1.visitTrace.legs[0].steps.lowerBound, $1.user)
    }
    let failed = outcome.failures.map(\.step)
    let isTelling = all.map { visit -> Bool in
      let first = visit.visitTrace.legs[0].steps.lowerBound
      let last = visit.visitTrace.legs[visit.visitTrace.legs.count - 1].steps.upperBound
      return failed.contains { $0 >= first && $0 <= last + 1 }
    }
    let order = all.indices.filter { isTelling[$0] } + all.indices.filter { !isTelling[$0] }
    let chosen = order.prefix(ScenarioSection.maximumVisits).sorted()
    let concerned = self.concerned
    let timelines = chosen.enumerated().map { index, visit in
      Timeline(
        outcome, user: all[visit].user, all[visit].visitTrace, concerned: concerned,
        id: "t\(number)-\(index + 1)"
      )
    }
    let figures = timelines.map(\.markup)
    if figures.allSatisfy(\.isEmpty) { return "" }
    let left = world.users.reduce(0) { $0 + $1.room.visit.number } - chosen.count
    let more: Markup = left > 0 ? "<p class=\"more\">… and \(counted(left, "more visit"))</p>\n" : ""
    return "<h3>Each visit, edge by edge</h3>\n\(figures)\(more)"
  }
}
