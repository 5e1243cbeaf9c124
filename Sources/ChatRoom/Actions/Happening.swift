/// An event, or a movement of the content that a user sees: what a trace consists of.
public struct Happening: Hashable, Sendable {
  /// The content of a happening.
  public enum Content: Hashable, Sendable {
    /// An event of the world.
    case event(Event)
    /// The content scrolled to an offset, in points.
    case moved(to: Int)
  }

  /// The time.
  public var time: Timestamp
  /// The index of the acting user in ``World/users``.
  public var user: Int
  /// What happened.
  public var content: Content

  /// Creates a happening.
  public init(time: Timestamp, user: Int, content: Content) {
    self.time = time
    self.user = user
    self.content = content
  }

  /// What an action did, in order: its events, and the movement it caused before the bubbles it shows.
  ///
  /// `offset` is the scroll offset of the current user before the action, `world` the world after it. O(events).
  public static func all(
    of action: Action, _ events: [Event], from offset: Int, in world: World
  ) -> [Happening] {
    var happenings: [Happening] = []
    happenings.reserveCapacity(events.count + 1)
    var rest = events[...]
    // The keyboard closes before anything moves.
    if case .keyboard(nil)? = rest.first?.kind { happenings.append(Happening(rest.removeFirst())) }
    if action.moves(from: offset, in: world) { happenings.append(movement(in: world)) }
    for event in rest {
      happenings.append(Happening(event))
      if case .entered = event.kind { happenings.append(movement(in: world)) }
    }
    return happenings
  }

  private init(_ event: Event) {
    self.init(time: event.time, user: event.user, content: .event(event))
  }

  private static func movement(in world: World) -> Happening {
    Happening(
      time: world.clock, user: world.currentUser, content: .moved(to: world.current.room.visit.offset))
  }
}

extension Action {
  /// Whether the action moved the content of the current user's room, which was at an offset before.
  fileprivate func moves(from offset: Int, in world: World) -> Bool {
    switch self {
    case .scroll, .scrollTo, .jump: true
    case .richMenu, .keyboard, .serviceMenuBar, .resize, .tap, .tapButton, .tapQuickReply, .play, .activity:
      world.current.room.visit.offset != offset
    default: false
    }
  }
}
