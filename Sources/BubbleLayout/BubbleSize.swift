import MessagingAPI

/// The outline of a bubble, in whole points.
public struct BubbleSize: Hashable, Sendable {
  /// One card of a carousel, in the carousel's own coordinates.
  public struct Card: Hashable, Sendable {
    /// The left edge.
    public var x: Int
    /// The width.
    public var width: Int
  }

  /// The left edge in the chat window; 0 for carousels, whose viewport is the window.
  public var x: Int
  /// The width; a carousel's is that of its content.
  public var width: Int
  /// The height.
  public var height: Int
  /// The cards of a carousel, empty for everything else.
  public var cards: [Card] = []
}
