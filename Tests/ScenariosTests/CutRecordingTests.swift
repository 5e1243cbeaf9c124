import ChatRoom
import Scenarios
import Testing
import TestSupport

/// Recordings that end in the middle of a line.
@Suite("Recordings that are cut off")
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

  @Test("Cut within its steps, a recording opens with all complete lines, a valid last line and a warning")
  func opensWithWhatIsBefore() throws {
    let whole = Array((Self.head + Self.steps.joined() + Self.ending).utf8)
    let ends = Self.steps.indices.map { Self.head.utf8.count + Self.steps[...$0].joined().utf8.count }
    for length in Self.head.utf8.count..<whole.count {
      let scenario = try read(Array(whole[..<length]))
      let steps = ends.filter { $0 <= length }.count
      let lines = whole[..<length].count { $0 == UInt8(ascii: "\n") }
      let expectations = max(0, (lines - 20) * 2)
      let isLastTaken = !scenario.warnings.isEmpty && !scenario.isBrokenOff
      let more = isLastTaken ? 1 : 0
      if expectations == 0 {
        #expect(scenario.steps.count == steps + more, "\(length)")
        #expect(scenario.expectations.isEmpty || isLastTaken, "\(length)")
      } else {
        #expect(scenario.steps.count == steps + 1, "\(length)")
        #expect(scenario.expectations.count == expectations + 2 * more, "\(length)")
      }
      #expect(scenario.setup.messages.count == 2)
      if ends.contains(length) || length == Self.head.utf8.count
        || expectations > 0 && whole[length - 1] == 10
      {
        #expect(scenario.warnings.isEmpty)
      } else {
        let warning = try #require(scenario.warnings.first)
        #expect(warning.severity == .warning)
        #expect(warning.message.contains(isLastTaken ? "may be cut off here" : "is cut off here"))
        #expect(warning.file == "test.yaml")
        #expect(warning.line == lines + (whole[length - 1] == 10 ? 0 : 1), "\(length)")
      }
    }
  }

  @Test("Cut in its head after the title, a recording opens with the messages before the cut")
  func opensInTheHead() throws {
    let whole = Array(Self.head.utf8)
    let start = "# Recorded by bubblescope\nscenario: Cut\n".utf8.count + 1
    var counts: Set<Int> = []
    for length in start..<whole.count where whole[length - 1] != UInt8(ascii: "\n") {
      let scenario = try read(Array(whole[..<length]))
      #expect(scenario.warnings.count == 1)
      counts.insert(scenario.setup.messages.count)
    }
    // The second message fits on one line, which lacks only its line break.
    #expect(counts == [0, 1, 2])
  }

  @Test("Cut in its title, a recording opens empty")
  func opensInTheTitle() throws {
    let whole = "# Recorded by bubblescope\nscenario: Cut\n"
    for length in "# Recorded by bubblescope\n".utf8.count..<whole.utf8.count {
      let scenario = try read(String(whole.prefix(length)))
      let title = whole.prefix(length).split(separator: "scenario: ").dropFirst().first ?? "Recording"
      #expect(scenario.title == title && scenario.steps.isEmpty)
      #expect(scenario.warnings.map(\.line) == [2])
    }
  }

  @Test(
    "Other files are never treated as cut: errors in the last line remain errors")
  func othersStayAsTheyAre() throws {
    let text = Self.head.replacing("# Recorded by bubblescope\n", with: "") + "steps:\n  - enter: alice\n"
    #expect(try read(text + "  - scroll: 12").steps.count == 2)
    #expect(diagnostics(text + "  - scrol").map(\.severity) == [.error])
    #expect(diagnostics(Self.head + "steps:").isEmpty)
    #expect(diagnostics(text + "steps:").first?.severity == .error)
  }

  @Test("A last line that only lacks its line break is used, and its expectations are checked")
  func wholeLastLineCounts() throws {
    let text = Self.head + "steps:\n  - enter: alice\n  - expect: {promo/2: {impression: 99}}"
    let scenario = try read(text)
    #expect(!scenario.isBrokenOff && scenario.expectations.count == 1)
    #expect(scenario.warnings.map(\.line) == [17])
    let outcome = try Replay.run(scenario)
    #expect(!outcome.isPassed)
    #expect(try read(Self.head + "steps:\n  - enter: alice\n  - expect: {promo/2").isBrokenOff)
  }

  @Test("Every report format states that a recording is cut off", arguments: Report.Format.allCases)
  func reportsTell(_ format: Report.Format) throws {
    let scenario = try read(Self.head + "steps:\n  - enter: alice\n  - expec")
    let result = ReplayResult(file: "test.yaml", ending: .ran(try Replay.run(scenario)))
    #expect(result.isPassed)
    let entry = Report(format: format, fileCount: 2).entry(for: result, number: 1)
    let what = "the recording is cut off here; this line is ignored"
    switch format {
    case .text: #expect(entry.contains("\n  ⚠ line 17: \(what)\n"))
    case .json:
      let warning = #"[ {"line": 17, "column": 3, "message": "\#(what)", "hint": "#
      let line = entry.replacing(/\s+/, with: " ").replacing("{ ", with: "{")
      #expect(line.contains("\"warnings\": \(warning)"))
      #expect(entry.contains("\"brokenOff\": true"))
    case .junit: #expect(entry.contains("<system-err>test.yaml:17:3: warning: \(what)\n"))
    case .tap: #expect(entry.contains("\n# warning test.yaml:17:3: \(what)\n"))
    }
  }

  @Test("The summary counts recordings that are cut off")
  func summaryTells() throws {
    let scenario = try read(Self.head + "steps:\n  - enter: alice\n  - expec")
    let result = ReplayResult(file: "test.yaml", ending: .ran(try Replay.run(scenario)))
    var summary = Report.Summary()
    summary.add(result, number: 1)
    var all = Report.Summary()
    all.add(summary, number: 1)
    #expect(all.exitCode == 0 && all.brokenOff == 1)
    #expect(Report(format: .text, fileCount: 2).closing(all).contains("1 passed, 1 cut off"))
    let alone = Report(format: .text, fileCount: 1).entry(for: result, number: 1)
    #expect(alone.contains("  1 step, no expectations, cut off\n"))
  }

  @Test("An ordinary error before the cut remains an error, reported together with the warning")
  func mistakesStayErrors() {
    let found = diagnostics(Self.head + "steps:\n  - enter: carol\n  - scroll: 1")
    #expect(found.map(\.severity) == [.error, .warning])
    #expect(found.map(\.line) == [16, 17])
    #expect(diagnostics(Self.head + "steps:\n  - enter: carol\n").map(\.severity) == [.error])
  }

  @Test("A random recording cut at any point contains every action before the cut")
  func randomCuts() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<60 {
      let dice = try RandomScenario(&random)
      guard let setup = try? read(dice.head).setup else { continue }
      var recorded = try RecordedWorld(setup)
      for action in dice.steps.flatMap(\.actions) { recorded.record(action) }
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
        let isLastTaken = !scenario.warnings.isEmpty && !scenario.isBrokenOff
        let isInActions = scenario.expectations.isEmpty
        #expect(actions == whole.count + (isLastTaken && isInActions ? 1 : 0))
        _ = try Replay.run(scenario)
      }
    }
  }
}
