import ChatRoom
import ImpressionRules
import MessagingAPI

/// Runs the steps of a scenario without a screen and checks their expectations.
///
/// ```swift
/// let outcome = try Replay.run(scenario, .excerpts)
/// for failure in outcome.failures {
///   print(failure.message)
/// }
/// ```
public enum Replay {
  /// Records to keep of a run, in addition to the world.
  public struct Options: OptionSet, Sendable {
    /// The raw bit mask.
    public let rawValue: Int

    /// Creates options from a raw bit mask.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// A trace of everything that happened. It grows with the number of steps.
    public static let trace = Options(rawValue: 1)
    /// A log of how bubbles were counted.
    public static let impressionLog = Options(rawValue: 2)
    /// The traces of each user's latest visits.
    public static let visitTraces = Options(rawValue: 4)
    /// The steps that led to each failure.
    public static let excerpts = Options(rawValue: 8)

    /// Whether the effects of each step are needed.
    var needsEntries: Bool { !isDisjoint(with: [.trace, .excerpts]) }

    /// The observations that a simulation must make for these options.
    var observation: Simulation.Observation {
      var observation: Simulation.Observation = []
      if contains(.impressionLog) { observation.insert(.impressions) }
      if contains(.visitTraces) { observation.insert(.visits) }
      if needsEntries { observation.insert(.edges) }
      return observation
    }
  }

  /// One entry of the trace.
  public struct TraceEntry: Sendable {
    /// What happened.
    public var happening: Happening
    /// The index in ``Scenario/steps``.
    public var step: Int

    /// The time.
    public var time: Timestamp { happening.time }
    /// The index of the acting user in ``World/users``.
    public var user: Int { happening.user }
    /// The content of the entry.
    public var content: Happening.Content { happening.content }
  }

  /// An expectation that was not met.
  public struct Failure: Sendable {
    /// Its index in ``Scenario/expectations``.
    public var expectation: Int
    /// The index in ``Scenario/steps`` of the step it belongs to.
    public var step: Int
    /// The value checked: `promo/1 impression`.
    public var subject: String
    /// The expected value: `1`.
    public var expected: String
    /// The actual value: `0`.
    public var found: String
    /// The reason, if a bubble was expected to be counted: `under-rich-menu: …`.
    public var reason: String?

    /// The expected and actual values: `promo/1 impression: expected 1, got 0`.
    public var finding: String { "\(subject): expected \(expected), got \(found)" }

    /// The finding and the reason, on one line.
    public var message: String { reason.map { "\(finding) (\($0))" } ?? finding }
  }

  /// The result of a run.
  public struct Outcome: Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// The simulation after the last step, with its records.
    public internal(set) var simulation: Simulation
    /// The expectations that were not met, in the order of the file.
    public var failures: [Failure] = []
    /// The trace, with ``Options/trace``.
    public var trace: [TraceEntry] = []
    /// The steps that led to each failure, with ``Options/excerpts``.
    public internal(set) var excerpts: [[ExcerptStep]] = []

    /// The world after the last step.
    public var world: World { simulation.world }
    /// The log of how bubbles were counted, with ``Options/impressionLog``.
    public var impressionLog: ImpressionLog { simulation.impressionLog }
    /// The traces of each user's latest ``maximumVisits`` visits, with ``Options/visitTraces``.
    public var visitTraces: VisitTraces { simulation.visitTraces }

    /// The maximum number of visits per user whose traces are kept.
    public static let maximumVisits = 8

    /// Returns the steps that led to a failure, empty without ``Options/excerpts``.
    public func excerpt(ofFailure index: Int) -> [ExcerptStep] {
      excerpts.indices.contains(index) ? excerpts[index] : []
    }

    /// Whether every expectation was met.
    public var isPassed: Bool { failures.isEmpty }
  }

  /// The state after a step, as passed to a listener.
  public struct Moment {
    /// The index in ``Scenario/steps``.
    public let step: Int
    /// The effects of the step.
    public let entries: [TraceEntry]
    /// The indices in ``Outcome/failures`` of the step's failed expectations.
    public let failures: Range<Int>
    /// The world after the step.
    public let world: World
  }

  /// Runs all steps of a scenario. A failed expectation does not stop the run.
  ///
  /// The `listener` is called after every step, with its effects.
  ///
  /// - Throws: The steps that the world refused, as diagnostics. Reading a scenario already detects such
  ///   steps.
  /// - Complexity: O(steps). Memory use does not grow with the steps, except as required by `options`.
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

extension Scenario {
  /// Returns the diagnostics for steps that the world refused.
  func refusal(_ refusals: [(ActionError, place: Int)]) -> InvalidScenario {
    var findings: [Finding] = []
    for (refusal, place) in refusals { findings.report(refusal.description, in: source, at: place) }
    return InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }
}

/// The locations of steps and expectations in the file.
extension Scenario {
  /// Returns the lines of all steps, from 1. O(bytes of the file).
  public func linesOfSteps() -> [Int] {
    var lines: [Int] = []
    lines.reserveCapacity(steps.count)
    source.forEachPosition(of: steps.lazy.map { Int($0.place) }) { lines.append($0.line) }
    return lines
  }

  /// Returns the lines of some steps, from 1, and their text without list marker. `steps` must be in
  /// ascending order. O(bytes of the file).
  package func texts(ofSteps steps: [Int]) -> [(line: Int, text: String)] {
    source.locations(of: steps.map { Int(self.steps[$0].place) }).map {
      ($0.line, $0.excerpt.text.withoutListMark)
    }
  }

  /// Returns the lines and columns of failed expectations, both from 1. O(bytes of the file).
  package func positions(of failures: [Replay.Failure]) -> [(line: Int, column: Int)] {
    var positions: [(line: Int, column: Int)] = []
    positions.reserveCapacity(failures.count)
    source.forEachPosition(of: failures.lazy.map { Int(expectations[$0.expectation].place) }) {
      positions.append(($0.line, $0.column))
    }
    return positions
  }

  /// Returns failed expectations as diagnostics. O(bytes of the file).
  public func diagnostics(of failures: [Replay.Failure]) -> [Diagnostic] {
    let places = failures.map { Int(expectations[$0.expectation].place) }
    return zip(failures, source.locations(of: places)).map { failure, location in
      Diagnostic(
        file: source.name, line: location.line, column: location.column, message: failure.message,
        sourceLine: location.excerpt)
    }
  }

  /// The file name it was read with.
  public var file: String { source.name }
}
