import ChatRoom
import ImpressionRules
import Scenarios
import TerminalUI

/// A moment of a scenario worth a picture.
struct Moment {
  /// What makes it matter, the most telling first.
  enum Occasion: Hashable {
    /// These expectations, by their indices in the outcome's failures, were not met.
    case failed([Int])
    /// The user entered the room.
    case entered
    /// These bubbles were counted for the user for the first time.
    case counted([Int])
    /// The user left the room next.
    case leaving
    /// Nothing more is seen after it.
    case end
  }

  /// The index of the step that led to it.
  var step: Int
  /// Whose phone it is.
  var user: Int
  /// When.
  var time: Timestamp
  /// The phone's name, and what became of the user's visit.
  var device: String
  /// What makes it matter.
  var occasions: [Occasion]
}

/// A picture, and all the moments at which it was to be seen.
struct Scene {
  var frame: Frame
  var moments: [Moment]
}

/// Finds the moments of a run that matter while the scenario runs once more.
struct SceneFinder {
  /// The most pictures that are looked at before the best are chosen, and of failures besides.
  private static let mostCandidates = 24
  private static let mostFailures = 6

  private let outcome: Replay.Outcome
  /// The index of the last step after which there is something new to see.
  private let end: Int
  private var scenes: [Scene] = []
  /// The latest step that was no expectation.
  private var latest = 0
  private var nextFailure = 0
  private var failedScenes = 0
  private var counted: [Int: Set<Int>] = [:]

  /// The scenes of a run, at most so many, in the order of the steps.
  ///
  /// Runs the scenario once more. O(steps), beyond the pictures.
  static func scenes(of outcome: Replay.Outcome, atMost most: Int) -> [Scene] {
    var finder = SceneFinder(outcome)
    try? Replay.run(
      outcome.scenario, listener: { entries, world, step in finder.look(at: world, entries, step) })
    return finder.best(most)
  }

  private init(_ outcome: Replay.Outcome) {
    self.outcome = outcome
    end =
      outcome.scenario.steps.lastIndex { step in
        switch step.kind {
        case .expect, .action(.leave), .action(.actAs), .action(.wait), .action(.waitUntil): false
        default: true
        }
      } ?? 0
  }

  private mutating func look(at world: World, _ entries: [Replay.TraceEntry], _ step: Int) {
    var occasions: [Moment.Occasion] = []
    let steps = outcome.scenario.steps
    var isExpectation = false
    if case .expect = steps[step].kind { isExpectation = true } else { latest = step }
    var failures: [Int] = []
    while nextFailure < outcome.failures.count, outcome.failures[nextFailure].step == step {
      failures.append(nextFailure)
      nextFailure += 1
    }
    if !failures.isEmpty { occasions.append(.failed(failures)) }
    var bubbles: [Int] = []
    for entry in entries where entry.user == world.currentUser {
      guard case .event(let event) = entry.content else { continue }
      if case .entered = event.kind { occasions.append(.entered) }
      if case .impression(let bubble, _) = event.kind,
        counted[event.user, default: []].insert(bubble).inserted
      {
        bubbles.append(bubble)
      }
    }
    if !bubbles.isEmpty { occasions.append(.counted(bubbles)) }
    if step == end { occasions.append(.end) }
    if !isExpectation || !failures.isEmpty, isLeaving(after: step) { occasions.append(.leaving) }
    let isWanted =
      step == end || failures.isEmpty && scenes.count < SceneFinder.mostCandidates
      || !failures.isEmpty && failedScenes < SceneFinder.mostFailures
    // The chat list shows little: it is drawn only when all has been seen.
    guard !occasions.isEmpty, isWanted, world.current.room.isInside || step == end else { return }
    if !failures.isEmpty { failedScenes += 1 }
    add(occasions, world)
  }

  /// Whether the steps that follow, expectations aside, begin with the user leaving.
  private func isLeaving(after step: Int) -> Bool {
    for next in outcome.scenario.steps[(step + 1)...].prefix(8) {
      if case .expect = next.kind { continue }
      if case .action(.leave) = next.kind { return true }
      return false
    }
    return false
  }

  private mutating func add(_ occasions: [Moment.Occasion], _ world: World) {
    let moment = Moment(
      step: latest, user: world.currentUser, time: world.clock, device: world.current.user.device.name,
      occasions: occasions)
    let session = Session(world: world, title: "", user: world.currentUser)
    let frame = session.phone(theme: Theme(colors: .trueColor, isUTF8: true, isLight: true))
    if let same = scenes.firstIndex(where: { $0.frame == frame }) {
      if let last = scenes[same].moments.last, last.step == latest, last.user == moment.user {
        scenes[same].moments[scenes[same].moments.count - 1].occasions += occasions
      } else {
        scenes[same].moments.append(moment)
      }
    } else {
      scenes.append(Scene(frame: frame, moments: [moment]))
    }
  }

  /// The scenes that tell most, in the order of the steps: failures, an entry, the end, what was counted, and
  /// then whatever is left.
  private func best(_ most: Int) -> [Scene] {
    var chosen: [Int] = []
    func choose(_ limit: Int = .max, where tells: (Moment.Occasion) -> Bool) {
      let found = scenes.indices.filter { index in
        !chosen.contains(index) && scenes[index].moments.contains { $0.occasions.contains(where: tells) }
      }
      chosen += found.prefix(limit)
    }
    choose(most / 2) { if case .failed = $0 { true } else { false } }
    choose(1) { $0 == .entered }
    choose { $0 == .end }
    choose { if case .counted = $0 { true } else { false } }
    choose { $0 == .entered }
    choose { _ in true }
    return chosen.prefix(most).sorted().map { scenes[$0] }
  }
}

extension Expectation {
  /// The bubble it is about; nil for messages, units and rooms.
  var bubble: Int? {
    switch check {
    case .bubble(let bubble, _, _), .counted(let bubble, _), .edges(let bubble, _), .reason(let bubble, _),
      .click(let bubble, _, _, _):
      bubble
    default: nil
    }
  }
}
