import ChatRoom
import Scenarios
import TerminalUI

/// Finds the key moments of a scenario while it runs.
///
/// Pass every moment of ``Replay/run(_:_:listener:)`` to ``observe(_:)``. The pictures are drawn after the run.
///
/// ```swift
/// var scenes = SceneFinder(for: scenario)
/// let outcome = try Replay.run(scenario, report.options) { scenes.observe($0) }
/// ```
public struct SceneFinder {
  /// The maximum number of pictures.
  struct Limit {
    /// The maximum for moments of any kind.
    var usual: Int
    /// The maximum for failures and users.
    var telling: Int
  }

  /// The maximum number of candidates for pictures: failures, other moments, and additional users.
  private static let maximumCandidates = (failures: 36, others: 24, users: 24)
  /// The maximum number of moments without a picture that are kept.
  private static let maximumUnseen = 1000

  /// A candidate for a picture: a world, and the moments that show it.
  private struct Sighting {
    var world: World
    var moments: [Moment]
  }

  private let scenario: Scenario
  /// The index of the last step that may change what is seen.
  private let end: Int
  private var sightings: [Sighting] = []
  private var unseen: [Moment] = []
  private var unseenCount = 0
  /// The index of the latest step that is not an expectation.
  private var latest = 0
  private var drawn = (failures: 0, others: 0, users: 0)
  /// The latest sighting of each user, by the user's index.
  private var places: [Int: (sighting: Int, moment: Int)] = [:]

  /// Creates a finder for a scenario that has not run yet.
  public init(for scenario: Scenario) {
    self.scenario = scenario
    end =
      scenario.steps.lastIndex { step in
        switch step.kind {
        case .expect, .action(.leave), .action(.actAs), .action(.wait), .action(.waitUntil): false
        default: true
        }
      } ?? 0
  }

  /// Observes the moment after a step. O(number of entries of the moment).
  public mutating func observe(_ moment: Replay.Moment) {
    let (world, entries, step) = (moment.world, moment.entries, moment.step)
    var occasions: [Moment.Occasion] = []
    var isExpectation = false
    if case .expect = scenario.steps[step].kind { isExpectation = true } else { latest = step }
    let failures = Array(moment.failures)
    if !failures.isEmpty { occasions.append(.failed(failures)) }
    let user = world.currentUser
    if entries.contains(where: { $0.user == user && $0.isEntry }) { occasions.append(.entered) }
    occasions += SceneFinder.counts(entries, of: user)
    if step == end { occasions.append(.end) }
    if !isExpectation || !failures.isEmpty, isLeaving(after: step) { occasions.append(.leaving) }
    if !occasions.isEmpty { record(occasions, of: user, world, isEnd: step == end) }
    // Arriving bubbles may count for other users who are in the room.
    for other in Set(entries.map(\.user)).sorted() where other != user {
      let occasions = SceneFinder.counts(entries, of: other)
      if !occasions.isEmpty { record(occasions, of: other, world) }
    }
  }

  /// The bubbles counted for a user, for the first time and again.
  private static func counts(_ entries: [Replay.TraceEntry], of user: Int) -> [Moment.Occasion] {
    var first: [Int] = []
    var again: [Int] = []
    for entry in entries where entry.user == user {
      guard case .event(let event) = entry.content, case .impression(let bubble, let addition) = event.kind
      else { continue }
      if addition.isUnique { first.append(bubble) } else { again.append(bubble) }
    }
    return (first.isEmpty ? [] : [.counted(first)]) + (again.isEmpty ? [] : [.countedAgain(again)])
  }

  /// Whether the next step, not counting expectations, is leaving the room.
  private func isLeaving(after step: Int) -> Bool {
    for next in scenario.steps[(step + 1)...].prefix(8) {
      if case .expect = next.kind { continue }
      if case .action(.leave) = next.kind { return true }
      return false
    }
    return false
  }

  private mutating func record(
    _ occasions: [Moment.Occasion], of user: Int, _ world: World, isEnd: Bool = false
  ) {
    // Nothing has changed since the user's latest sighting.
    if let place = places[user], sightings[place.sighting].moments[place.moment].step == latest {
      sightings[place.sighting].moments[place.moment].occasions += occasions
      return
    }
    var moment = Moment(
      step: latest, user: user, time: world.clock, device: world.users[user].user.device.name,
      occasions: occasions)
    if let last = unseen.last, last.step == latest, last.user == user {
      unseen.removeLast()
      unseenCount -= 1
      moment.occasions = last.occasions + occasions
    }
    guard world.users[user].room.isInside || isEnd else {
      // Failures in the chat list are mentioned below the user's last picture of the room.
      moment.isOutside = true
      if !moment.isFailure { return }
      if let place = places[user] { add(moment, to: place.sighting) } else { forget(moment) }
      return
    }
    if isEnd || accepts(moment) { keep(moment, world) } else { forget(moment) }
  }

  /// Whether a moment is a candidate for a picture.
  private mutating func accepts(_ moment: Moment) -> Bool {
    let maximum = SceneFinder.maximumCandidates
    if moment.isFailure, drawn.failures < maximum.failures {
      drawn.failures += 1
    } else if !moment.isFailure, drawn.others < maximum.others {
      drawn.others += 1
    } else if places[moment.user] == nil, drawn.users < maximum.users {
      drawn.users += 1
    } else {
      return false
    }
    return true
  }

  private mutating func forget(_ moment: Moment) {
    guard moment.isTelling else { return }
    unseenCount += 1
    if unseen.count < SceneFinder.maximumUnseen { unseen.append(moment) }
  }

  private mutating func keep(_ moment: Moment, _ world: World) {
    sightings.append(Sighting(world: world, moments: []))
    add(moment, to: sightings.count - 1)
  }

  private mutating func add(_ moment: Moment, to sighting: Int) {
    places[moment.user] = (sighting, sightings[sighting].moments.count)
    sightings[sighting].moments.append(moment)
  }

  /// The pictures, with identical ones combined.
  private func scenes(showsDesign: Bool) -> [Scene] {
    var scenes: [Scene] = []
    for sighting in sightings {
      guard let user = sighting.moments.first?.user else { continue }
      var session = Session(world: sighting.world, title: "", user: user)
      session.showsDesign = showsDesign
      let frame = session.phone(theme: Theme(colors: .trueColor, isUTF8: true, isLight: true))
      if let same = scenes.firstIndex(where: { $0.frame == frame }) {
        scenes[same].moments += sighting.moments
      } else {
        scenes.append(Scene(frame: frame, moments: sighting.moments))
      }
    }
    return scenes
  }

  /// The most informative scenes, in the order of the steps. Scenes are chosen in this order: a failure and a count of
  /// each user, each user, failures, an entry, the end, counts, entries, and the rest.
  ///
  /// With `showsDesign`, messages are drawn in their own colours.
  func best(_ limit: Limit, showsDesign: Bool = false) -> Scenes {
    let scenes = scenes(showsDesign: showsDesign)
    var chosen: [Int] = []
    var users: Set<Int> = []
    func choose(_ maximum: Int, once: Bool = false, where matches: (Moment) -> Bool) {
      for index in scenes.indices where chosen.count < maximum && !chosen.contains(index) {
        let moments = scenes[index].moments
        let isNew = !once || moments.contains { matches($0) && !users.contains($0.user) }
        guard isNew, moments.contains(where: matches) else { continue }
        chosen.append(index)
        users.formUnion(moments.map(\.user))
      }
    }
    choose(limit.telling, once: true) { $0.isFailure }
    choose(limit.telling, once: true) { $0.isCount }
    choose(limit.telling, once: true) { _ in true }
    choose(limit.telling) { $0.isFailure }
    choose(min(limit.usual, chosen.count + 1)) { $0.occasions.contains(.entered) }
    choose(limit.usual) { $0.occasions.contains(.end) }
    choose(limit.usual) { $0.occasions.contains { if case .counted = $0 { true } else { false } } }
    choose(limit.usual) { $0.occasions.contains(.entered) }
    choose(limit.usual) { _ in true }
    var left = scenes.indices.filter { !chosen.contains($0) }.flatMap { scenes[$0].moments }
      .filter(\.isTelling)
    let count = left.count + unseenCount
    left = (left + unseen).sorted { ($0.step, $0.user) < ($1.step, $1.user) }
    return Scenes(pictures: chosen.sorted().map { scenes[$0] }, left: left, leftCount: count)
  }
}

extension Replay.TraceEntry {
  fileprivate var isEntry: Bool {
    if case .event(let event) = content, case .entered = event.kind { true } else { false }
  }
}
