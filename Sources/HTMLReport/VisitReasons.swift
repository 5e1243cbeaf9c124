import ChatRoom
import ImpressionRules
import Scenarios

/// Why visits did not count bubbles. A world tells it of the last visit of each user; of those before it has to be
/// asked when they ended.
struct VisitReasons {
  /// A visit of a user, by its number from 1.
  struct Visit: Hashable {
    var user: Int
    var number: Int
  }

  private var reasons: [Visit: [Int: Explanation.Reason]] = [:]

  /// The reasons of some visits for some bubbles.
  ///
  /// Runs the scenario once more when one of the visits was followed by another. O(steps).
  init(_ outcome: Replay.Outcome, _ visits: [Visit: [Int]]) {
    var isComplete = true
    for (visit, bubbles) in visits where !bubbles.isEmpty {
      if visit.number == outcome.world.users[visit.user].room.visit.number {
        note(visit, bubbles, in: outcome.world)
      } else {
        isComplete = false
      }
    }
    if isComplete { return }
    try? Replay.run(
      outcome.scenario,
      listener: { _, world, step in
        guard case .action(.leave) = outcome.scenario.steps[step].kind else { return }
        let visit = Visit(user: world.currentUser, number: world.current.room.visit.number)
        if reasons[visit] == nil, let bubbles = visits[visit] { note(visit, bubbles, in: world) }
      })
  }

  private mutating func note(_ visit: Visit, _ bubbles: [Int], in world: World) {
    for bubble in bubbles {
      reasons[visit, default: [:]][bubble] =
        world.visitExplanation(ofBubble: bubble, user: visit.user)?.reason
    }
  }

  /// Why a visit did not count a bubble, nil when it did.
  func reason(_ visit: Visit, bubble: Int) -> Explanation.Reason? { reasons[visit]?[bubble] }
}
