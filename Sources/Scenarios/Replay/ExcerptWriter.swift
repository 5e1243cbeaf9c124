import ChatRoom
import ImpressionRules

/// Collects the steps that led to each failure during a run, in order: the steps of the user concerned, with
/// their effects on the bubble concerned. Steps that changed a counter take precedence.
///
/// Memory use does not grow with the length of the run.
struct ExcerptWriter {
  /// A step of an excerpt before its line number is known.
  private struct Draft: Equatable {
    var step: Int
    var happenings: [String]
    var followsGap: Bool
  }

  private var drafts: [[Draft]] = []
  /// The input of the last draft.
  private var last: (step: Int, subject: Subject)?
  /// The most recent entries, and the most recent decisive ones.
  private var latest: [Replay.TraceEntry] = []
  private var decisive: [Replay.TraceEntry] = []
  /// The most recent step with any effect.
  private var changed = 0

  /// The minimum number of entries kept.
  private static let remembered = 512

  /// Processes the effects of a step and its failed expectations.
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
    // The most recent decisive steps first, then the most recent others, sorted in file order.
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

  /// Returns one excerpt for each failure. Looks up all lines in one pass over the file.
  func excerpts(of outcome: Replay.Outcome) -> [[Replay.ExcerptStep]] {
    if drafts.isEmpty { return [] }
    let scenario = outcome.scenario
    let steps = Set(drafts.joined().map(\.step)).sorted()
    let locations = Dictionary(uniqueKeysWithValues: zip(steps, scenario.texts(ofSteps: steps)))
    var excerpts: [[Replay.ExcerptStep]] = []
    excerpts.reserveCapacity(outcome.failures.count)
    for (index, draft) in drafts.enumerated() {
      // Equal excerpts share storage.
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
  /// Whether the entry changed a counter or what can be counted.
  fileprivate var isDecisive: Bool {
    guard case .event(let event) = content else { return false }
    switch event.kind {
    case .impression, .unmeasured, .opened, .played, .resized, .sent, .markedRead, .switchedDevice:
      return true
    default: return false
    }
  }
}

/// The subject of an expectation.
private struct Subject: Equatable {
  /// The user, nil if the expectation concerns all users.
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
      // This includes bubbles of other messages in between.
      let all = world.messages(ofUnit: period.unit).flatMap { Array(world.messages[$0].bubbles) }
      let own = all.filter { bubble in
        if case .seq(let seq, _) = value { world.bubbles[bubble].seq == seq } else { true }
      }
      bubbles = (own.min() ?? 0)..<(own.max() ?? -1) + 1
    case .disclosed(let disclosed, _): user = disclosed
    case .insight: break
    case .offset, .richMenu, .keyboard, .serviceMenuBar, .inRoom, .unread: user = world.currentUser
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
  /// Describes the effects of one step. Edges of a bubble that became visible are combined.
  fileprivate func happenings(_ entries: [Replay.TraceEntry], namesUsers: Bool) -> [String] {
    var texts: [String] = []
    var namedUser: Int?
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
      if namesUsers, namedUser != entry.user {
        text = "\(userId(entry.user)): \(text)"
        namedUser = entry.user
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
  /// The text of a list item without indentation and list marker.
  var withoutListMark: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "-" { rest = rest.dropFirst() }
    return String(rest)
  }
}
