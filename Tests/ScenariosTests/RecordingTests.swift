import ChatRoom
import ImpressionRules
import MessagingAPI
import Scenarios
import Testing
import TestSupport

/// Scenario files written during a session.
@Suite("Recordings")
struct RecordingTests {
  /// A random scenario, and a world in which its possible steps were performed.
  private func recorded(_ random: inout SplitMix64) throws -> RecordedWorld? {
    let dice = try RandomScenario(&random)
    guard let scenario = try? read(dice.head) else { return nil }
    var recorded = try RecordedWorld(scenario.setup)
    for action in dice.steps.flatMap(\.actions) { recorded.record(action) }
    return recorded
  }

  @Test("Replaying a recording reproduces the session")
  func replaysTheSame() throws {
    var random = SplitMix64(seed: 7)
    var events = 0
    var expectations = 0
    for _ in 0..<600 {
      guard let recorded = try recorded(&random) else { continue }
      let text = try recorded.parts().joined()
      let outcome = try Replay.run(read(text), .trace)
      #expect(outcome.isPassed, "\(outcome.failures.map(\.message)) \(text)")
      #expect(ScenariosTests.events(of: outcome) == recorded.events, "\(text)")
      #expect(report(of: outcome.world) == report(of: recorded.world), "\(text)")
      #expect(outcome.world.clock == recorded.world.clock)
      events += recorded.events.count
      expectations += outcome.scenario.expectations.count
    }
    // At least one action was accepted.
    #expect(events > 5000)
    #expect(expectations > 10_000)
  }

  @Test("A recording is valid after every line, and each line adds one action")
  func isValidAtEveryMoment() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<40 {
      guard let recorded = try recorded(&random) else { continue }
      var text = ""
      let parts = try recorded.parts().dropLast()
      for (count, part) in parts.enumerated() {
        text += part
        let scenario = try read(text)
        #expect(scenario.steps.count == count)
        #expect(scenario.warnings.isEmpty)
      }
    }
  }

  @Test("Any setup survives a round trip through a recording")
  func headReadsBack() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<600 {
      guard let recorded = try recorded(&random), let head = try recorded.parts().first else { continue }
      let first = try read(head).setup
      let second = try read(ScenarioHead(title: "A", setup: first).recordingText()).setup
      expectSame(first, second)
    }
  }

  private func expectSame(_ first: Setup, _ second: Setup) {
    #expect(first.account == second.account)
    #expect(first.users == second.users)
    #expect(first.messages == second.messages)
    #expect(first.metrics == second.metrics)
    #expect(first.rules == second.rules)
    #expect(first.clock == second.clock)
  }

  @Test("Devices, menus, metrics, rules and sizes survive a round trip")
  func writesEverything() throws {
    let text = """
      scenario: All
      clock: 9999-12-31T23:30:00Z
      device: {app: desktop, window: {width: 300, height: 60}, header: 3, name: "A: b"}
      metrics: {paddingTop: 1, paddingBottom: 2, bubbleGap: 3, messageGap: 4, serviceMenuBar: 5}
      rules: {edges: simultaneous, carousel: anyCard}
      account:
        name: "true"
        verified: true
        serviceMenuBar: ["no", " b", "#c"]
        richMenu: {size: {width: 1200, height: 600}, selected: true, chatBarText: "m: #",
          areas: [{label: "~", uri: "https://a.b/c?d=[e]"}, {action: {type: postback, data: x}}]}
      users:
        - {id: "12", name: "null", device: pixel-8}
        - {id: "#b", device: {preset: iphone-15, window: {width: 393, height: 500}}}
        - {id: c, device: {app: ios, screen: {width: 400, height: 800}, statusBar: 1, header: 2, inputBar: 3,
            homeInset: 4}}
      messages:
        - id: unit
          requestId: " r"
          sent: 0001-01-01T00:00:00Z
          type: push
          unit: A_1
          to: ["#b", c]
          bubbles:
            - {text: A, height: 7}
            - {type: text, text: B, width: 100000, quoteToken: t, newThing: {"a b": [1.5, -2e300, null, [], {}]}}
            - {type: image, originalContentUrl: "https://x.y/a", previewImageUrl: "https://x.y/b", pixels: 3x4}
        - {id: later, sent: 9999-12-31T23:59:59Z, bubbles: [{text: https://a.b/1 https://a.b/2}]}
      """
    let setup = try read(text).setup
    var recorded = try RecordedWorld(setup)
    expectSame(try read(recorded.parts()[0]).setup, setup)
    let actions: [Action] = [
      .actAs(user: 2), .enter(at: .top), .tap(bubble: 0, link: 0), .serviceMenuBar(.off), .richMenu(.on),
      .leave,
      .switchDevice(setup.users[1].device), .switchDevice(setup.users[0].device),
      .waitUntil(setup.messages[1].sent),
      .enter(at: .unread), .tap(bubble: 3, link: 1), .resize(bubble: 0, height: 9),
      .resize(bubble: 0, height: nil), .scroll(by: .min),
      .say("- \"\\\u{0}\u{85}\u{2028}\u{10FFFF}\u{FFFE}\n # x: "),
    ]
    let done = actions.map { recorded.record($0) }
    #expect(done.filter { !$0 }.count == 1)
    let outcome = try Replay.run(read(recorded.parts().joined()), .trace)
    #expect(outcome.isPassed)
    #expect(events(of: outcome) == recorded.events)
    #expect(report(of: outcome.world) == report(of: recorded.world))
    expectSame(outcome.scenario.setup, setup)
  }

  @Test("Any text survives a round trip as a title, a name, a key and a user's own text")
  func textsReadBack() throws {
    var random = SplitMix64(seed: 10)
    let signs: [Unicode.Scalar] = [
      " ", ":", "#", "-", "\"", "'", "\\", "\n", "\t", "\r", "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}",
      "\u{A0}",
      "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}",
      "\u{E000}",
      "[", "]", "{", "}", ",", "?", "!", "&", "*", "|", ">", "%", "@", "`", "~", "=", "<", "a", "B", "é", "e",
      "\u{301}",
      "明", "0", "1", ".", "n", "o", "/", "\u{200D}", "\u{3000}",
    ]
    for number in 0..<400 {
      let length = number == 0 ? 3000 : Int.random(in: 1...8, using: &random)
      var scalars = String.UnicodeScalarView()
      for _ in 0..<length { scalars.append(random.pick(signs)) }
      let text = String(scalars)
      let object: JSONValue = .object([
        .init("type", .string("text")), .init("text", .string(text)),
        .init("someday", .object([.init(text, .string(text)), .init("z", .array([.string(text)]))])),
      ])
      guard let message = try? MessageObject.decode(object).message else { continue }
      let id = String(
        String.UnicodeScalarView(
          scalars.filter {
            $0 != "/" && !$0.properties.isWhitespace && $0.properties.generalCategory != .control
          } + ["x"]))
      let setup = Setup(
        account: Account(name: text), users: [User(id: id, name: text)],
        messages: [
          Message(
            id: id, sent: ScenarioReader.defaultClock, bubbles: [Bubble(message, links: message.links)])
        ],
        clock: ScenarioReader.defaultClock)
      var recorded = try RecordedWorld(setup)
      recorded.record(.enter(at: .unread))
      recorded.record(.say(text))
      let file = try recorded.parts(title: text).joined()
      let scenario = try read(file)
      #expect(Array(scenario.title.utf8) == Array(text.utf8))
      #expect(scenario.setup.messages[0].bubbles[0].message.json?.text() == object.text(), "\(file)")
      #expect(Array(scenario.setup.users[0].name.utf8) == Array(text.utf8))
      guard case .action(.say(let said))? = scenario.steps.dropFirst().first?.kind else {
        Issue.record("nothing was said in \(file)")
        continue
      }
      #expect(Array(said.utf8) == Array(text.utf8))
      #expect(try Replay.run(scenario).isPassed)
    }
  }

  @Test("A bubble from a file is written as its file name and its size in the scenario")
  func namesFiles() throws {
    let card = "{\"type\": \"text\", \"text\": \"Hi\", \"height\": 3, \"heigth\": 4}"
    let text = "scenario: A\nmessages:\n  - {id: a, bubbles: [{text: B}, {file: \"c d.json\", height: 70}]}\n"
    let scenario = try read(text, files: ["c d.json": card])
    #expect(scenario.files == [1: "c d.json"])
    let named = try RecordedWorld(scenario.setup).parts(files: [1: "../c d.json"])[0]
    #expect(named.contains("{file: \"../c d.json\", height: 70}"))
    expectSame(try read(named, files: ["../c d.json": card]).setup, scenario.setup)
    // Properties that could be mistaken for the bubble's size are omitted in the scenario.
    let inline = try read(RecordedWorld(scenario.setup).parts()[0]).setup.messages[0].bubbles[1]
    #expect(inline.object == .text("Hi") && inline.height == 70)
  }

  @Test("A bubble without JSON cannot be written, and the error names it")
  func refusesOutlines() throws {
    let setup = Setup(
      account: Account(), users: [User(id: "u")],
      messages: [
        Message(
          id: "m", sent: ScenarioReader.defaultClock,
          bubbles: [
            Bubble(.text("A")), Bubble(.audio(originalContentUrl: "https://x.y", durationMilliseconds: 1)),
          ])
      ], clock: ScenarioReader.defaultClock)
    #expect(throws: UnwritableBubble(name: "m/2")) { try RecordedWorld(setup).parts() }
  }

  @Test("The counters of a unit are pinned in every period with messages")
  func pinsUnits() throws {
    let text = """
      scenario: A
      clock: 2026-11-01T12:00:00+09:00
      messages:
        - {id: a, type: push, unit: u, bubbles: [{text: A}]}
        - {id: b, type: push, unit: u, sent: 2027-11-01T12:00:00+09:00, bubbles: [{text: https://x.y}]}
      """
    var recorded = try RecordedWorld(read(text).setup)
    for action: Action in [
      .enter(at: .unread), .wait(seconds: 400 * 86_400), .scrollTo(.bottom), .tap(bubble: 1, link: 0),
    ] {
      recorded.record(action)
    }
    let ending = try #require(recorded.parts().last)
    #expect(
      ending.contains("unit u/1: {from: 2026-11-01, to: 2026-12-01, impression: 1, uniqueImpression: 1"))
    #expect(ending.contains("unit u: {from: 2027-11-01"))
    #expect(ending.split(separator: "  - expect:").count == 2)
    #expect(try Replay.run(read(recorded.parts().joined())).isPassed)
  }
}
