import MessagingAPI

/// The position of the content when the room is entered.
public enum EntryPosition: String, CaseIterable, Hashable, Sendable {
  /// The first unread bubble at the top, or the bottom when nothing is unread.
  case unread
  /// The newest bubble.
  case bottom
  /// The oldest bubble.
  case top
}
