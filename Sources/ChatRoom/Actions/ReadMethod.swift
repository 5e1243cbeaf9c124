import MessagingAPI

/// The four ways of marking a chat as read without entering it (R2).
public enum ReadMethod: String, CaseIterable, Hashable, Sendable {
  /// Android: long-press a chat, then Mark as read.
  case longPress = "long-press"
  /// Android: options, then Mark all as read.
  case markAll = "mark-all"
  /// iOS: swipe left, then Read.
  case swipeRead = "swipe-read"
  /// iOS: edit screen, select chats, then Read.
  case editRead = "edit-read"
}
