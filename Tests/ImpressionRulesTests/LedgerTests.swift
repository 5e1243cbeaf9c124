import Testing

@testable import ImpressionRules

@Suite("R1, R7, R9: what counts")
struct LedgerTests {
  @Test("R1: only LINE for iOS and LINE for Android are measured")
  func measuredApps() {
    #expect(LineApp.allCases.filter(\.isMeasured) == [.ios, .android])
  }

  @Test("R1: rich menus are not displayed on PC either")
  func richMenus() {
    #expect(LineApp.allCases.filter(\.hasRichMenus) == [.ios, .android])
  }

  @Test("R7: a bubble's unique impressions count a user at most once, ever")
  func uniquePerBubble() {
    var ledger = Ledger(users: 2)
    ledger.addMessage(bubbles: 2)
    _ = ledger.countImpression(bubble: 1, message: 0, user: 0)
    let again = ledger.countImpression(bubble: 1, message: 0, user: 0)
    #expect(again == Ledger.Addition(isUnique: false, isFirstOfMessage: false))
    #expect(ledger.impressions == [0, 2])
    #expect(ledger.uniqueImpressions == [0, 1])
  }

  @Test("R7: the overview counts a user at the first impression of any bubble of the message")
  func uniquePerMessage() {
    var ledger = Ledger(users: 2)
    ledger.addMessage(bubbles: 2)
    let first = ledger.countImpression(bubble: 1, message: 0, user: 0)
    let second = ledger.countImpression(bubble: 0, message: 0, user: 0)
    _ = ledger.countImpression(bubble: 0, message: 0, user: 1)
    #expect(first == Ledger.Addition(isUnique: true, isFirstOfMessage: true))
    #expect(second == Ledger.Addition(isUnique: true, isFirstOfMessage: false))
    #expect(ledger.messageUniqueImpressions == [2])
  }

  @Test("The ledger remembers each user and bubble apart")
  func hasCounted() {
    var ledger = Ledger(users: 2)
    for _ in 0..<50 { ledger.addMessage(bubbles: 3) }
    _ = ledger.countImpression(bubble: 130, message: 43, user: 1)
    #expect(ledger.hasCounted(bubble: 130, user: 1))
    #expect(!ledger.hasCounted(bubble: 130, user: 0))
    #expect(!ledger.hasCounted(bubble: 129, user: 1))
  }

  @Test("R9: the measurement period is 1,209,600 seconds, 14 days")
  func periodLength() {
    #expect(MeasurementPeriod.seconds == 14 * 24 * 60 * 60)
  }

  @Test(
    "R9: measured when sent ≤ t < sent + 1,209,600 s",
    arguments: [(999, false), (1000, true), (1_210_599, true), (1_210_600, false)])
  func period(time: Int, isMeasured: Bool) {
    #expect(MeasurementPeriod.contains(time, sent: 1000) == isMeasured)
  }
}
