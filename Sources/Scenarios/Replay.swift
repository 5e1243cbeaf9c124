import ChatRoom
import ImpressionRules
import MessagingAPI

/// Runs the steps of a scenario without a screen and checks what they expect.
public enum Replay {
  /// What is kept of a run beyond what the world keeps.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Creates options from their bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Everything that happened; it grows with the number of steps.
    public static let trace = Options(rawValue: 1)
    /// How bubbles came to be counted.
    public static let chronicle = Options(rawValue: 2)
    /// The course of the last visits of each user.
    public static let courses = Options(rawValue: 4)
  }

  /// One thing that happened.
  public struct TraceEntry: Sendable {
    /// What happened.
    public enum Content: Sendable {
      /// An event of the world.
      case event(Event)
      /// The content moved and stands at so many points.
      case moved(to: Int)
    }

    /// When.
    public var time: Timestamp
    /// Whose step it was, by the index in ``World/users``.
    public var user: Int
    /// The index in ``Scenario/steps``.
    public var step: Int
    /// What.
    public var content: Content
  }

  /// An expectation that was not met.
  public struct Failure: Sendable {
    /// Its index in ``Scenario/expectations``.
    public var expectation: Int
    /// The index in ``Scenario/steps`` of the step it belongs to.
    public var step: Int
    /// What it looked at: `promo/1 impression`.
    public var subject: String
    /// What was expected: `1`.
    public var expected: String
    /// What was found: `0`.
    public var found: String
    /// Why, where a bubble was expected to count: `under-rich-menu: …`.
    public var reason: String?

    /// `promo/1 impression: expected 1, got 0`.
    public var finding: String { "\(subject): expected \(expected), got \(found)" }

    /// All of it in one line.
    public var message: String { reason.map { "\(finding) (\($0))" } ?? finding }
  }

  /// How a run ended.
  public struct Outcome: Sendable {
    /// What was run.
    public var scenario: Scenario
    /// The world after the last step.
    public var world: World
    /// The expectations that were not met, in the file's order.
    public var failures: [Failure] = []
    /// Everything that happened, with ``Options/trace``.
    public var trace: [TraceEntry] = []
    /// How bubbles came to be counted, with ``Options/chronicle``.
    public var chronicle = Chronicle()
    /// The courses of the last visits of each user, ``mostVisits`` of them, with ``Options/courses``.
    public var courses = VisitCourses(keeping: mostVisits)

    /// The most visits of a user whose courses are kept.
    public static let mostVisits = 8

    /// Whether every expectation was met.
    public var isPassed: Bool { failures.isEmpty }
  }

  /// Runs all steps of a scenario; a failed expectation does not stop it.
  ///
  /// Throws when the world refuses a step: its diagnostics say which and why. Reading a scenario finds such
  /// steps already. O(steps), memory aside from `options` does not grow with the steps.
  public static func run(_ scenario: Scenario, _ options: Options = []) throws(InvalidScenario) -> Outcome {
    let start: World
    do {
      start = try World(scenario.setup)
    } catch {
      throw scenario.refusal([(error, place: 0)])
    }
    var run = Run(outcome: Outcome(scenario: scenario, world: start), options: options)
    var refusals: [(Refusal, place: Int)] = []
    for index in scenario.steps.indices {
      do throws(Refusal) {
        try run.perform(index)
      } catch {
        refusals.append((error, Int(scenario.steps[index].place)))
      }
    }
    guard refusals.isEmpty else { throw scenario.refusal(refusals) }
    run.outcome.world.tellsEdges = true
    return run.outcome
  }

  /// Runs all steps and hands what each brought about to `listener`, keeping nothing of it.
  package static func run(
    _ scenario: Scenario, listener: (_ entries: [TraceEntry], _ world: World, _ step: Int) -> Void
  ) throws(InvalidScenario) {
    let start: World
    do {
      start = try World(scenario.setup)
    } catch {
      throw scenario.refusal([(error, place: 0)])
    }
    var run = Run(outcome: Outcome(scenario: scenario, world: start), options: .trace)
    for index in scenario.steps.indices {
      do throws(Refusal) {
        try run.perform(index)
      } catch {
        throw scenario.refusal([(error, place: Int(scenario.steps[index].place))])
      }
      listener(run.outcome.trace, run.outcome.world, index)
      run.outcome.trace.removeAll(keepingCapacity: true)
    }
  }
}

/// A run going on.
private struct Run {
  var outcome: Replay.Outcome
  let options: Replay.Options
  private var events: [Event] = []

  init(outcome: Replay.Outcome, options: Replay.Options) {
    self.outcome = outcome
    self.options = options
    self.outcome.world.tellsEdges = !options.isEmpty
  }

  mutating func perform(_ index: Int) throws(Refusal) {
    switch outcome.scenario.steps[index].kind {
    case .action(let action):
      let before = options.contains(.trace) ? outcome.world.current.room.visit.offset : 0
      try outcome.world.apply(action, events: &events)
      noteCourse(of: action, step: index)
      if options.contains(.trace) { noteMovement(of: action, from: before, step: index) }
    case .enter(let user, let position):
      try outcome.world.apply(.actAs(user: user), events: &events)
      try outcome.world.apply(.enter(at: position), events: &events)
      noteCourse(of: .enter(at: position), step: index)
    case .expect(let range): check(range, step: index)
    }
    if events.isEmpty { return }
    if !options.isEmpty { note(index) }
    events.removeAll(keepingCapacity: true)
  }

  private mutating func noteCourse(of action: Action, step: Int) {
    guard options.contains(.courses) else { return }
    outcome.courses.note(action, events, in: outcome.world, step: step)
  }

  private mutating func check(_ expectations: Range<Int>, step: Int) {
    for expectation in expectations {
      let failure = outcome.world.failure(of: expectation, of: outcome.scenario, step: step)
      guard var failure else { continue }
      // Equal texts of a great many failures are kept once.
      if let last = outcome.failures.last {
        if failure.subject == last.subject { failure.subject = last.subject }
        if failure.reason == last.reason { failure.reason = last.reason }
      }
      outcome.failures.append(failure)
    }
  }

  /// A movement, and a menu that moves the content, goes before what it shows.
  private mutating func noteMovement(of action: Action, from before: Int, step: Int) {
    switch action {
    case .scroll, .scrollTo, .jump: noteOffset(step)
    case .richMenu, .serviceMenuBar, .resize:
      if outcome.world.current.room.visit.offset != before { noteOffset(step) }
    default: break
    }
  }

  private mutating func noteOffset(_ step: Int) {
    outcome.trace.append(
      Replay.TraceEntry(
        time: outcome.world.clock, user: outcome.world.currentUser, step: step,
        content: .moved(to: outcome.world.current.room.visit.offset)))
  }

  private mutating func note(_ index: Int) {
    if options.contains(.chronicle) { outcome.chronicle.note(events, step: index) }
    guard options.contains(.trace) else { return }
    for event in events {
      outcome.trace.append(
        Replay.TraceEntry(time: event.time, user: event.user, step: index, content: .event(event)))
      if case .entered = event.kind { noteOffset(index) }
    }
  }
}

extension Scenario {
  /// The diagnostics of steps that the world refused.
  fileprivate func refusal(_ refusals: [(Refusal, place: Int)]) -> InvalidScenario {
    var findings: [Finding] = []
    for (refusal, place) in refusals { findings.report(refusal.description, in: source, at: place) }
    return InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }
}

/// Places of steps and expectations in the file.
extension Scenario {
  /// The lines of all steps, from 1. O(bytes of the file).
  public func linesOfSteps() -> [Int] {
    var lines: [Int] = []
    lines.reserveCapacity(steps.count)
    source.forEachPosition(of: steps.lazy.map { Int($0.place) }) { lines.append($0.line) }
    return lines
  }

  /// The lines of some steps, from 1, and what stands there without the mark of a list; `steps` are indices
  /// in ascending order. O(bytes of the file).
  package func texts(ofSteps steps: [Int]) -> [(line: Int, text: String)] {
    source.locations(of: steps.map { Int(self.steps[$0].place) }).map {
      ($0.line, $0.excerpt.text.withoutListMark)
    }
  }

  /// The lines and columns of failed expectations, both from 1. O(bytes of the file).
  package func positions(of failures: [Replay.Failure]) -> [(line: Int, column: Int)] {
    var positions: [(line: Int, column: Int)] = []
    positions.reserveCapacity(failures.count)
    source.forEachPosition(of: failures.lazy.map { Int(expectations[$0.expectation].place) }) {
      positions.append(($0.line, $0.column))
    }
    return positions
  }

  /// Where an expectation stands, as a diagnostic that says `message`. O(bytes of the file).
  public func diagnostics(of failures: [Replay.Failure]) -> [Diagnostic] {
    let places = failures.map { Int(expectations[$0.expectation].place) }
    return zip(failures, source.locations(of: places)).map { failure, location in
      Diagnostic(
        file: source.name, line: location.line, column: location.column, message: failure.message,
        sourceLine: location.excerpt)
    }
  }

  /// The name it was read by.
  public var file: String { source.name }
}
