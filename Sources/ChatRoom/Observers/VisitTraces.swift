import ImpressionRules

/// The courses of everybody's visits.
///
/// It listens to the actions of a world, as ``ImpressionLog`` does to its events.
public struct VisitTraces: Sendable {
  /// By the index in ``World/users``, oldest first; the last one goes on while the user is in the room.
  private var visits: [Int: [VisitTrace]] = [:]
  /// The users in the room.
  private var inside: Set<Int> = []
  private let maximum: Int

  /// Nothing has happened yet. Of each user the last `maximum` visits are kept, 1 or more.
  init(keeping maximum: Int) {
    self.maximum = max(1, maximum)
  }

  /// The visits of a user that are kept, oldest first; the last one goes on while the user is in the room.
  public func visits(of user: Int) -> [VisitTrace] { visits[user] ?? [] }

  /// Records an action that has been applied: of what it did to `world`, which is the one after it, and
  /// of its events. Later actions have greater or equal `step`s.
  ///
  /// - Complexity: O(events), and for time that passes, arrivals and resizes O(users in the room).
  mutating func record(_ action: Action, _ events: [Event], in world: World, step: Int) {
    let user = world.currentUser
    switch action {
    case .enter: begin(user, in: world, step: step)
    case .leave:
      inside.remove(user)
      if var visitTrace = removeLatest(user) {
        visitTrace.finish(in: world, user: user)
        append(visitTrace, to: user)
      }
    case .scroll, .scrollTo:
      change(user, events, in: world, step: step)
      append(.scrolled, of: user, in: world, step: step)
    case .jump:
      change(user, events, in: world, step: step)
      append(.jumped, of: user, in: world, step: step)
    case .swipe, .richMenu, .keyboard, .serviceMenuBar, .tap, .tapButton, .tapQuickReply, .play, .activity:
      change(user, events, in: world, step: step)
    case .resize, .wait, .waitUntil, .send, .say:
      for user in inside.sorted() { change(user, events, in: world, step: step) }
    case .actAs, .markRead, .switchDevice: break
    }
    if inside.isEmpty { return }
    for event in events {
      if case .impression(let bubble, _) = event.kind {
        guard let last = visits[event.user]?.indices.last else { continue }
        visits[event.user]?[last].counted(bubble, step: step)
      }
    }
  }

  private mutating func begin(_ user: Int, in world: World, step: Int) {
    inside.insert(user)
    if let count = visits[user]?.count, count >= maximum { visits[user]?.removeFirst(count - maximum + 1) }
    let visitTrace = VisitTrace(of: world.users[user].room, time: world.clock, step: step)
    visits[user, default: []].append(visitTrace)
  }

  /// Takes the visit going on out, so that changing it copies nothing.
  private mutating func removeLatest(_ user: Int) -> VisitTrace? {
    guard visits[user]?.isEmpty == false else { return nil }
    return visits[user]?.removeLast()
  }

  private mutating func append(_ visitTrace: VisitTrace, to user: Int) {
    visits[user]?.append(visitTrace)
  }

  private mutating func append(_ kind: VisitTrace.Leg.Kind, of user: Int, in world: World, step: Int) {
    guard let last = visits[user]?.indices.last else { return }
    visits[user]?[last].append(kind, of: world.users[user].room, time: world.clock, step: step)
  }

  /// Records the events of one user's visit, in their order.
  private mutating func change(_ user: Int, _ events: [Event], in world: World, step: Int) {
    guard var visitTrace = removeLatest(user) else { return }
    let room = world.users[user].room
    for event in events {
      switch event.kind {
      case .swiped(let bubble, let x) where event.user == user:
        guard let place = room.place(ofBubble: bubble) else { continue }
        visitTrace.swiped(place, to: x, of: room, time: event.time, step: step)
      case .richMenu(let isOpen) where event.user == user:
        visitTrace.richMenu(isOpen: isOpen, of: room, time: event.time, step: step)
      case .keyboard(let keyboard) where event.user == user:
        visitTrace.keyboard(isOpen: keyboard != nil, of: room, time: event.time, step: step)
      case .switchedMenu where event.user == user:
        visitTrace.switchedMenu(of: room, time: event.time, step: step)
      case .quickReply where event.user == user:
        visitTrace.tappedQuickReply(
          of: room, isAll: !events.contains(where: \.followsTap), time: event.time, step: step)
      case .serviceMenuBar(let isShown) where event.user == user:
        visitTrace.append(.serviceMenuBar(isShown: isShown), of: room, time: event.time, step: step)
      case .resized(let bubble, _):
        guard let place = room.place(ofBubble: bubble) else { continue }
        visitTrace.resized(place, of: room, time: event.time, step: step)
      case .sent(let message)
      where room.place(ofBubble: world.messages[message].bubbles.lowerBound) != nil:
        let bubbles = world.messages[message].bubbles
        visitTrace.arrived(
          bubbles.count, of: room, window: world.window(of: user, afterArrivalOf: bubbles.upperBound - 1),
          time: event.time, step: step)
      case .said where event.user == user:
        visitTrace.arrived(
          1, of: room, window: world.window(of: user, afterArrivalOf: nil), time: event.time, step: step)
      case .scrolledOn(let offset) where event.user == user:
        let last = visitTrace.legs[visitTrace.legs.count - 1]
        visitTrace.append(
          .scrolled, to: offset, menus: last.menus, bubbleCount: last.bubbleCount, event.time, step)
      case .waited(let seconds) where seconds > 0:
        visitTrace.append(.waited(seconds: seconds), of: room, time: event.time, step: step)
      default: break
      }
    }
    append(visitTrace, to: user)
  }
}

extension Event {
  /// Whether it is what a tap on a quick reply did to the room, beyond the replies' going.
  fileprivate var followsTap: Bool {
    switch kind {
    case .said, .richMenu, .keyboard(.some): true
    default: false
    }
  }
}
