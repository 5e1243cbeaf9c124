import ChatRoom
import ImpressionRules

/// The filter of the event log.
public struct EventFilter: Hashable, Sendable {
  /// Kinds of events, as a person asks for them.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Impressions, clicks, plays.
    case counted
    /// Displays, clicks and plays where nothing is measured.
    case notCounted = "not counted"
    /// Edges that became visible.
    case edges
    /// Entering, leaving, marking as read, another device.
    case visits
    /// Swipes, menus, heights.
    case moves
    /// Messages that were sent, and said.
    case messages
    /// Friends and blocks, coupons, reward cards, VOOM, groups, taps on the rich menu.
    case activities
    /// Time that passed.
    case time
  }

  /// One user's, by the index in ``World/users``; nil for everybody's.
  public var user: Int?
  /// Those of one bubble, by its index in ``World/bubbles``; nil for all.
  public var bubble: Int?
  /// One kind; nil for all.
  public var kind: Kind?

  /// All events.
  public init() {}

  /// Whether an event is shown.
  func shows(_ event: Event, in world: World) -> Bool {
    if let user, event.user != user { return false }
    if let kind, event.filterKind != kind { return false }
    guard let bubble else { return true }
    if case .sent(let message) = event.kind { return world.messages[message].bubbles.contains(bubble) }
    return event.bubble == bubble
  }
}

extension Event {
  /// The bubble it is about, by its index in ``World/bubbles``; nil when it is about none.
  var bubble: Int? {
    switch kind {
    case .swiped(let bubble, _), .revealed(let bubble, _), .impression(let bubble, _),
      .unmeasured(let bubble, _), .opened(let bubble, _, _), .played(let bubble, _, _),
      .resized(let bubble, _), .quickReply(let bubble, _),
      .tapped(let bubble, _):
      bubble
    case .entered, .left, .richMenu, .keyboard, .keyboardMissing, .serviceMenuBar, .richMenuMissing, .sent,
      .scrolledOn, .said,
      .markedRead, .switchedDevice, .activity, .switchedMenu, .waited:
      nil
    }
  }

  var filterKind: EventFilter.Kind {
    switch kind {
    case .impression: .counted
    case .unmeasured: .notCounted
    case .opened(_, _, let reason), .played(_, _, let reason): reason == nil ? .counted : .notCounted
    case .revealed: .edges
    case .entered, .left, .markedRead, .switchedDevice: .visits
    case .activity: .activities
    case .swiped, .richMenu, .switchedMenu, .keyboard, .keyboardMissing, .serviceMenuBar, .richMenuMissing,
      .scrolledOn, .resized:
      .moves
    case .sent, .said, .tapped, .quickReply: .messages
    case .waited: .time
    }
  }
}
