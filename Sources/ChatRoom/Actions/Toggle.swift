import MessagingAPI

/// What to do with a menu.
public enum Toggle: Hashable, Sendable {
  /// Open, show.
  case on
  /// Close, hide.
  case off
  /// The other of the two.
  case toggle
}
