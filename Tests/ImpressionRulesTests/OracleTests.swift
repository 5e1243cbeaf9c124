import ImpressionRules
import Testing

/// The engine against ``Oracle``, over random columns, windows and actions.
@Suite("The engine agrees with looking at every single position")
struct OracleTests {
  @Test("R3–R6, R8: random visits", arguments: 0..<24)
  func randomVisits(block: Int) {
    for seed in 0..<OracleTests.casesPerBlock {
      var duel = Duel(seed: UInt64(block * OracleTests.casesPerBlock + seed))
      for _ in 0..<duel.random.within(3...9) {
        duel.act()
        if let difference = duel.difference() {
          Issue.record("case \(block * OracleTests.casesPerBlock + seed): \(difference)\n\(duel.story)")
          return
        }
      }
    }
  }

  private static let casesPerBlock = 50
}
