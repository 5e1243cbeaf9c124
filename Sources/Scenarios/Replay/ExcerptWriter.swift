import ChatRoom
import ImpressionRules

/// Collects the steps that led to each failure while a scenario runs, the latest last: those of the user concerned,
/// with what happened to the bubble concerned. Steps that changed a counter go before others.
///
/// It takes no more memory however long the run is.
struct ExcerptWriter {
  /// A step of an excerpt before its line is looked up.
  private struct Draft: Equatable {
    var step: Int
    var happenings: [String]
    var followsGap: Bool
  }

  private var drafts: [[Draft]] = []
  /// What the last draft was made of.
  private var last: (step: Int, subject: Subject)?
  /// The latest things that happened, and the latest that changed something.
  private var latest: [Replay.TraceEntry] = []
  private var decisive: [Replay.TraceEntry] = []
  /// The latest step at which anything happened.
  private var changed = 0

  /// How many of them are remembered, at least.
  private static let remembered = 512

  /// Sees what a step brought about and which of its expectations failed.
  mutating func observe(
    _ entries: [Replay.TraceEntry], step: Int, _ failures: ArraySlice<Replay.Failure>,
    in outcome: Replay.Outcome
  ) {
    if !entries.isEmpty {
      changed = step
      latest += entries
      for entry in entries where entry.isDecisive { decisive.append(entry) }
      if latest.count > 2 * ExcerptWriter.remembered {
        latest.removeFirst(latest.count - ExcerptWriter.remembered)
      }
      if decisive.count > 2 * ExcerptWriter.remembered {
        decisive.removeFirst(decisive.count - ExcerptWriter.remembered)
      }
    }
    for failure in failures {
      let subject = Subject(outcome.scenario.expectations[failure.expectation].check, in: outcome.world)
      if let last, last == (changed, subject), let draft = drafts.last {
        drafts.append(draft)
        continue
      }
      last = (changed, subject)
      drafts.append(excerpt(about: subject, in: outcome.world))
    }
  }

  private func excerpt(about subject: Subject, in world: World) -> [Draft] {
    let words = EventText(world: world)
    let firstKept = latest.first?.step ?? 0
    let older = decisive.filter { $0.step < firstKept && subject.concerns($0, in: world) }
    let concerned = older + latest.filter { $0.step >= firstKept && subject.concerns($0, in: world) }
    var steps: [(step: Int, entries: [Replay.TraceEntry])] = []
    for entry in concerned {
      if steps.last?.step != entry.step { steps.append((entry.step, [])) }
      steps[steps.count - 1].entries.append(entry)
    }
    // The latest that changed something first, then the latest others, in the order of the file.
    let order =
      steps.indices.reversed().filter { steps[$0].entries.contains(where: \.isDecisive) }
      + steps.indices.reversed().filter { !steps[$0].entries.contains(where: \.isDecisive) }
    let shown = order.prefix(Replay.maximumExcerptSteps).sorted()
    return shown.enumerated().map { position, index in
      Draft(
        step: steps[index].step,
        happenings: words.happenings(steps[index].entries, namesUsers: subject.user == nil),
        followsGap: index > (position == 0 ? 0 : shown[position - 1] + 1))
    }
  }

  /// The excerpts with the lines of their steps, all looked up in one pass over the file; one for each
  /// failure, whatever happened.
  func excerpts(of outcome: Replay.Outcome) -> [[Replay.ExcerptStep]] {
    if drafts.isEmpty { return [] }
    let scenario = outcome.scenario
    let steps = Set(drafts.joined().map(\.step)).sorted()
    let locations = Dictionary(uniqueKeysWithValues: zip(steps, scenario.texts(ofSteps: steps)))
    var excerpts: [[Replay.ExcerptStep]] = []
    excerpts.reserveCapacity(outcome.failures.count)
    for (index, draft) in drafts.enumerated() {
      // Those that are alike are kept once.
      if index > 0, draft == drafts[index - 1] {
        excerpts.append(excerpts[index - 1])
        continue
      }
      excerpts.append(
        draft.map { step in
          Replay.ExcerptStep(
            line: locations[step.step]?.line ?? 0, text: locations[step.step]?.text ?? "",
            happenings: step.happenings, followsGap: step.followsGap)
        })
    }
    return excerpts + Array(repeating: [], count: outcome.failures.count - excerpts.count)
  }
}

extension Replay.TraceEntry {
  /// Whether it changed a counter, or what can be counted.
  fileprivate var isDecisive: Bool {
    guard case .event(let event) = content else { return false }
    switch event.kind {
    case .impression, .unmeasured, .opened, .played, .resized, .sent, .markedRead, .switchedDevice:
      return true
    default: return false
    }
  }
}

/// What an expectation is about.
private struct Subject: Equatable {
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
      let all = world.messages(ofUnit: period.unit).flatMap { Array(world.messages[$0].bubbles) }
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
  var withoutListMark: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "-" { rest = rest.dropFirst() }
    return String(rest)
  }
}
