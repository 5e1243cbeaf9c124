import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios
import Testing
import TestSupport

@testable import Commands

/// `GET /_bubblescope/scenario`: what requests and steps did, replayed without a server.
@Suite("The session's file")
struct SessionFileTests {
  private func replay(_ text: String) throws -> Replay.Outcome {
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no files") }
    return try Replay.run(try reader.read(Array(text.utf8), named: "session.yaml"), .trace)
  }

  private func report(of world: World) -> String {
    Report.json(of: Simulation(of: world), file: "", name: "")
  }

  @Test("The file has the title, the description, the setup, the steps, and every counter")
  func isComplete() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice\n- expect: {coupon: {delivered: 2}}\n- scroll: 10\n- wait: 1d")
    let answer = room.get("scenario")
    #expect(answer.fields["Content-Type"] == "application/yaml; charset=utf-8")
    let text = answer.text
    #expect(text.contains("\nscenario: \"Does the coupon fit?\"\ndescription: Above the menu\n"))
    #expect(
      text.contains(
        "steps:\n  - enter: alice\n  - expect: {coupon: {delivered: 2}}\n  - scroll: 10\n  - wait: 1d"))
    #expect(text.contains("  - expect:\n      coupon: {delivered: 2, uniqueImpression: 1}\n"))
    #expect(try replay(text).isPassed)
  }

  /// A random request of a bot.
  private func request(_ random: inout SplitMix64) -> (target: String, body: String) {
    let texts = ["Hello", "See https://example.com/a", "1.10", "no", "カフェ ☕️", "a: b #c", "\\\"q\\\""]
    let messages = (0..<random.within(1...3)).map { _ -> String in
      random.pick([
        #"{"type": "text", "text": "\#(random.pick(texts))"}"#,
        #"{"type": "sticker", "packageId": "1", "stickerId": "2"}"#,
        #"{"type": "flex", "altText": "F", "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\#(random.pick(texts))"}]}}}"#,
        #"{"type": "video", "originalContentUrl": "https://x.y/v", "previewImageUrl": "https://x.y/p"}"#,
        #"{"type": "text", "text": ""}"#,
      ])
    }.joined(separator: ", ")
    let unit = random.chance(40) ? #", "customAggregationUnits": ["unit_a"]"# : ""
    return random.pick([
      ("push", #"{"to": "alice", "messages": [\#(messages)]\#(unit)}"#),
      ("multicast", #"{"to": ["alice", "bob"], "messages": [\#(messages)]\#(unit)}"#),
      ("broadcast", #"{"notificationDisabled": true, "messages": [\#(messages)]}"#),
      ("narrowcast", #"{"messages": [\#(messages)]}"#),
    ])
  }

  /// A random step, possible or not.
  private func step(_ world: World, _ random: inout SplitMix64) -> String {
    let bubble = world.bubbles.indices.randomElement(using: &random).map { world.name(ofBubble: $0) } ?? "x/1"
    let message =
      world.messages.indices.randomElement(using: &random).map { world.messages[$0].header.id } ?? "x"
    let user = random.pick(["alice", "bob"])
    return random.pick([
      "enter: \(user)", "enter: {user: \(user), at: bottom}", "as: \(user)", "leave",
      "scroll: \(random.within(-900...900))", "scroll: {to: \(bubble)}",
      "jump: \(random.pick(["top", "bottom"]))",
      "wait: \(random.within(0...200_000))s", "richMenu: toggle", "keyboard: toggle", "tap: \(bubble)",
      "play: \(bubble)", "say: \"Hi: #1\"", "tapMenu: {area: Shop}", "block: \(user)", "unblock: \(user)",
      "resize: {bubble: \(bubble), height: \(random.within(1...900))}", "device: xperia-10",
      "send: {id: own-\(world.messages.count), bubbles: [text: Hi]}", "markRead: swipe-read",
      "expect: {\(bubble): {impression: \(random.within(0...2)), counted: true}}",
      "expect: {\(message): {delivered: 2, uniqueImpression: 1}, room: {inRoom: true, unread: 0}}",
      "expect: {unit unit_a: {from: 2026-01-01, to: 2026-01-02, uniqueImpression: 1}}",
    ])
  }

  @Test("Replaying it gives the same events, counters, layout, and failures", arguments: 0..<60)
  func replaysTheSame(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var room = try ControlRoom()
    for _ in 0..<random.within(1...40) {
      if random.chance(25) {
        let (name, body) = request(&random)
        _ = room.line("/v2/bot/message/\(name)", body)
        continue
      }
      let steps = (0..<random.within(1...3)).map { _ in "- \(step(room.simulation.world, &random))\n" }
      let before = room.simulation.actionCount
      let answer = room.post(steps.joined())
      #expect([200, 400, 409].contains(answer.status))
      if answer.status == 400 { #expect(room.simulation.actionCount == before) }
    }
    let text = room.get("scenario").text
    let outcome = try replay(text)
    #expect(outcome.failures.count == room.control.expectations.failed, "\(text)")
    #expect(outcome.trace.map(\.happening) == Array(room.simulation.eventLog.entries(after: 0)), "\(text)")
    #expect(report(of: outcome.world) == report(of: room.simulation.world), "\(text)")
    #expect(room.get("report").status == 200)
  }
}
