import ChatRoom
import Scenarios

/// Checks of one input: it is either read, run, and reported, or rejected with a location. A failed check ends the
/// program, which libFuzzer detects.
enum Trial {
  static let name = "fuzzed.yaml"

  static func run(_ bytes: [UInt8]) {
    let ending = ending(of: bytes)
    let result = ReplayResult(file: name, ending: ending)
    switch ending {
    case .invalid(let error):
      require(!error.errors.isEmpty, "a file is invalid without an error")
      check(error.diagnostics)
    case .ran(let outcome):
      check(outcome.scenario.warnings)
      check(outcome)
      // This takes longer than everything else, so do it for one file in four.
      if bytes.count % 4 == 0 { checkFit(of: outcome.scenario) }
    case .unreadable: break
    }
    for format in Report.Format.allCases { ReportCheck(format).check(result) }
    readAsMessages(bytes)
  }

  /// Reads the file, and runs it if it is valid.
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
      fail("a valid file was rejected: \(error.diagnostics.map(\.rendered))")
    }
  }

  /// Reads the input as a message file, as JSON or YAML.
  private static func readAsMessages(_ bytes: [UInt8]) {
    do throws(InvalidScenario) {
      let file = try MessageFileReader().read(bytes, named: "fuzzed")
      require((1...5).contains(file.bubbles.count), "\(file.bubbles.count) messages")
      check(file.warnings)
    } catch {
      require(!error.errors.isEmpty, "messages are invalid without an error")
      check(error.diagnostics)
    }
  }

  private static func check(_ diagnostics: [Diagnostic]) {
    require(diagnostics.count <= 20_000, "too many diagnostics")
    for diagnostic in diagnostics {
      require(diagnostic.line >= 1 && diagnostic.column >= 1, "no location: \(diagnostic)")
      require(!diagnostic.message.isEmpty, "no message: \(diagnostic)")
      let rendered = diagnostic.rendered
      require(rendered.isHarmless, "not harmless: \(diagnostic)")
      require(rendered.utf8.count { $0 == 0x0A } <= 3, "more than four lines: \(rendered)")
      require(rendered.unicodeScalars.count < 2000, "too long: \(rendered)")
    }
  }

  /// Checks that a fit report of the first message can be made.
  private static func checkFit(of scenario: Scenario) {
    guard let message = scenario.setup.messages.first else { return }
    do {
      let devices = [Device.standard, scenario.setup.users[0].device]
      let fits = try Fit.situations(
        of: message.bubbles, on: devices, metrics: scenario.setup.metrics, rules: scenario.setup.rules)
      let report = FitReport([FitReport.Subject(name: message.id, bubbles: message.bubbles, fits: fits)])
      for format in FitReport.Format.allCases {
        // Lines of CSV end with CRLF, as in RFC 4180.
        let text = report.text(format).replacing("\r\n", with: "\n")
        require(text.isHarmless, "not harmless: \(text)")
      }
    } catch {
      fail("a message of a valid file has no size: \(error)")
    }
  }

  /// Checks that two runs have the same result, whatever their options.
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
      fail("rejected the second time: \(error.diagnostics.map(\.rendered))")
    }
  }
}

extension Trial {
  /// Checks that a visit counts a bubble only once (R6), and that counters are the sums of the events.
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
        require(
          values.impression.count == impressions[bubble] ?? 0, "the counter is not the sum of the events")
        require(values.impression.users <= values.impression.count, "more users than impressions")
        require(values.impression.users <= outcome.world.users.count, "more users than there are")
      }
    }
  }
}

/// The files that bubbles refer to, as in `file: card.json`.
enum Files {
  private static let objects = [
    #"{"type": "text", "text": "A file \ud83d\ude00 https://example.com/a https://example.com/b"}"#,
    #"{"type": "video", "originalContentUrl": "https://x.y/v", "previewImageUrl": "https://x.y/p", "duration": 30000}"#,
    #"{"type": "flex", "altText": "F", "contents": {"type": "carousel", "contents": [{"type": "bubble"}, {"type": "bubble"}]}}"#,
    #"{"type": "text", "text": 5, "txt": "x"}"#, "{\n  \"type\": \"text\",\n", "",
  ]

  /// A message object that depends on the length of the name; for some lengths there is none.
  static func load(_ name: String) throws(UnreadableFile) -> [UInt8] {
    let number = name.utf8.count % (objects.count + 1)
    guard number < objects.count else { throw UnreadableFile(reason: "no such file") }
    return Array(objects[number].utf8)
  }
}

extension String {
  /// Whether the text has no control characters except line breaks and tabs, and nothing that changes the writing
  /// direction.
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

/// Ends the program if a condition is not met.
func require(_ isSo: Bool, _ message: @autoclosure () -> String) {
  if !isSo { fail(message()) }
}

/// Ends the program with a message.
func fail(_ message: String) -> Never { fatalError(message) }
