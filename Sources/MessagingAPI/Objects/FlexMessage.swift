/// A Flex Message: bubbles of one's own design.
///
/// Source: Messaging API reference, "Flex Message".
public struct FlexMessage: Hashable, Sendable {
  /// The `size` of a bubble container.
  public enum BubbleSize: String, CaseIterable, Hashable, Sendable {
    /// The size classes, smallest first. `mega` is the default.
    case nano, micro, deca, hecto, kilo, mega, giga
  }

  /// The text shown where the message can't be displayed.
  public var altText: String
  /// Whether `contents` is a carousel container.
  public var isCarousel: Bool
  /// The bubble containers, at least one.
  public var bubbles: [FlexBubble]

  /// The size class of each bubble container.
  public var bubbleSizes: [BubbleSize] { bubbles.map(\.size) }

  /// Creates a Flex Message.
  public init(altText: String, isCarousel: Bool, bubbles: [FlexBubble]) {
    self.altText = altText
    self.isCarousel = isCarousel
    self.bubbles = bubbles
  }

  /// Creates a Flex Message of bubbles with nothing in them.
  public init(altText: String, isCarousel: Bool, bubbleSizes: [BubbleSize]) {
    self.init(altText: altText, isCarousel: isCarousel, bubbles: bubbleSizes.map { FlexBubble(size: $0) })
  }
}
