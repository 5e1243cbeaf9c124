import ChatRoom
import Scenarios

/// What every file must be good for: it is read, run and reported, or rejected at a place. What must never be
/// ends the program, which libFuzzer notices.
enum Trial {
  static let name = "fuzzed.yaml"

  static func run(_ bytes: [UInt8]) {
    let ending = ending(of: bytes)
    let result = ReplayResult(file: name, ending: ending)
    switch ending {
    case .invalid(let error):
      require(!error.errors.isEmpty, "a file is invalid for no reason")
      check(error.diagnostics)
    case .ran(let outcome):
      check(outcome.scenario.warnings)
      check(outcome)
      // It takes longer than all the rest: one file in four is enough.
      if bytes.count % 4 == 0 { checkFit(of: outcome.scenario) }
    case .unreadable: break
    }
    for format in Report.Format.allCases { ReportCheck(format).check(result) }
    readAsMessages(bytes)
  }

  /// Reads the file; runs it when it is valid.
  private static func ending(of bytes: [UInt8]) -> ReplayResult.Ending {
    let scenario: Scenario
    do throws(InvalidScenario) {
      scenario = try ScenarioReader(load: Files.load).read(bytes, named: name)
    } catch {
      return .invalid(error)
    }
    do throws(InvalidScenario) {
      return .ran(try Replay.run(scenario, [.trace, .impressionLog]))
    } catch {
      fail("a valid file was refused: \(error.diagnostics.map(\.rendered))")
    }
  }

  /// Reads the file as one of messages: as JSON when it begins like that, else as YAML.
  private static func readAsMessages(_ bytes: [UInt8]) {
    do throws(InvalidScenario) {
      let file = try MessageFileReader().read(bytes, named: "fuzzed")
      require((1...5).contains(file.bubbles.count), "\(file.bubbles.count) messages")
      check(file.warnings)
    } catch {
      require(!error.errors.isEmpty, "messages are invalid for no reason")
      check(error.diagnostics)
    }
  }

  private static func check(_ diagnostics: [Diagnostic]) {
    require(diagnostics.count <= 20_000, "too many diagnostics")
    for diagnostic in diagnostics {
      require(diagnostic.line >= 1 && diagnostic.column >= 1, "no place: \(diagnostic)")
      require(!diagnostic.message.isEmpty, "no message: \(diagnostic)")
      let rendered = diagnostic.rendered
      require(rendered.isHarmless, "not harmless: \(diagnostic)")
      require(rendered.utf8.count { $0 == 0x0A } <= 3, "more than four lines: \(rendered)")
      require(rendered.unicodeScalars.count < 2000, "too long: \(rendered)")
    }
  }

  /// What the first message of a valid file needs can be told.
  private static func checkFit(of scenario: Scenario) {
    guard let message = scenario.setup.messages.first else { return }
    do {
      let devices = [Device.standard, scenario.setup.users[0].device]
      let fits = try Fit.situations(
        of: message.bubbles, on: devices, metrics: scenario.setup.metrics, rules: scenario.setup.rules)
      let report = FitReport([FitReport.Subject(name: message.id, bubbles: message.bubbles, fits: fits)])
      for format in FitReport.Format.allCases {
        // Lines of CSV end as RFC 4180 has it.
        let text = report.text(format).replacing("\r\n", with: "\n")
        require(text.isHarmless, "not harmless: \(text)")
      }
    } catch {
      fail("a message of a valid file has no size: \(error)")
    }
  }

  /// Two runs are the same, whatever is kept of them.
  private static func check(_ outcome: Replay.Outcome) {
    checkCounts(of: outcome)
    do throws(InvalidScenario) {
      let again = try Replay.run(outcome.scenario)
      require(again.failures.map(\.message) == outcome.failures.map(\.message), "other failures")
      require(again.failures.map(\.step) == outcome.failures.map(\.step), "other failures")
      let report = Report(format: .json)
      let first = report.entry(for: ReplayResult(file: name, ending: .ran(outcome)), number: 1)
      let second = report.entry(for: ReplayResult(file: name, ending: .ran(again)), number: 1)
      require(first == second, "another outcome")
      require(Replay.excerpts(of: outcome).count == outcome.failures.count, "excerpts are missing")
      let diagnostics = outcome.scenario.diagnostics(of: outcome.failures)
      require(diagnostics.allSatisfy { $0.rendered.isHarmless }, "not harmless")
    } catch {
      fail("refused the second time: \(error.diagnostics.map(\.rendered))")
    }
  }
}

extension Trial {
  /// A visit counts a bubble once (R6), and the counters are the sums of what was told.
  private static func checkCounts(of outcome: Replay.Outcome) {
    var counted: [Int: Set<Int>] = [:]
    var impressions: [Int: Int] = [:]
    for entry in outcome.trace {
      guard case .event(let event) = entry.content else { continue }
      switch event.kind {
      case .entered: counted[event.user] = []
      case .impression(let bubble, _):
        require(counted[event.user, default: []].insert(bubble).inserted, "counted twice in a visit")
        impressions[bubble, default: 0] += 1
      default: break
      }
    }
    for message in outcome.world.messages.indices {
      let statistics = outcome.world.statistics(ofMessage: message)
      for (bubble, values) in zip(outcome.world.messages[message].bubbles, statistics.messages) {
        require(values.impression.count == impressions[bubble] ?? 0, "the counter is not what was told")
        require(values.impression.users <= values.impression.count, "more users than impressions")
        require(values.impression.users <= outcome.world.users.count, "more users than there are")
      }
    }
  }
}

/// The files that bubbles name: `file: card.json`.
enum Files {
  private static let objects = [
    #"{"type": "text", "text": "A file \ud83d\ude00 https://example.com/a https://example.com/b"}"#,
    #"{"type": "video", "originalContentUrl": "https://x.y/v", "previewImageUrl": "https://x.y/p", "duration": 30000}"#,
    #"{"type": "flex", "altText": "F", "contents": {"type": "carousel", "contents": [{"type": "bubble"}, {"type": "bubble"}]}}"#,
    #"{"type": "text", "text": 5, "txt": "x"}"#, "{\n  \"type\": \"text\",\n", "",
  ]

  /// A message object for any name, another one for names of another length; now and then none.
  static func load(_ name: String) throws(UnreadableFile) -> [UInt8] {
    let number = name.utf8.count % (objects.count + 1)
    guard number < objects.count else { throw UnreadableFile(reason: "no such file") }
    return Array(objects[number].utf8)
  }
}

extension String {
  /// Whether a terminal shows it as it is: no control characters but line breaks and tabs, nothing that turns
  /// the writing direction.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: false
      default: true
      }
    }
  }
}

/// Ends the program when something is not as it must be.
func require(_ isSo: Bool, _ message: @autoclosure () -> String) {
  if !isSo { fail(message()) }
}

/// Ends the program.
func fail(_ message: String) -> Never { fatalError(message) }
