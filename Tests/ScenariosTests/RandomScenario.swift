import ChatRoom
import Scenarios
import TestSupport

/// A random scenario: well-formed, but with steps that may be impossible at their position.
struct RandomScenario {
  /// A step as written in a file and as an action in a world.
  struct Step {
    var yaml: String
    var actions: [Action]
  }

  private(set) var head: String
  /// The steps, of which some may be omitted.
  var steps: [Step] = []

  /// Properties of a bubble, by its name.
  private struct BubbleState {
    var name: String
    /// Its index in the world, nil in any world until a step sends its message.
    var index: Int
    var kind: Kind
  }

  private enum Kind: CaseIterable {
    case text, link, links, video, clip, audio, carousel, card

    var yaml: String {
      switch self {
      case .text: "{text: Hello}"
      case .link: "{text: https://example.com/a}"
      case .links: "{text: https://example.com/a https://example.com/b}"
      case .video:
        "{type: video, originalContentUrl: https://x.y/v, previewImageUrl: https://x.y/p, duration: 12500}"
      case .clip: "{type: video, originalContentUrl: https://x.y/v, previewImageUrl: https://x.y/p}"
      case .audio: "{type: audio, originalContentUrl: https://x.y/a, duration: 60000}"
      case .carousel:
        "{type: flex, altText: F, height: 200, contents: {type: carousel, contents: [{type: bubble}, {type: bubble}]}}"
      case .card: "{type: flex, altText: F, height: 1200, contents: {type: bubble}}"
      }
    }

    var links: [String] {
      switch self {
      case .link: ["https://example.com/a"]
      case .links: ["https://example.com/a", "https://example.com/b"]
      default: []
      }
    }
  }

  private let users: [String]
  private var bubbles: [BubbleState] = []
  private var bubbleCount = 0
  private var messageCount = 0
  private var clock: Timestamp

  /// The text of the file.
  var yaml: String {
    head + (steps.isEmpty ? "" : "steps:\n" + steps.map { "  - \($0.yaml)\n" }.joined())
  }

  /// The line of the first step, from 1.
  var firstLine: Int { head.utf8.count { $0 == UInt8(ascii: "\n") } + 2 }

  init(_ random: inout SplitMix64) throws {
    users = ["alice", "bob", "carol"].prefix(Int.random(in: 1...3, using: &random)).map(\.self)
    // Occasionally close to the end of the time range.
    clock = Timestamp(seconds: random.oneIn(20) ? 253_402_000_000 : 1_793_501_700)
    head = "scenario: Dice\nclock: \(clock.iso8601)\n"
    head += "device: \(random.pick(["iphone-15", "pixel-8", "pc"]))\n"
    let menus = random.pick([
      "{}", "{richMenu: {size: large, selected: true}}", "{serviceMenuBar: true}",
      "{richMenu: {size: compact}, serviceMenuBar: [Shop]}",
    ])
    head += "account: \(menus)\nusers: [\(users.joined(separator: ", "))]\nmessages:\n"
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let sent = Timestamp(seconds: clock.seconds + 3600 * Int.random(in: -20...20, using: &random))
      head += "  - \(message(sent: sent, &random))\n"
    }
    for _ in 0..<Int.random(in: 1...25, using: &random) { try steps.append(step(&random)) }
  }

  /// Creates a message whose bubbles can be used by later steps.
  private mutating func message(sent: Timestamp? = nil, _ random: inout SplitMix64) -> String {
    let id = "m\(messageCount)"
    messageCount += 1
    var parts = ["id: \(id)"]
    if let sent { parts.append("sent: \(sent.iso8601)") }
    if random.oneIn(3) { parts.append("to: [\(random.pick(users))]") }
    let kinds = (0..<Int.random(in: 1...5, using: &random)).map { _ in random.pick(Kind.allCases) }
    for (position, kind) in kinds.enumerated() {
      bubbles.append(BubbleState(name: "\(id)/\(position + 1)", index: bubbleCount, kind: kind))
      bubbleCount += 1
    }
    parts.append("bubbles: [\(kinds.map(\.yaml).joined(separator: ", "))]")
    return "{\(parts.joined(separator: ", "))}"
  }

  private mutating func step(_ random: inout SplitMix64) throws -> Step {
    func one(_ yaml: String, _ action: Action) -> Step { Step(yaml: yaml, actions: [action]) }
    let user = Int.random(in: users.indices, using: &random)
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<4:
      let position = random.pick(EntryPosition.allCases)
      return Step(
        yaml: "enter: {user: \(users[user]), at: \(position.rawValue)}",
        actions: [.actAs(user: user), .enter(at: position)])
    case 4: return one("as: \(users[user])", .actAs(user: user))
    case 5, 6: return one("leave", .leave)
    case 7:
      let points = Int.random(in: -2000...2000, using: &random)
      return one("scroll: \(points)", .scroll(by: points))
    case 8, 9:
      let (name, place) = self.place(&random)
      return random.oneIn(2)
        ? one("jump: \(name)", .jump(to: place)) : one("scroll: {to: \(name)}", .scrollTo(place))
    case 10: return swipe(&random)
    case 11:
      let (word, toggle): (String, Toggle) = random.pick([
        ("open", .on), ("close", .off), ("toggle", .toggle),
      ])
      return random.oneIn(2)
        ? one("richMenu: \(word)", .richMenu(toggle)) : one("keyboard: \(word)", .keyboard(toggle))
    case 12:
      let (word, toggle): (String, Toggle) = random.pick([("show", .on), ("hide", .off), ("toggle", .toggle)])
      return one("serviceMenuBar: \(word)", .serviceMenuBar(toggle))
    case 13: return tap(&random)
    case 14: return play(&random)
    case 15, 16: return time(&random)
    case 17: return one("say: Hi", .say("Hi"))
    case 18: return other(&random)
    default: return try send(&random)
    }
  }

  /// Chooses a bubble; in one case out of ten, one that no step has sent yet.
  private func bubble(_ random: inout SplitMix64) -> BubbleState {
    if random.oneIn(10) { return BubbleState(name: "m\(messageCount)/1", index: 1_000_000, kind: .link) }
    return random.pick(bubbles)
  }

  private func place(_ random: inout SplitMix64) -> (String, Place) {
    let bubble = bubble(&random)
    return random.pick([("top", .top), ("bottom", .bottom), (bubble.name, .bubble(bubble.index))])
  }

  private func swipe(_ random: inout SplitMix64) -> Step {
    let bubble = bubble(&random)
    let points = Int.random(in: -500...500, using: &random)
    let card = Int.random(in: 1...3, using: &random)
    let (word, target): (String, SwipeTarget) = random.pick([
      ("by: \(points)", .by(points)), ("to: start", .start), ("to: end", .end),
      ("card: \(card)", .card(card)),
      ("to: {card: \(card)}", .card(card)),
    ])
    return Step(
      yaml: "swipe: {bubble: \(bubble.name), \(word)}", actions: [.swipe(bubble: bubble.index, target)])
  }

  private func tap(_ random: inout SplitMix64) -> Step {
    let bubble = bubble(&random)
    guard bubble.kind == .links else {
      return Step(yaml: "tap: \(bubble.name)", actions: [.tap(bubble: bubble.index, link: 0)])
    }
    let link = Int.random(in: 0...1, using: &random)
    return Step(
      yaml: "tap: {bubble: \(bubble.name), url: \(bubble.kind.links[link])}",
      actions: [.tap(bubble: bubble.index, link: link)])
  }

  private func play(_ random: inout SplitMix64) -> Step {
    let bubble = bubble(&random)
    let number = Int.random(in: 0...100, using: &random)
    let (word, playback): (String, Playback) = random.pick([
      ("", .percent(100)), (", percent: \(number)", .percent(Double(number))),
      (", seconds: \(number)", .milliseconds(number * 1000)),
      (", seconds: \(number)e-1", .milliseconds(number * 100)), (", seconds: 12.5", .milliseconds(12_500)),
      (", seconds: 12.501", .milliseconds(12_501)), (", seconds: 60", .milliseconds(60_000)),
    ])
    return Step(
      yaml: "play: {bubble: \(bubble.name)\(word)}", actions: [.play(bubble: bubble.index, playback)])
  }

  private mutating func time(_ random: inout SplitMix64) -> Step {
    let seconds = random.oneIn(30) ? 200_000_000_000 : Int.random(in: 0...40_000, using: &random)
    if random.oneIn(2) { return Step(yaml: "wait: \(seconds)s", actions: [.wait(seconds: seconds)]) }
    let delta = random.oneIn(6) ? -Int.random(in: 1...100_000, using: &random) : seconds % 40_000
    clock = clock.advanced(bySeconds: delta) ?? clock
    // Times after the year 9999 at UTC+9 cannot be written.
    clock = min(clock, Timestamp(seconds: 253_402_260_000))
    return Step(yaml: "at: \(clock.iso8601)", actions: [.waitUntil(clock)])
  }

  private func other(_ random: inout SplitMix64) -> Step {
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let method = random.pick(ReadMethod.allCases)
      return Step(yaml: "markRead: \(method.rawValue)", actions: [.markRead(method)])
    case 1:
      let device = random.pick(Device.presets)
      return Step(yaml: "device: \(device.id)", actions: [.switchDevice(device)])
    default:
      let bubble = bubble(&random)
      let height = random.pick([0, 1, 300, 100_000, 100_001, nil])
      return Step(
        yaml: "resize: {bubble: \(bubble.name), height: \(height.map { "\($0)" } ?? "own")}",
        actions: [.resize(bubble: bubble.index, height: height)])
    }
  }

  private mutating func send(_ random: inout SplitMix64) throws -> Step {
    let yaml = message(&random)
    let sent = try read(head + "  - \(yaml)\n").setup.messages.suffix(1)
    return Step(yaml: "send: \(yaml)", actions: sent.map { .send($0) })
  }
}
