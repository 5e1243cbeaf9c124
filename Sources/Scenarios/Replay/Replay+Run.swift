import ChatRoom
import ImpressionRules

extension Replay {
  /// A run in progress.
  struct Run {
    private(set) var outcome: Outcome
    private let options: Options
    private let listener: ((Moment) -> Void)?
    private let needsEntries: Bool
    /// Whether the simulation goes on from what happened before, whose actions it counts.
    private let isContinued: Bool
    private var excerpts: ExcerptWriter?
    private var entries: [TraceEntry] = []

    /// Begins a run in a new simulation.
    init(
      of scenario: Scenario, from world: World, _ options: Options, listener: ((Moment) -> Void)?
    ) {
      var observation = options.observation
      if listener != nil { observation.insert(.edges) }
      let simulation = Simulation(
        of: world, observing: observation, maximumVisits: Outcome.maximumVisits)
      self.init(of: scenario, in: simulation, isContinued: false, options, listener: listener)
    }

    /// Goes on in a simulation.
    init(of scenario: Scenario, continuing simulation: Simulation, _ options: Options) {
      var simulation = simulation
      simulation.observation.formUnion(options.observation)
      self.init(of: scenario, in: simulation, isContinued: true, options, listener: nil)
    }

    private init(
      of scenario: Scenario, in simulation: Simulation, isContinued: Bool, _ options: Options,
      listener: ((Moment) -> Void)?
    ) {
      outcome = Outcome(scenario: scenario, simulation: simulation)
      self.isContinued = isContinued
      self.options = options
      self.listener = listener
      needsEntries = options.needsEntries || listener != nil
      if options.contains(.excerpts) { excerpts = ExcerptWriter() }
    }

    /// The outcome after the last step.
    var finished: Outcome {
      var outcome = outcome
      // Callers that continue the simulation need all events.
      outcome.simulation.observation.insert(.edges)
      if let excerpts { outcome.excerpts = excerpts.excerpts(of: outcome) }
      return outcome
    }

    mutating func perform(_ index: Int) throws(ActionError) {
      let firstFailure = outcome.failures.count
      switch outcome.scenario.steps[index].kind {
      case .action(let action):
        let offset = outcome.world.current.room.visit.offset
        let events = try outcome.simulation.perform(action, step: isContinued ? nil : index)
        guard needsEntries else { return }
        entries += Happening.all(of: action, events, from: offset, in: outcome.world)
          .map { TraceEntry(happening: $0, step: index) }
      case .expect(let range): check(range, step: index)
      }
      if needsEntries { report(index, failures: firstFailure..<outcome.failures.count) }
    }

    private mutating func report(_ step: Int, failures: Range<Int>) {
      if options.contains(.trace) { outcome.trace += entries }
      excerpts?.observe(entries, step: step, outcome.failures[failures], in: outcome)
      listener?(Moment(step: step, entries: entries, failures: failures, world: outcome.world))
      entries.removeAll(keepingCapacity: true)
    }

    private mutating func check(_ expectations: Range<Int>, step: Int) {
      for expectation in expectations {
        let failure = outcome.world.failure(of: expectation, of: outcome.scenario, step: step)
        guard var failure else { continue }
        // Share equal texts, since a run can have many failures.
        if let last = outcome.failures.last {
          if failure.subject == last.subject { failure.subject = last.subject }
          if failure.reason == last.reason { failure.reason = last.reason }
        }
        outcome.failures.append(failure)
      }
    }
  }
}
