import ChatRoom
import MessagingAPI

/// Writes what happens in a world as the steps of its scenario file, one line each, ready to be appended.
///
/// Each line names all it is about, times go by relative waits, and the first brings the key `steps` along: a
/// file of the head and any number of lines is valid.
public struct StepWriter: Sendable {
  private var clock: Timestamp
  private var currentUser = 0
  private var isFirst = true

  /// Creates a writer of the steps that follow the head of a world that starts at that time.
  public init(clock: Timestamp) {
    self.clock = clock
  }

  /// The farthest a file can say to scroll or swipe, in points: beyond any room.
  private static let farthest = 1_000_000_000

  /// The line of the next action that was done. `world` is the one it was done in, at any time after it.
  /// O(its size).
  ///
  /// - Throws: ``UnwritableBubble`` when it sends one that was made in a program.
  public mutating func line(for action: Action, in world: World) throws(UnwritableBubble) -> String {
    var (step, value) = try self.step(action, in: world)
    switch action {
    case .actAs(let user): currentUser = user
    case .wait(let seconds): clock = clock.advanced(bySeconds: seconds) ?? clock
    case .waitUntil(let end): clock = end
    default: break
    }
    if step == "wait" { value += "  # \(clock.dateText) \(clock.timeText)" }
    return item("\(step)\(value.isEmpty ? "" : ": ")\(value)\n")
  }

  /// Steps that expect every counter to be as it is in `world`; empty when there is nothing to count.
  /// O(its bubbles).
  public mutating func expectations(of world: World) -> String {
    world.pinnedCounters.reduce(into: "") { text, pairs in
      text += item("expect:\n" + YAMLText.pairs(pairs, indentation: 6, isLineEach: true))
    }
  }

  private mutating func item(_ text: String) -> String {
    defer { isFirst = false }
    return (isFirst ? "steps:\n" : "") + "  - " + text
  }

  private func step(
    _ action: Action, in world: World
  ) throws(UnwritableBubble) -> (name: String, value: String) {
    func bubble(_ index: Int) -> YAMLValue { .text(world.name(ofBubble: index)) }
    func id(_ user: Int) -> YAMLValue { .text(world.users[user].user.id) }
    func line(_ pairs: YAMLValue.Pair...) -> String { YAMLText.line(.map(pairs)) }
    func place(_ place: Place) -> YAMLValue {
      switch place {
      case .top: .plain("top")
      case .bottom: .plain("bottom")
      case .bubble(let index): bubble(index)
      }
    }
    switch action {
    case .actAs(let user): return ("as", YAMLText.line(id(user)))
    case .enter(.unread): return ("enter", YAMLText.line(id(currentUser)))
    case .enter(let position):
      return (
        "enter",
        line(YAMLValue.Pair("user", id(currentUser)), YAMLValue.Pair("at", .plain(position.rawValue)))
      )
    case .leave: return ("leave", "")
    case .scroll(let points): return ("scroll", "\(StepWriter.possible(points))")
    case .scrollTo(let target): return ("scroll", line(YAMLValue.Pair("to", place(target))))
    case .jump(let target): return ("jump", YAMLText.line(place(target)))
    case .swipe(let index, let target):
      return ("swipe", line(YAMLValue.Pair("bubble", bubble(index)), StepWriter.pair(target)))
    case .richMenu(let toggle): return ("richMenu", StepWriter.word(toggle, "open", "close"))
    case .serviceMenuBar(let toggle): return ("serviceMenuBar", StepWriter.word(toggle, "show", "hide"))
    case .wait(let seconds): return ("wait", StepWriter.duration(seconds))
    case .waitUntil(let end): return ("wait", StepWriter.duration(end.seconds - clock.seconds))
    case .tap(let index, let link):
      let links = world.bubbles[index].bubble.links
      guard links.count > 1 else { return ("tap", YAMLText.line(bubble(index))) }
      return ("tap", line(YAMLValue.Pair("bubble", bubble(index)), YAMLValue.Pair("url", .text(links[link]))))
    case .play(let index, .percent(100)): return ("play", YAMLText.line(bubble(index)))
    case .play(let index, .percent(let percent)):
      return (
        "play",
        line(
          YAMLValue.Pair("bubble", bubble(index)), YAMLValue.Pair("percent", .plain(YAMLText.number(percent)))
        )
      )
    case .play(let index, .milliseconds(let time)):
      return (
        "play",
        line(
          YAMLValue.Pair("bubble", bubble(index)), YAMLValue.Pair("seconds", .plain(StepWriter.seconds(time)))
        )
      )
    case .resize(let index, let height):
      let value = height.map { YAMLValue.number($0) } ?? .plain("own")
      return ("resize", line(YAMLValue.Pair("bubble", bubble(index)), YAMLValue.Pair("height", value)))
    case .send(let message):
      let users = world.users.map(\.user.id)
      return ("send", YAMLText.line(try YAMLValue(message, users: users, isSentByStep: true)))
    case .say(let text): return ("say", YAMLText.line(.text(text)))
    case .markRead(let method): return ("markRead", method.rawValue)
    case .switchDevice(let device): return ("device", YAMLText.line(YAMLValue(device)))
    }
  }

  private static func possible(_ points: Int) -> Int { min(max(-farthest, points), farthest) }

  private static func pair(_ target: SwipeTarget) -> YAMLValue.Pair {
    switch target {
    case .by(let points): YAMLValue.Pair("by", .number(possible(points)))
    case .start: YAMLValue.Pair("to", .plain("start"))
    case .end: YAMLValue.Pair("to", .plain("end"))
    case .card(let number): YAMLValue.Pair("card", .number(number))
    }
  }

  private static func word(_ toggle: Toggle, _ on: String, _ off: String) -> String {
    switch toggle {
    case .on: on
    case .off: off
    case .toggle: "toggle"
    }
  }

  /// `1d2h`; `0s` for no time at all.
  private static func duration(_ seconds: Int) -> String {
    var text = ""
    var rest = seconds
    for (sign, length) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] {
      if rest >= length { text += "\(rest / length)\(sign)" }
      rest %= length
    }
    return text.isEmpty ? "0s" : text
  }

  /// `12.345`, exactly.
  private static func seconds(_ milliseconds: Int) -> String {
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(milliseconds / 1000).\(fraction)"
  }
}
