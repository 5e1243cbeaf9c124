import ImpressionRules

/// The course of one visit: the positions of the content, what covered it, and what was counted when.
///
/// A visit keeps what it needs to count and to explain. Its course keeps what is needed to show it as a plot
/// afterwards: one leg for each movement, menu, arrival, resize and wait. It grows with what happens, up to
/// ``maximumLegs``; movements that go on in one direction at one time are one leg.
public struct VisitTrace: Hashable, Sendable {
  /// One thing that happened in a visit.
  public struct Leg: Hashable, Sendable {
    /// The change a leg stands for.
    public enum Kind: Hashable, Sendable {
      /// The user entered the room.
      case entered
      /// The content moved through all positions between.
      case scrolled
      /// The content moved at once.
      case jumped
      /// The carousel at a place of the room was swiped from one x to another, in points.
      case swiped(place: Int, from: Int, to: Int)
      /// The rich menu was opened or closed.
      case richMenu(isOpen: Bool)
      /// Another rich menu took the place of the one before.
      case switchedMenu
      /// A quick reply was tapped: the buttons went.
      case quickReply
      /// The keyboard was opened or closed.
      case keyboard(isOpen: Bool)
      /// The service menu bar was shown or hidden.
      case serviceMenuBar(isShown: Bool)
      /// Bubbles arrived at the end.
      case arrived
      /// The bubble at a place grew by this many points, or shrank if negative.
      case resized(place: Int, growth: Int)
      /// Time passed, in seconds.
      case waited(seconds: Int)
    }

    /// The change.
    public var kind: Kind
    /// When it had happened.
    public var time: Timestamp
    /// The numbers of the first and the last action, as its teller counts them.
    public var steps: ClosedRange<Int>
    /// The content y at window y = 0 before it, in points.
    public var from: Int
    /// And after it.
    public var to: Int
    /// The menus after it.
    public var menus: Menus
    /// The window after it, with the rich menu of then.
    public var window: ChatWindow
    /// The number of bubbles in the room after it.
    public var bubbleCount: Int
  }

  /// A bubble counted in the visit (R3, R6).
  public struct Count: Hashable, Sendable {
    /// Its index in ``World/bubbles``.
    public var bubble: Int
    /// The index of the leg that completed its display.
    public var leg: Int
    /// The number of the action.
    public var step: Int
  }

  /// The maximum number of legs that are kept; of a longer visit the older half is forgotten.
  public static let maximumLegs = 4000

  /// The maximum number of bubbles whose reasons are kept.
  private static let maximumReasons = 100

  /// The visit's number for its user, from 1.
  public let number: Int
  /// The window it happens in, with the rich menu of now.
  public private(set) var window: ChatWindow
  /// The readings in force.
  public let rules: CountingRules
  /// The legs, oldest first.
  public private(set) var legs: [Leg]
  /// The bubbles counted, oldest first.
  public private(set) var counts: [Count] = []
  /// The number of legs dropped at the start.
  public private(set) var forgotten = 0
  /// Why the visit, once over, had not counted bubbles near which the content came, by their indices in
  /// ``World/bubbles``. Of very many those that came first in the room.
  public private(set) var reasons: [Int: Explanation.Reason] = [:]
  /// The positions of the edges at the end of the visit; nil during the visit.
  public private(set) var column: BubbleColumn?
  /// The height of the content after the last leg, and how far each carousel is swiped, by its place.
  private var contentHeight: Int
  private(set) var swipes: [Int: Int] = [:]

  init(of room: Room, time: Timestamp, step: Int) {
    number = room.visit.number
    window = room.visit.window
    rules = room.visit.rules
    contentHeight = room.column.contentHeight
    legs = [
      Leg(
        kind: .entered, time: time, steps: step...step, from: room.visit.offset, to: room.visit.offset,
        menus: room.visit.menus, window: window, bubbleCount: room.count)
    ]
  }

  /// The points by which the bubble at a place has grown since the visit counted it, nil if it did not.
  /// O(legs).
  public func growth(ofBubble bubble: Int, at place: Int) -> Int? {
    guard let count = counts.first(where: { $0.bubble == bubble }) else { return nil }
    var sum = 0
    for leg in legs.dropFirst(max(0, count.leg + 1)) {
      if case .resized(place, let growth) = leg.kind { sum += growth }
    }
    return sum
  }

  /// When it began; of what is kept.
  public var start: Timestamp { legs[0].time }
  /// When the last thing happened in it.
  public var end: Timestamp { legs[legs.count - 1].time }
}

extension VisitTrace {
  /// Adds what an action did to the room.
  mutating func append(_ kind: Leg.Kind, of room: Room, time: Timestamp, step: Int) {
    append(kind, to: room.visit.offset, menus: room.visit.menus, bubbleCount: room.count, time, step)
  }

  mutating func append(
    _ kind: Leg.Kind, to offset: Int, menus: Menus, bubbleCount: Int, _ time: Timestamp, _ step: Int
  ) {
    let last = legs[legs.count - 1]
    if kind == .scrolled {
      if offset == last.to { return }
      if last.kind == .scrolled, last.time == time, last.menus == menus, last.bubbleCount == bubbleCount,
        (offset > last.to) == (last.to > last.from)
      {
        legs[legs.count - 1].to = offset
        legs[legs.count - 1].steps = last.steps.lowerBound...max(step, last.steps.upperBound)
        return
      }
    }
    if legs.count == VisitTrace.maximumLegs { forgetOlderHalf() }
    legs.append(
      Leg(
        kind: kind, time: time, steps: step...step, from: last.to, to: offset, menus: menus,
        window: window, bubbleCount: bubbleCount))
  }

  mutating func swiped(_ place: Int, to x: Int, of room: Room, time: Timestamp, step: Int) {
    let before = swipes.updateValue(x, forKey: place) ?? 0
    append(.swiped(place: place, from: before, to: x), of: room, time: time, step: step)
  }

  mutating func switchedMenu(of room: Room, time: Timestamp, step: Int) {
    window = room.visit.window
    append(.switchedMenu, of: room, time: time, step: step)
  }

  /// The rich menu was opened or closed. Where that was for a quick reply, the replies went with it.
  mutating func richMenu(isOpen: Bool, of room: Room, time: Timestamp, step: Int) {
    window = room.visit.window
    append(.richMenu(isOpen: isOpen), of: room, time: time, step: step)
  }

  /// The keyboard was opened or closed. It closes before anything else happens; where it opens for a quick reply, the
  /// replies went with it.
  mutating func keyboard(isOpen: Bool, of room: Room, time: Timestamp, step: Int) {
    let last = legs[legs.count - 1]
    if isOpen { window = room.visit.window }
    let menus = isOpen ? last.menus.opening(.keyboard) : last.menus.subtracting(.keyboard)
    append(
      .keyboard(isOpen: isOpen), to: allowed(last.to, menus), menus: menus, bubbleCount: last.bubbleCount,
      time, step)
  }

  /// A quick reply was tapped. The replies go with what happens next, if anything does.
  mutating func tappedQuickReply(of room: Room, isAll: Bool, time: Timestamp, step: Int) {
    let last = legs[legs.count - 1]
    if isAll { window = room.visit.window }
    append(
      .quickReply, to: isAll ? room.visit.offset : last.to, menus: last.menus, bubbleCount: last.bubbleCount,
      time, step)
  }

  /// The offset nearest to another that the content can have.
  private func allowed(_ offset: Int, _ menus: Menus) -> Int {
    let range = window.offsets(contentHeight: contentHeight, menus)
    return min(max(offset, range.lowerBound), range.upperBound)
  }

  /// The bubble at a place has another height: the content grew by as much.
  mutating func resized(_ place: Int, of room: Room, time: Timestamp, step: Int) {
    let growth = room.column.contentHeight - contentHeight
    contentHeight = room.column.contentHeight
    if growth != 0 { append(.resized(place: place, growth: growth), of: room, time: time, step: step) }
  }

  /// Bubbles arrived, and with them the window; the content is as tall as it is by now.
  mutating func arrived(
    _ bubbles: Int, of room: Room, window: ChatWindow, time: Timestamp, step: Int
  ) {
    let last = legs[legs.count - 1]
    contentHeight = room.column.contentHeight
    self.window = window
    append(
      .arrived, to: allowed(last.to, last.menus), menus: last.menus, bubbleCount: last.bubbleCount + bubbles,
      time, step)
  }

  mutating func counted(_ bubble: Int, step: Int) {
    counts.append(Count(bubble: bubble, leg: legs.count - 1, step: step))
  }

  /// The visit of a user is over.
  mutating func finish(in world: World, user: Int) {
    let room = world.users[user].room
    column = room.column
    let lowest = legs.map { min($0.from, $0.to) }.min() ?? 0
    let highest = (legs.map { max($0.from, $0.to) }.max() ?? 0) + window.height
    for place in room.column.bubbles(from: lowest, to: highest).prefix(VisitTrace.maximumReasons) {
      guard case .account(let bubble) = room.item(at: place) else { continue }
      reasons[bubble] = world.visitExplanation(ofBubble: bubble, user: user)?.reason
    }
  }

  private mutating func forgetOlderHalf() {
    let half = legs.count / 2
    // How far carousels were swiped by then goes along with the first leg that is kept.
    legs.removeFirst(half)
    forgotten += half
    for index in counts.indices { counts[index].leg -= half }
  }
}
