import MessagingAPI

/// A place in the room's content.
public enum Place: Hashable, Sendable {
  /// The oldest bubble.
  case top
  /// The newest bubble.
  case bottom
  /// A bubble's top at the visible region's top.
  case bubble(Int)
}
