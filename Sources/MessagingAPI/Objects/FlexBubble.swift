/// A bubble container: up to four blocks, one below the other.
public struct FlexBubble: Hashable, Sendable {
  /// The four blocks, top to bottom.
  public enum Block: String, CaseIterable, Hashable, Sendable {
    /// The blocks.
    case header, hero, body, footer
  }

  /// The style of a block: an entry of `styles`.
  public struct BlockStyle: Hashable, Sendable {
    /// The background color of the block, as written.
    public var backgroundColor: String?
    /// Whether a separator is above the block. The first block has none.
    public var hasSeparator = false
    /// The color of the separator, as written.
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
  /// The styles of the blocks.
  public var styles: [Block: BlockStyle] = [:]
  /// The action of a tap on the bubble.
  public var action: MessageAction?

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
