import Scenarios
import Testing

/// Files designed to crash a program or keep it busy.
@Suite struct HostileFileTests {
  @Test func aliasesWithTooManyValuesAreAnError() {
    var text = "a0: &a0 [x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(diagnostics(text).map(\.message) == ["aliases expand to more than 1000000 values"])
  }

  @Test func anAliasBombAsAKeyIsAnError() {
    var text = "a0: &a0 [x]\n"
    for level in 1...15 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let messages = diagnostics(text + "? *a15\n: x\n").map(\.message)
    #expect(messages.contains("a key must be text, found a list"))
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

  @Test func theTimePerKeyDoesNotGrowWithTheMapping() {
    let text = "scenario: A\n" + (0..<50_000).map { "k\($0): 1\n" }.joined() + "k7: 2\n"
    #expect(diagnostics(text).count == 10_000)
  }

  @Test func aliasesWithTooMuchTextAreAnError() {
    let text = "x: &a " + String(repeating: "a", count: 1 << 20) + "\ny: ["
    let messages = diagnostics(text + String(repeating: "*a , ", count: 65) + "]\n").map(\.message)
    #expect(messages == ["aliases expand to more than 67108864 bytes of text"])
  }
}

/// Files that once took minutes because each of many names was looked up among many others.
@Suite(.timeLimit(.minutes(1))) struct LargeFileTests {
  @Test func manyWrongNamesAreReportedQuickly() {
    let users = (0..<6000).map { "user\($0)" }.joined(separator: ", ")
    let messages = (0..<6000).map { "  - {id: message\($0), bubbles: [text: H]}\n" }.joined()
    let steps = String(
      repeating: "  - enter: usr\n  - jump: mesage/1\n  - expect: {mesage: {delivered: 1}}\n", count: 4000)
    let found = diagnostics("scenario: A\nusers: [\(users)]\nmessages:\n\(messages)steps:\n\(steps)")
    #expect(found.count == 10_000)
    #expect(found.first?.message == "enter: unknown user \"usr\"")
  }

  @Test func longNamesAreShortenedInEveryMessage() {
    let name = String(repeating: "a", count: 100_000)
    let steps = String(
      repeating: "  - scroll: 5\n  - jump: x/1\n  - leave\n  - expect: {x: {delivered: 1}}\n", count: 1000)
    let found = diagnostics(
      "scenario: A\nusers: [\(name)]\nmessages: [{id: \(name), bubbles: [text: H]}]\nsteps:\n\(steps)")
    #expect(found.count >= 3000)
    #expect(found.allSatisfy { $0.rendered.utf8.count < 500 })
  }

  @Test func manyFailuresInALargeRoomAreReportedQuickly() throws {
    var text = "scenario: A\nmessages:\n"
    for id in 0..<1000 {
      text += "  - {id: m\(id), bubbles: [text: a, text: b, text: c, text: d, text: e]}\n"
    }
    text += "steps:\n  - enter: user\n"
    for id in 0..<1000 { text += "  - expect: {m\(id): {uniqueImpression: 5}}\n" }
    let outcome = try Replay.run(read(text))
    let result = ReplayResult(file: "a.yaml", ending: .ran(outcome))
    for format in Report.Format.allCases {
      #expect(Report(format: format).entry(for: result, number: 1).contains("m999 uniqueImpression"))
    }
  }

  @Test func aMessageToManyUsersIsNotCopiedForEach() throws {
    let users = (0..<2000).map { "u\($0)" }.joined(separator: ", ")
    let steps = (0..<30).map { "  - send: {id: m\($0), bubbles: [text: Hello]}\n" }.joined()
    let outcome = try Replay.run(read("scenario: A\nusers: [\(users)]\nsteps:\n\(steps)"))
    #expect(outcome.world.users.allSatisfy { $0.room.count == 30 })
  }

  @Test func findingAUnitAmongManyIsFast() throws {
    var text = "scenario: A\nmessages:\n"
    for id in 0..<3000 { text += "  - {id: m\(id), type: push, unit: U\(id), bubbles: [text: H]}\n" }
    text += "steps:\n"
    let what = "{from: 2026-11-01, to: 2026-11-02, uniqueClick: 0}"
    for id in 0..<3000 { text += "  - expect: {unit U\(id): \(what)}\n" }
    let outcome = try Replay.run(read(text))
    #expect(outcome.isPassed)
    #expect(outcome.world.unitPeriods.count == 3000)
  }
}
