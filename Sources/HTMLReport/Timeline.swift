import ChatRoom
import ImpressionRules
import Scenarios
import TerminalText

/// A plot of a user's visit, from left to right, with a line for each edge of each bubble.
struct Timeline {
  /// A bubble of the plot.
  private struct Lane {
    var place: Int
    var bubble: Int
    var plot: EdgePlot
  }

  let outcome: Replay.Outcome
  let user: Int
  private let visitTrace: VisitTrace
  /// The plot's unique id in the page.
  private let id: String
  private var lanes: [Lane] = []
  /// The number of bubbles without a lane, and whether any of them was in view.
  private var hidden = 0
  private var isCut = false
  /// The lines and texts of the legs' steps.
  private let texts: [Int: (line: Int, text: String)]

  private static let cells = 240
  private static let laneHeight = 14
  private static let maximumLanes = 10
  private static let maximumPlots = 48
  private static let maximumLegs = 14

  /// Creates the plot of a visit, with lanes for bubbles that were in or near the visible region and for `concerned`.
  init(_ outcome: Replay.Outcome, user: Int, _ visitTrace: VisitTrace, concerned: [Int], id: String) {
    self.outcome = outcome
    self.user = user
    self.visitTrace = visitTrace
    self.id = id
    let shown = visitTrace.legs.prefix(Timeline.maximumLegs).map(\.steps.lowerBound)
    let counts = visitTrace.counts.prefix(Timeline.maximumPlots).map(\.step)
    let steps = Set(shown + counts).sorted()
    texts = Dictionary(uniqueKeysWithValues: zip(steps, outcome.scenario.texts(ofSteps: steps)))
    findLanes(concerned)
  }

  private mutating func findLanes(_ concerned: [Int]) {
    let room = outcome.world.users[user].room
    let column = visitTrace.column ?? room.column
    let slack = visitTrace.legs.reduce(0) { sum, leg in
      if case .resized(_, let growth) = leg.kind { sum + abs(growth) } else { sum }
    }
    let lowest = (visitTrace.legs.map { min($0.from, $0.to) }.min() ?? 0) - slack
    let highest = (visitTrace.legs.map { max($0.from, $0.to) }.max() ?? 0) + visitTrace.window.height + slack
    let near = column.bubbles(from: lowest, to: highest)
    let last = visitTrace.legs.last?.bubbleCount ?? 0
    let asked = concerned.compactMap { room.place(ofBubble: $0) }.filter { $0 < last }
    for place in asked.prefix(Timeline.maximumLanes) + near.prefix(Timeline.maximumPlots) {
      guard case .account(let bubble) = room.item(at: place), !lanes.contains(where: { $0.place == place })
      else { continue }
      let plot = visitTrace.plot(at: place, in: room, cells: Timeline.cells)
      let isNear = plot.lines.contains { $0.statuses.contains { $0.isNear } }
      guard isNear || concerned.contains(bubble) else { continue }
      if lanes.count == Timeline.maximumLanes {
        isCut = true
        break
      }
      lanes.append(Lane(place: place, bubble: bubble, plot: plot))
    }
    lanes.sort { $0.place < $1.place }
    let own = (0..<last).count { place in
      if case .own = room.item(at: place) { true } else { false }
    }
    hidden = max(0, last - own - lanes.count)
  }

  /// The reason why the visit did not count a bubble; `nil` if it did or the reason was not recorded.
  private func reason(_ bubble: Int) -> Explanation.Reason? {
    if visitTrace.number == outcome.world.users[user].room.visit.number {
      return outcome.world.visitExplanation(ofBubble: bubble, user: user)?.reason
    }
    return visitTrace.reasons[bubble]
  }

  private var scale: TimelineScale {
    TimelineScale(cells: Timeline.cells, legs: lanes.first?.plot.cells ?? [])
  }

  /// The plot; empty if it has no lanes.
  var markup: Markup {
    guard let first = lanes.first else { return "" }
    let world = outcome.world
    let who = world.users[user].user.name
    let span =
      visitTrace.start == visitTrace.end ? "" : " – \(visitTrace.end.shortText(after: visitTrace.start))"
    let size = "\(visitTrace.window.width) × \(visitTrace.window.height) pt"
    let more: Markup =
      hidden == 0
      ? "" : "<p class=\"more\">… and \(counted(hidden, "more bubble"))\(isCut ? "" : " not in view")</p>"
    let forgotten: Markup =
      visitTrace.forgotten == 0
      ? ""
      : "<p class=\"more\">The first \(counted(visitTrace.forgotten, "event")) of the visit are not shown.</p>"
    return """
      <figure class="visit"><figcaption><b>\(isolated: who)</b>, visit \(visitTrace.number) \
      <span class="when">\(visitTrace.start.dayAndTime)\(span) · chat window \(size)</span></figcaption>
      \(forgotten)<div class="lanes">\(axis(first.plot))\(lanes.map(lane))</div>
      \(more)\(steps)</figure>

      """
  }

  // MARK: The axis

  /// The legs that get a number, and its position. Numbers that would overlap are left out.
  private func numbered(_ plot: EdgePlot) -> [(leg: Int, x: Int)] {
    let edges = scale.edges
    var result: [(leg: Int, x: Int)] = []
    for leg in visitTrace.legs.indices.prefix(Timeline.maximumLegs) {
      let x = edges[plot.cells[leg].lowerBound]
      if let last = result.last, x - last.x < TimelineScale.width / 40 { continue }
      result.append((leg, x))
    }
    return result
  }

  /// The numbers of the legs, and the marks and tips that every lane uses.
  private func axis(_ plot: EdgePlot) -> Markup {
    let edges = scale.edges
    let marks = plot.cells.dropFirst().prefix(Timeline.cells).map { "M\(edges[$0.lowerBound]) 0V99" }
    let tips = visitTrace.legs.indices.prefix(Timeline.maximumLegs).map { leg -> Markup in
      let x = edges[plot.cells[leg].lowerBound]
      let width = edges[plot.cells[leg].upperBound] - x
      return """
        <rect class="tip" x="\(x)" width="\(width)" height="99"><title>\(tip(leg))</title></rect>
        """
    }
    let numbers = numbered(plot).map { leg, x -> Markup in
      "<i style=\"left:\(x / 10).\(x % 10)%\">\(leg + 1)</i>"
    }
    return """
      <div class="axis" aria-hidden="true"><span></span><span></span><span class="numbers">\(numbers)\
      <svg width="0" height="0"><g id="\(id)"><path class="mark" d="\(marks.joined())"/>\(tips)</g></svg>\
      </span><span></span></div>
      """
  }

  private func tip(_ leg: Int) -> String {
    let entry = visitTrace.legs[leg]
    let what = "\(leg + 1): \(words(entry))"
    guard let step = texts[entry.steps.lowerBound] else { return what }
    return "\(what) (line \(step.line): \(step.text))"
  }

  // MARK: The lanes

  private func lane(_ lane: Lane) -> Markup {
    let height = lane.plot.lines.count * Timeline.laneHeight
    let names = lane.plot.lines.map { line -> Markup in "<span>\(line.edge.names.first ?? "")</span>" }
    return """
      <div class="lane"><b>\(isolated: outcome.world.name(ofBubble: lane.bubble))</b>\
      <span class="edges" aria-hidden="true">\(names)</span>\
      <svg viewBox="0 0 \(TimelineScale.width) \(height)" height="\(height)" preserveAspectRatio="none" role="img" \
      aria-label="\(description(of: lane))">\(strokes(lane.plot))<use href="#\(id)"/>\(dot(lane.plot, height))\
      </svg>\(result(lane))</div>

      """
  }

  /// A path for each status, through all its cells in all lines.
  private func strokes(_ plot: EdgePlot) -> [Markup] {
    let edges = scale.edges
    return EdgePlot.Status.allCases.filter { $0 != .absent }.compactMap { status in
      var path = ""
      for (index, line) in plot.lines.enumerated() {
        let y = index * Timeline.laneHeight + Timeline.laneHeight / 2 + status.shift
        var cell = 0
        while cell < line.statuses.count {
          let start = cell
          while cell < line.statuses.count, line.statuses[cell] == status { cell += 1 }
          if cell > start { path += "M\(edges[start]) \(y)H\(edges[cell])" } else { cell += 1 }
        }
      }
      return path.isEmpty ? nil : "<path class=\"\(status.className)\" d=\"\(path)\"/>"
    }
  }

  /// The mark where the bubble was counted: a line across all edges with a dot in the middle.
  private func dot(_ plot: EdgePlot, _ height: Int) -> Markup {
    guard let cell = plot.counted else { return "" }
    let x = min(max(scale.edges[cell], 8), TimelineScale.width - 8)
    return "<path class=\"at\" d=\"M\(x) 0V\(height)\"/><path class=\"dot\" d=\"M\(x) \(height / 2)h0\"/>"
  }

  private func result(_ lane: Lane) -> Markup {
    if let count = visitTrace.counts.first(where: { $0.bubble == lane.bubble }) {
      let line: Markup = texts[count.step].map { " at line \($0.line)" } ?? ""
      return "<span class=\"yes\">✔ counted\(line)</span>"
    }
    let reason = reason(lane.bubble)?.rawValue ?? "not counted"
    return "<span class=\"no\">\(reason)</span>"
  }

  // MARK: Words

  /// The alternative text of a lane: the status of each edge from leg to leg.
  private func description(of lane: Lane) -> String {
    let maximum = 6
    let lines = lane.plot.lines.map { line -> String in
      var parts: [String] = []
      var last: EdgePlot.Status?
      for (index, cells) in lane.plot.cells.enumerated() {
        guard let status = line.statuses[cells].last, status != last else { continue }
        last = status
        parts.append("\(status.words) from \(index + 1)")
      }
      let shown = parts.prefix(maximum).joined(separator: ", ") + (parts.count > maximum ? ", …" : "")
      return "\(line.edge.names.first ?? ""): \(shown)"
    }
    let count = lane.plot.counted.map { cell in
      let leg = lane.plot.cells.firstIndex { $0.contains(cell) } ?? 0
      return "; counted at \(leg + 1)"
    }
    return lines.joined(separator: "; ") + (count ?? "")
  }

  /// The table of the legs by their numbers on the axis.
  private var steps: Markup {
    let rows = visitTrace.legs.prefix(Timeline.maximumLegs).enumerated().map { index, leg -> Markup in
      let step = texts[leg.steps.lowerBound]
      let line: Markup = step.map { "\($0.line)" } ?? ""
      return """
        <tr><td class="n">\(index + 1)</td><td class="when">\(leg.time.timeText)</td><td>\(words(leg))</td>\
        <td class="n line">\(line)</td><td><code>\(isolated: step?.text.shortened ?? "")</code></td></tr>

        """
    }
    let left = visitTrace.legs.count - rows.count
    let more: Markup =
      left > 0 ? "<p class=\"more\">… and \(counted(left, "more event"))</p>" : ""
    return """
      <div class="box"><table class="legs"><thead><tr><th class="n">#</th><th>time</th><th>what happened</th>\
      <th class="n">line</th><th>step</th></tr></thead><tbody>
      \(rows)</tbody></table></div>\(more)
      """
  }
}
