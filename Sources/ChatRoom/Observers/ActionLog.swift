import MessagingAPI

/// All actions performed in a world since its start, and what is needed to reconstruct the start.
///
/// A ``Simulation`` keeps it. What is kept of the start is what the actions changed of it, not a second world.
public struct ActionLog: Sendable {
  /// The actions performed, in order.
  public private(set) var actions: [Action] = []

  private let clock: Timestamp
  private let messageCount: Int
  /// The devices users had before they changed them.
  private var devices: [Int: Device] = [:]

  /// Begins the journal of a world as it came from its setup.
  init(of world: World) {
    clock = world.clock
    messageCount = world.messages.count
  }

  /// Keeps what an action is about to change. `world` is the one before it.
  mutating func prepare(for action: Action, in world: World) {
    switch action {
    case .switchDevice:
      if devices[world.currentUser] == nil { devices[world.currentUser] = world.current.user.device }
    default: return
    }
  }

  /// Adds an action that was done.
  mutating func add(_ action: Action) {
    actions.append(action)
  }

  /// The setup that the world started from, reconstructed from its present state. O(bubbles).
  public func setup(of world: World) -> Setup {
    var users = world.users.map(\.user)
    for (user, device) in devices { users[user].device = device }
    let messages = world.messages.prefix(messageCount).map { record in
      let bubbles = record.bubbles.map { index in
        var bubble = world.bubbles[index].bubble
        if let height = world.ownHeights[index] { bubble.height = height }
        return bubble
      }
      return Message(header: record.header, bubbles: bubbles)
    }
    return Setup(
      account: world.account, users: users, messages: messages, metrics: world.metrics, rules: world.rules,
      clock: clock, insight: world.insightSetup, pictures: world.pictures)
  }
}
