/// A Flex Message: bubbles of one's own design.
///
/// Source: Messaging API reference, "Flex Message".
public struct FlexMessage: Hashable, Sendable {
  /// The `size` of a bubble container.
  public enum BubbleSize: String, CaseIterable, Hashable, Sendable {
    /// The size classes, smallest first. `mega` is the default.
    case nano, micro, deca, hecto, kilo, mega, giga
  }

  /// What shows where the message can't be displayed.
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

/// A bubble container: up to four blocks, one below the other.
public struct FlexBubble: Hashable, Sendable {
  /// The four blocks, top to bottom.
  public enum Block: String, CaseIterable, Hashable, Sendable {
    /// The blocks.
    case header, hero, body, footer
  }

  /// How a block is drawn: an entry of `styles`.
  public struct BlockStyle: Hashable, Sendable {
    /// The color behind the block, as it was written.
    public var backgroundColor: String?
    /// Whether a line stands above the block. The first block has none.
    public var hasSeparator = false
    /// The line's color, as it was written.
    public var separatorColor: String?

    /// Creates a style without anything.
    public init() {}
  }

  /// The size class.
  public var size: FlexMessage.BubbleSize
  /// Whether texts and horizontal boxes run from right to left: `direction` `rtl`.
  public var isRightToLeft = false
  /// The blocks there are. A file can have a great many bubbles of few blocks, and a component is large.
  private var blocks: [Block: FlexComponent] = [:]
  /// How blocks are drawn.
  public var styles: [Block: BlockStyle] = [:]
  /// What a tap on the bubble does.
  public var action: FlexAction?

  /// Creates a bubble with nothing in it.
  public init(size: FlexMessage.BubbleSize = .mega) {
    self.size = size
  }

  /// The header: a box.
  public var header: FlexComponent? {
    get { blocks[.header] }
    set { blocks[.header] = newValue }
  }

  /// The hero: a box, an image or a video.
  public var hero: FlexComponent? {
    get { blocks[.hero] }
    set { blocks[.hero] = newValue }
  }

  /// The body: a box.
  public var body: FlexComponent? {
    get { blocks[.body] }
    set { blocks[.body] = newValue }
  }

  /// The footer: a box.
  public var footer: FlexComponent? {
    get { blocks[.footer] }
    set { blocks[.footer] = newValue }
  }

  /// The component of a block.
  public subscript(block: Block) -> FlexComponent? {
    get { blocks[block] }
    set { blocks[block] = newValue }
  }
}

/// What a tap does, as far as the room knows.
public struct FlexAction: Hashable, Sendable {
  /// The action's `type`.
  public var type: String
  /// Its label; empty where there is none.
  public var label: String
  /// What it opens, for `uri` actions.
  public var uri: String?

  /// Creates an action.
  public init(type: String, label: String, uri: String? = nil) {
    self.type = type
    self.label = label
    self.uri = uri
  }
}

/// A length as Flex components write it.
public enum FlexLength: Hashable, Sendable {
  /// One of the words, such as `md`. What it means depends on the property.
  case keyword(FlexKeyword)
  /// Pixels, which are points: `12px`.
  case pixels(Double)
  /// Hundredths of the parent: `50%`.
  case percent(Double)
}

/// The words for lengths.
public enum FlexKeyword: String, CaseIterable, Hashable, Sendable {
  /// Nothing.
  case none
  /// Steps from small to large, for spaces, type, icons and images.
  case xxs, xs, sm, md, lg, xl, xxl
  /// The largest steps, for type, icons and images.
  case xl3 = "3xl"
  /// See `xl3`.
  case xl4 = "4xl"
  /// See `xl3`.
  case xl5 = "5xl"
  /// An image as wide as its place.
  case full
  /// Widths of borders.
  case light, normal, medium
  /// See `light`.
  case semiBold = "semi-bold"
  /// See `light`.
  case bold
}

/// The four sides of something, as far as they were given.
public struct FlexSides: Hashable, Sendable {
  /// The side at the top.
  public var top: FlexLength?
  /// The side at the bottom.
  public var bottom: FlexLength?
  /// The side where lines begin.
  public var start: FlexLength?
  /// The side where lines end.
  public var end: FlexLength?

  /// Creates sides of which none was given.
  public init() {}
}
