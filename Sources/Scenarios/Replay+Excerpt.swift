import ChatRoom
import ImpressionRules

extension Replay {
  /// One step of those that led to a failure.
  public struct ExcerptStep: Hashable, Sendable {
    /// Its line in the file.
    public var line: Int
    /// The line's text, without what surrounds the step.
    public var text: String
    /// What happened, in words: `offset 120`, `saw bottom of promo/1`.
    public var happenings: [String]
  }

  /// The most steps an excerpt shows.
  static let mostExcerptSteps = 8
  /// The latest things that happened of which an excerpt is made.
  private static let remembered = 512

  /// The steps that led to each failure of a run, the latest last: those of the user concerned, with what
  /// happened to the bubble concerned.
  ///
  /// Runs the scenario once more; takes no more memory however long it is.
  public static func excerpts(of outcome: Outcome) -> [[ExcerptStep]] {
    guard !outcome.failures.isEmpty else { return [] }
    var writer = ExcerptWriter(outcome: outcome)
    var latest: [TraceEntry] = []
    do throws(InvalidScenario) {
      try run(
        outcome.scenario,
        listener: { entries, world, step in
          latest += entries
          if latest.count > 2 * remembered { latest.removeFirst(latest.count - remembered) }
          writer.write(failuresAt: step, latest: latest, world: world)
        })
    } catch {
      return outcome.failures.map { _ in [] }
    }
    // One for each failure, whatever happened.
    let lacking = outcome.failures.count - writer.excerpts.count
    return writer.excerpts + Array(repeating: [], count: lacking)
  }
}

/// Makes excerpts while a scenario runs.
private struct ExcerptWriter {
  let outcome: Replay.Outcome
  private(set) var excerpts: [[Replay.ExcerptStep]] = []
  private var next = 0

  init(outcome: Replay.Outcome) {
    self.outcome = outcome
  }

  mutating func write(failuresAt step: Int, latest: [Replay.TraceEntry], world: World) {
    while next < outcome.failures.count, outcome.failures[next].step == step {
      excerpts.append(excerpt(of: outcome.failures[next], latest, world))
      next += 1
    }
  }

  private func excerpt(
    of failure: Replay.Failure, _ latest: [Replay.TraceEntry], _ world: World
  ) -> [Replay.ExcerptStep] {
    let words = EventText(world: world)
    let subject = Subject(outcome.scenario.expectations[failure.expectation].check, in: world)
    var steps: [(step: Int, entries: [Replay.TraceEntry])] = []
    for entry in latest.reversed() where subject.concerns(entry, in: world) {
      if steps.last?.step != entry.step {
        if steps.count == Replay.mostExcerptSteps { break }
        steps.append((entry.step, []))
      }
      steps[steps.count - 1].entries.append(entry)
    }
    steps.reverse()
    let places = steps.map { Int(outcome.scenario.steps[$0.step].place) }
    return zip(steps, outcome.scenario.source.locations(of: places)).map { step, location in
      Replay.ExcerptStep(
        line: location.line, text: location.excerpt.text.withoutListMark,
        happenings: words.happenings(step.entries.reversed(), namesUsers: subject.user == nil))
    }
  }
}

/// What an expectation is about.
private struct Subject {
  /// The user, nil when it is about all of them.
  var user: Int?
  private var bubbles: Range<Int>

  init(_ check: Expectation.Check, in world: World) {
    bubbles = 0..<0
    switch check {
    case .message(let message, _, _): bubbles = world.messages[message].bubbles
    case .bubble(let bubble, _, _), .click(let bubble, _, _, _): bubbles = bubble..<bubble + 1
    case .counted(let bubble, _), .edges(let bubble, _), .reason(let bubble, _):
      bubbles = bubble..<bubble + 1
      user = world.currentUser
    case .unit(let period, let value, _):
      // Bubbles of other messages between those of the unit are told along with them.
      let all = world.messages.filter { $0.message.unit == period.unit }.flatMap { Array($0.bubbles) }
      let own = all.filter { bubble in
        if case .seq(let seq, _) = value { world.bubbles[bubble].seq == seq } else { true }
      }
      bubbles = (own.min() ?? 0)..<(own.max() ?? -1) + 1
    case .offset, .richMenu, .serviceMenuBar, .inRoom, .unread: user = world.currentUser
    }
    if world.users.count == 1 { user = 0 }
  }

  func concerns(_ entry: Replay.TraceEntry, in world: World) -> Bool {
    guard case .event(let event) = entry.content else { return user == nil || user == entry.user }
    switch event.kind {
    case .sent(let message): return bubbles.isEmpty || world.messages[message].bubbles.overlaps(bubbles)
    case .resized(let bubble, _): return bubbles.isEmpty || bubbles.contains(bubble)
    case .waited: return true
    default: break
    }
    guard user == nil || user == entry.user else { return false }
    switch event.kind {
    case .swiped(let bubble, _), .revealed(let bubble, _), .impression(let bubble, _),
      .unmeasured(let bubble, _), .opened(let bubble, _, _), .played(let bubble, _, _):
      return bubbles.contains(bubble)
    default: return true
    }
  }
}

extension EventText {
  /// What happened in one step, in words. Edges of one bubble that became visible are told together.
  fileprivate func happenings(_ entries: [Replay.TraceEntry], namesUsers: Bool) -> [String] {
    var texts: [String] = []
    var told: Int?
    var seen: Set<Int> = []
    for entry in entries {
      var text: String
      switch entry.content {
      case .moved(let offset): text = "offset \(offset)"
      case .event(let event):
        if case .revealed(let bubble, _) = event.kind {
          guard seen.insert(bubble).inserted else { continue }
          var merged = event
          merged.kind = .revealed(bubble: bubble, edges(of: bubble, by: entry.user, in: entries))
          text = sentence(merged)
        } else {
          text = sentence(event)
        }
      }
      if namesUsers, told != entry.user {
        text = "\(userId(entry.user)): \(text)"
        told = entry.user
      }
      texts.append(text)
    }
    return texts
  }

  private func edges(of bubble: Int, by user: Int, in entries: [Replay.TraceEntry]) -> Edges {
    entries.reduce(into: Edges()) { edges, entry in
      if entry.user == user, case .event(let event) = entry.content,
        case .revealed(bubble, let more) = event.kind
      {
        edges.formUnion(more)
      }
    }
  }
}

extension String {
  /// The line of a list's element without its indentation and its mark.
  fileprivate var withoutListMark: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "-" { rest = rest.dropFirst() }
    return String(rest)
  }
}
