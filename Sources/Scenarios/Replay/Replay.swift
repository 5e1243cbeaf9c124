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
    public static let impressionLog = Options(rawValue: 2)
    /// The course of the last visits of each user.
    public static let visitTraces = Options(rawValue: 4)
    /// The steps that led to each failure.
    public static let excerpts = Options(rawValue: 8)

    /// Whether what happens has to be told step by step.
    fileprivate var needsEntries: Bool { !isDisjoint(with: [.trace, .excerpts]) }

    /// What a simulation records for them.
    fileprivate var observation: Simulation.Observation {
      var observation: Simulation.Observation = []
      if contains(.impressionLog) { observation.insert(.impressions) }
      if contains(.visitTraces) { observation.insert(.visits) }
      if needsEntries { observation.insert(.edges) }
      return observation
    }
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
    /// What became of its world, with what was recorded of it.
    public internal(set) var simulation: Simulation
    /// The expectations that were not met, in the file's order.
    public var failures: [Failure] = []
    /// Everything that happened, with ``Options/trace``.
    public var trace: [TraceEntry] = []
    /// The steps that led to each failure, with ``Options/excerpts``.
    public internal(set) var excerpts: [[ExcerptStep]] = []

    /// The world after the last step.
    public var world: World { simulation.world }
    /// How bubbles came to be counted, with ``Options/impressionLog``.
    public var impressionLog: ImpressionLog { simulation.impressionLog }
    /// The courses of the last visits of each user, ``maximumVisits`` of them, with ``Options/visitTraces``.
    public var visitTraces: VisitTraces { simulation.visitTraces }

    /// The most visits of a user whose courses are kept.
    public static let maximumVisits = 8

    /// The steps that led to a failure; empty without ``Options/excerpts``.
    public func excerpt(ofFailure index: Int) -> [ExcerptStep] {
      excerpts.indices.contains(index) ? excerpts[index] : []
    }

    /// Whether every expectation was met.
    public var isPassed: Bool { failures.isEmpty }
  }

  /// The moment after a step, as a listener sees it.
  public struct Moment {
    /// The index in ``Scenario/steps``.
    public let step: Int
    /// What the step brought about; empty when nobody asked for it.
    public let entries: [TraceEntry]
    /// The expectations of the step that were not met, as indices of ``Outcome/failures``.
    public let failures: Range<Int>
    /// The world after it.
    public let world: World
  }

  /// Runs all steps of a scenario, each once; a failed expectation does not stop it.
  ///
  /// A `listener` sees every step as it happens, with what it brought about.
  ///
  /// - Throws: When the world refuses a step: the diagnostics say which and why. Reading a scenario finds such steps
  ///   already.
  /// - Complexity: O(steps). Memory aside from `options` does not grow with the steps.
  public static func run(
    _ scenario: Scenario, _ options: Options = [], listener: ((Moment) -> Void)? = nil
  ) throws(InvalidScenario) -> Outcome {
    let start: World
    do {
      start = try World(scenario.setup)
    } catch {
      throw scenario.refusal([(error, place: 0)])
    }
    var run = Run(of: scenario, from: start, options, listener: listener)
    var refusals: [(ActionError, place: Int)] = []
    for index in scenario.steps.indices {
      do throws(ActionError) {
        try run.perform(index)
      } catch {
        refusals.append((error, Int(scenario.steps[index].place)))
      }
    }
    guard refusals.isEmpty else { throw scenario.refusal(refusals) }
    return run.finished
  }
}

/// A run going on.
private struct Run {
  private var outcome: Replay.Outcome
  private let options: Replay.Options
  private let listener: ((Replay.Moment) -> Void)?
  private let needsEntries: Bool
  private var excerpts: ExcerptWriter?
  private var entries: [Replay.TraceEntry] = []

  init(
    of scenario: Scenario, from world: World, _ options: Replay.Options,
    listener: ((Replay.Moment) -> Void)?
  ) {
    var observation = options.observation
    if listener != nil { observation.insert(.edges) }
    outcome = Replay.Outcome(
      scenario: scenario,
      simulation: Simulation(
        of: world, observing: observation, maximumVisits: Replay.Outcome.maximumVisits))
    self.options = options
    self.listener = listener
    needsEntries = options.needsEntries || listener != nil
    if options.contains(.excerpts) { excerpts = ExcerptWriter() }
  }

  /// The outcome after the last step.
  var finished: Replay.Outcome {
    var outcome = outcome
    // Who goes on from here sees everything.
    outcome.simulation.observation.insert(.edges)
    if let excerpts { outcome.excerpts = excerpts.excerpts(of: outcome) }
    return outcome
  }

  mutating func perform(_ index: Int) throws(ActionError) {
    let firstFailure = outcome.failures.count
    switch outcome.scenario.steps[index].kind {
    case .action(let action):
      guard needsEntries else {
        try outcome.simulation.perform(action, step: index)
        return
      }
      let before = outcome.world.current.room.visit.offset
      let events = try outcome.simulation.perform(action, step: index)
      addMovement(of: action, from: before, step: index)
      add(events, step: index)
    case .expect(let range): check(range, step: index)
    }
    if needsEntries { report(index, failures: firstFailure..<outcome.failures.count) }
  }

  private mutating func report(_ step: Int, failures: Range<Int>) {
    if options.contains(.trace) { outcome.trace += entries }
    excerpts?.observe(entries, step: step, outcome.failures[failures], in: outcome)
    listener?(Replay.Moment(step: step, entries: entries, failures: failures, world: outcome.world))
    entries.removeAll(keepingCapacity: true)
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
  private mutating func addMovement(of action: Action, from before: Int, step: Int) {
    switch action {
    case .scroll, .scrollTo, .jump: addOffset(step)
    case .richMenu, .serviceMenuBar, .resize:
      if outcome.world.current.room.visit.offset != before { addOffset(step) }
    default: break
    }
  }

  private mutating func addOffset(_ step: Int) {
    entries.append(
      Replay.TraceEntry(
        time: outcome.world.clock, user: outcome.world.currentUser, step: step,
        content: .moved(to: outcome.world.current.room.visit.offset)))
  }

  private mutating func add(_ events: [Event], step: Int) {
    for event in events {
      entries.append(
        Replay.TraceEntry(time: event.time, user: event.user, step: step, content: .event(event)))
      if case .entered = event.kind { addOffset(step) }
    }
  }
}

extension Scenario {
  /// The diagnostics of steps that the world refused.
  fileprivate func refusal(_ refusals: [(ActionError, place: Int)]) -> InvalidScenario {
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
