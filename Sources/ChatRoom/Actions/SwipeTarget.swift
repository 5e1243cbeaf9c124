import MessagingAPI

/// The target of a swipe.
public enum SwipeTarget: Hashable, Sendable {
  /// By points; positive shows later cards.
  case by(Int)
  /// To the first card.
  case start
  /// To the last card.
  case end
  /// To a card, counted from 1: its left edge at the leading inset.
  case card(Int)
}
