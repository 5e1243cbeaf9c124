import ChatRoom
import Scenarios
import Testing

/// Recordings that end in the middle of a line.
@Suite("Recordings cut off")
struct CutRecordingTests {
  private static let head = """
    # Recorded by bubblescope
    scenario: Cut
    users: [alice, bob]
    account:
      name: Brown Coffee
      richMenu: {size: large}
    messages:
      - id: promo
        bubbles:
          - text: Hello
          - text: 明日
      - id: second
        bubbles:
          - {text: World, height: 300}

    """
  private static let steps = [
    "steps:\n  - enter: alice\n", "  - scroll: 120\n", "  - send: {id: third, bubbles: [{text: 明日}]}\n",
    "  - wait: 1d  # 2026-01-02 12:00:00\n",
  ]
  private static let ending = """
      - expect:
          promo: {delivered: 2, uniqueImpression: 1}
          promo/1: {impression: 1, uniqueImpression: 1}

    """

  @Test("At any place in its steps: it opens with everything before, and a warning that says where it ends")
  func opensWithWhatIsBefore() throws {
    let whole = Array((Self.head + Self.steps.joined() + Self.ending).utf8)
    let ends = Self.steps.indices.map { Self.head.utf8.count + Self.steps[...$0].joined().utf8.count }
    for length in Self.head.utf8.count..<whole.count {
      let scenario = try read(Array(whole[..<length]))
      let steps = ends.filter { $0 <= length }.count
      let lines = whole[..<length].count { $0 == UInt8(ascii: "\n") }
      let expectations = max(0, (lines - 20) * 2)
      #expect(scenario.steps.count == steps + min(1, expectations), "\(length)")
      #expect(scenario.expectations.count == expectations, "\(length)")
      #expect(scenario.setup.messages.count == 2)
      if ends.contains(length) || length == Self.head.utf8.count
        || expectations > 0 && whole[length - 1] == 10
      {
        #expect(scenario.warnings.isEmpty)
      } else {
        let warning = try #require(scenario.warnings.first)
        #expect(warning.severity == .warning && warning.message.contains("breaks off"))
        #expect(warning.file == "test.yaml")
        #expect(warning.line == lines + (whole[length - 1] == 10 ? 0 : 1), "\(length)")
      }
    }
  }

  @Test("At any place in its head behind the title: it opens with the messages before it")
  func opensInTheHead() throws {
    let whole = Array(Self.head.utf8)
    let start = "# Recorded by bubblescope\nscenario: Cut\n".utf8.count + 1
    var counts: Set<Int> = []
    for length in start..<whole.count where whole[length - 1] != UInt8(ascii: "\n") {
      let scenario = try read(Array(whole[..<length]))
      #expect(scenario.warnings.count == 1)
      counts.insert(scenario.setup.messages.count)
    }
    #expect(counts == [0, 1])
  }

  @Test("In its title: it opens with nothing in it")
  func opensInTheTitle() throws {
    let whole = "# Recorded by bubblescope\nscenario: Cut\n"
    for length in "# Recorded by bubblescope\n".utf8.count..<whole.utf8.count {
      let scenario = try read(String(whole.prefix(length)))
      #expect(scenario.title == "Recording" && scenario.steps.isEmpty)
      #expect(scenario.warnings.map(\.line) == [2])
    }
  }

  @Test(
    "A file that is no recording is not cut short: its last line counts, and what is wrong there is an error")
  func othersStayAsTheyAre() throws {
    let text = Self.head.replacing("# Recorded by bubblescope\n", with: "") + "steps:\n  - enter: alice\n"
    #expect(try read(text + "  - scroll: 12").steps.count == 2)
    #expect(diagnostics(text + "  - scrol").map(\.severity) == [.error])
    #expect(diagnostics(Self.head + "steps:").isEmpty)
    #expect(diagnostics(text + "steps:").first?.severity == .error)
  }

  @Test("An ordinary mistake before the place stays an error, told together with the warning")
  func mistakesStayErrors() {
    let found = diagnostics(Self.head + "steps:\n  - enter: carol\n  - scroll: 1")
    #expect(found.map(\.severity) == [.error, .warning])
    #expect(found.map(\.line) == [16, 17])
    #expect(diagnostics(Self.head + "steps:\n  - enter: carol\n").map(\.severity) == [.error])
  }

  @Test("Of a recording made of dice, cut off anywhere, every action written before is there")
  func randomCuts() throws {
    var random = Random(11)
    for _ in 0..<60 {
      let dice = try RandomScenario(&random)
      guard let setup = try? read(dice.head).setup else { continue }
      var recorded = try RecordedWorld(setup)
      for action in dice.steps.flatMap(\.actions) { recorded.take(action) }
      let parts = try recorded.parts()
      let bytes = Array(parts.joined().utf8)
      for _ in 0..<10 {
        let length = Int.random(in: parts[0].utf8.count..<bytes.count, using: &random)
        var rest = length - parts[0].utf8.count
        let whole = parts.dropFirst().dropLast().prefix { part in
          rest -= part.utf8.count
          return rest >= 0
        }
        let scenario = try read(Array(bytes[..<length]))
        let actions = scenario.steps.count { if case .expect = $0.kind { false } else { true } }
        #expect(actions == whole.count)
        _ = try Replay.run(scenario)
      }
    }
  }
}
