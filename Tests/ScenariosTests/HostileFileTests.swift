import Scenarios
import Testing

/// Files made to crash a program or keep it busy.
@Suite struct HostileFileTests {
  @Test func aliasesThatStandForAGreatManyValuesAreAnError() {
    var text = "a0: &a0 [x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(diagnostics(text).map(\.message) == ["aliases stand for more than 1000000 values"])
  }

  @Test func anAliasBombAsAKeyIsAnError() {
    var text = "a0: &a0 [x]\n"
    for level in 1...15 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let messages = diagnostics(text + "? *a15\n: x\n").map(\.message)
    #expect(messages.contains("a key must be a word, but this is a list"))
  }

  @Test func nestingThroughAliasesIsLimited() {
    var text = "steps:\n  - &a0 [x]\n"
    for level in 1...20_000 { text += "  - &a\(level) [*a\(level - 1)]\n" }
    #expect(diagnostics(text).map(\.message) == ["nested more than 256 levels deep"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "&a ", "!a ", "\"", "#", "[[]", "{}", "*", "|\n", "a: ", "'"])
  func aSignRepeatedFiftyThousandTimesIsAnError(_ sign: String) {
    #expect(!diagnostics(String(repeating: sign, count: 50_000)).isEmpty)
  }

  @Test func manyErrorsInOneLongLineAreRenderedQuickly() {
    let text = "scenario: A\nusers: [" + String(repeating: "'', ", count: 30_000) + "]\n"
    let found = diagnostics(text)
    #expect(found.count == 10_000)
    #expect(found.allSatisfy { $0.rendered.utf8.count < 600 })
  }

  @Test func aMappingOfManyKeysTakesNoLongerPerKey() {
    let text = "scenario: A\n" + (0..<50_000).map { "k\($0): 1\n" }.joined() + "k7: 2\n"
    #expect(diagnostics(text).count == 10_000)
  }
}
