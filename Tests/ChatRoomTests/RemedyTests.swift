import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

/// Explanations of random sessions, each remedy tried where it is said to help.
@Suite("A remedy is true")
struct RemedyTests {
  @Test(arguments: 0..<12)
  func everyRemedyShowsTheEdgeAtSomeMomentOfTheVisit(_ block: UInt64) throws {
    var tried = 0
    for seed in 0..<60 {
      var session = try RandomSession(seed: block * 60 + UInt64(seed))
      for _ in 0..<session.random.within(2...25) { try session.act() }
      tried += try session.checkRemedies()
    }
    #expect(tried > 80)
  }
}

extension RandomSession {
  /// Tries every remedy of every bubble; returns how many there were.
  func checkRemedies() throws -> Int {
    var tried = 0
    for bubble in world.bubbles.indices {
      guard let explanation = world.visitExplanation(ofBubble: bubble, user: 0) else { continue }
      for missing in explanation.missing {
        let isSide = !missing.edge.isDisjoint(with: [.left, .right])
        // Which card the side of any card belongs to is not told; the engine's own tests look at it.
        if isSide, world.rules.carousel == .anyCard { continue }
        for remedy in missing.remedies {
          tried += 1
          #expect(
            moments.contains { shows(missing.edge, of: bubble, after: remedy, at: $0) },
            "\(remedy) does not show \(missing.edge.names) of bubble \(bubble): \(explanation)\n\(story)")
        }
      }
    }
    return tried
  }

  private func shows(
    _ edge: Edges, of bubble: Int, after remedy: Explanation.Remedy, at moment: World
  ) -> Bool {
    var moment = moment
    guard moment.current.room.isInside, let place = moment.current.room.place(ofBubble: bubble) else {
      return false
    }
    do throws(ActionError) {
      if remedy.closing.contains(.richMenu) { try moment.apply(.richMenu(.off)) }
      if remedy.closing.contains(.keyboard) { try moment.apply(.keyboard(.off)) }
      if remedy.closing.contains(.serviceMenuBar) { try moment.apply(.serviceMenuBar(.off)) }
      if remedy.shorten > 0 {
        let height = Int(world.bubbles[bubble].bubble.height) - remedy.shorten
        try moment.apply(.resize(bubble: bubble, height: height))
      }
      if remedy.scroll != 0 { try moment.apply(.scroll(by: remedy.scroll)) }
      if remedy == .swipe(remedy.swipe) {
        try moment.apply(.swipe(bubble: bubble, .by(remedy.swipe)))
      } else if remedy.swipe != 0 {
        // It speaks of the carousel as it stands now.
        let now = world.current.room.visit.swipeOffset(of: place, in: world.current.room.column)
        let then = moment.current.room.swipeOffset(at: place)
        try moment.apply(.swipe(bubble: bubble, .by(now - then + remedy.swipe)))
      }
    } catch {
      return false
    }
    return moment.current.room.edgesSeen(at: place).contains(edge)
  }
}
