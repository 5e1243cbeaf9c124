import ChatRoom
import ImpressionRules
import MessagingAPI

/// Rooms for the benchmarks.
enum Rooms {
  static let start = Timestamp(seconds: 1_793_502_000)

  /// A room with `count` text bubbles of about 20 characters, with several per message.
  static func setup(_ count: Int, perMessage: Int = 2, rules: CountingRules = CountingRules()) -> Setup {
    var messages: [Message] = []
    for first in stride(from: 0, to: count, by: perMessage) {
      let bubbles = (first..<min(first + perMessage, count)).map {
        Bubble(.text("Sale no. \($0) is on today"))
      }
      let sent = Timestamp(seconds: start.seconds - count + first)
      messages.append(Message(id: "m\(first)", sent: sent, bubbles: bubbles))
    }
    return Setup(
      account: Account(richMenu: RichMenu(), serviceMenuBar: ["Shop"]), users: [User(id: "u")],
      messages: messages, rules: rules, clock: start)
  }

  static func world(_ setup: Setup) -> World {
    do { return try World(setup) } catch { fatalError("the setup is refused: \(error)") }
  }

  static func world(_ count: Int, rules: CountingRules = CountingRules()) -> World {
    world(setup(count, rules: rules))
  }
}

extension World {
  /// Applies an action that can't fail.
  @inline(__always)
  mutating func act(_ action: Action, _ events: inout [Event]) {
    do { try apply(action, events: &events) } catch { fatalError("refused: \(error)") }
  }
}
