import MessagingAPI

/// A change of a menu's state.
public enum Toggle: Hashable, Sendable {
  /// Open, show.
  case on
  /// Close, hide.
  case off
  /// The other of the two.
  case toggle
}
