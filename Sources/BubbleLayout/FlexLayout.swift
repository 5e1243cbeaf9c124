import MessagingAPI

/// A rectangle in points, y downwards.
public struct LayoutFrame: Hashable, Sendable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The width, at least 0.
  public var width: Double
  /// The height, at least 0.
  public var height: Double

  /// Creates a rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// What both rectangles cover; without extent when they have nothing in common.
  public func intersection(_ other: LayoutFrame) -> LayoutFrame {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return LayoutFrame(
      x: left, y: top, width: max(0, min(x + width, other.x + other.width) - left),
      height: max(0, min(y + height, other.y + other.height) - top))
  }
}

/// A line of a text as it stands in a bubble.
public struct LayoutLine: Hashable, Sendable {
  /// A piece of a line in one style.
  public struct Piece: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// How it looks; nothing in it is nil but the color and the decoration.
    public var style: FlexTypeStyle
    /// Its left edge, in the bubble.
    public var x: Double
    /// Its width.
    public var width: Double
  }

  /// The rectangle of the line, in the bubble; as wide as its text.
  public var frame: LayoutFrame
  /// Its pieces, left to right; right to left in a bubble of that direction.
  public var pieces: [Piece]
  /// Whether a newline of the text ends it, and not the room.
  public var endsWithNewline = false

  /// What it says.
  public var text: String { pieces.map(\.text).joined() }
}

/// Something in a bubble that can be drawn.
public struct LayoutPart: Hashable, Sendable {
  /// What there is to draw.
  public enum Kind: Hashable, Sendable {
    /// A block of the bubble with its background and the line above it.
    case block(FlexBubble.Block, FlexBubble.BlockStyle)
    /// A box with its background, border and corners.
    case box(FlexBox)
    /// A text and its visible lines. `isCut` when it has more: LINE then ends the last line with …, which is
    /// part of that line.
    case text([LayoutLine], isCut: Bool)
    /// An image; the frame is the picture's.
    case image(FlexImage)
    /// An icon; the frame is the picture's.
    case icon(FlexIcon)
    /// A button with its label as far as it shows.
    case button(FlexButton, label: String)
    /// A line between components with its color as it was written; it has no thickness.
    case separator(color: String?)
    /// A video; the frame is that of its preview.
    case video(FlexVideo)
    /// A picture of a template.
    case picture
    /// A row of a template that can be tapped, with its label.
    case row(label: String)
  }

  /// What there is to draw.
  public var kind: Kind
  /// Where, in the bubble.
  public var frame: LayoutFrame
  /// How much of it shows: what the boxes around it do not clip.
  public var visible: LayoutFrame
  /// What it opens when it is tapped.
  public var uri: String?

  init(_ kind: Kind, _ frame: LayoutFrame, visible: LayoutFrame, uri: String? = nil) {
    self.kind = kind
    self.frame = frame
    self.visible = visible
    self.uri = uri
  }
}

/// The bubbles of a Flex Message laid out on a device.
///
/// Nothing is kept between layouts: callers that ask for the same message often keep the answer.
public struct FlexLayout: Hashable, Sendable {
  /// One bubble.
  public struct Bubble: Hashable, Sendable {
    /// Its width in points.
    public var width: Double
    /// Its height in points.
    public var height: Double
    /// Its parts in the order they are drawn; what lies behind comes first.
    public var parts: [LayoutPart]
    /// What the bubble opens when it is tapped beside its parts.
    public var uri: String?
  }

  /// The bubbles, in order. Bodies of a carousel's bubbles stretch to the tallest one; a bubble without a
  /// body keeps its height.
  public var bubbles: [Bubble]

  /// Lays out a message with all parts. O(components + text).
  public init(_ message: FlexMessage, on device: LayoutDevice) {
    self.init(message, on: device, withParts: true)
  }

  /// The widths and heights of a message's bubbles, without their parts. O(components + text).
  public static func sizes(
    of message: FlexMessage, on device: LayoutDevice
  ) -> [(width: Double, height: Double)] {
    FlexLayout(message, on: device, withParts: false).bubbles.map { ($0.width, $0.height) }
  }

  private init(_ message: FlexMessage, on device: LayoutDevice, withParts: Bool) {
    var trees = message.bubbles.map { BubbleTree($0, on: device) }
    var tallest = 0.0
    for index in trees.indices { tallest = max(tallest, trees[index].measure()) }
    bubbles = []
    for index in trees.indices {
      let isStretched = message.isCarousel && message.bubbles[index].body != nil
      let height = isStretched ? tallest : trees[index].height
      let parts = withParts ? trees[index].parts(height: height) : []
      bubbles.append(
        Bubble(
          width: trees[index].width, height: height, parts: parts, uri: message.bubbles[index].action?.uri))
    }
  }
}

/// A bubble being laid out.
private struct BubbleTree {
  let bubble: FlexBubble
  let width: Double
  private var tree: FlexTree
  private var blocks: [(block: FlexBubble.Block, node: Int, height: Double)] = []
  private(set) var height = 0.0

  init(_ bubble: FlexBubble, on device: LayoutDevice) {
    self.bubble = bubble
    width = FlexMeasures.width(of: bubble.size, screenWidth: Double(device.screenWidth))
    tree = FlexTree(metrics: device.metrics, isRightToLeft: bubble.isRightToLeft)
    for block in FlexBubble.Block.allCases {
      guard let component = bubble[block] else { continue }
      let padding = FlexMeasures.padding(of: block, size: bubble.size, hasFooter: bubble.footer != nil)
      blocks.append((block, tree.block(component, padding: padding), 0))
    }
  }

  mutating func measure() -> Double {
    height = 0
    for index in blocks.indices {
      let own = tree.width(blocks[index].node, inColumn: width, alignment: false)
      blocks[index].height =
        tree.nodes[blocks[index].node].margin
        + tree.height(blocks[index].node, width: own, parent: width)
      if tree.nodes[blocks[index].node].isAbsolute { blocks[index].height = 0 }
      height += blocks[index].height
    }
    return height
  }

  mutating func parts(height: Double) -> [LayoutPart] {
    var placer = FlexPlacer(tree: tree)
    let whole = LayoutFrame(x: 0, y: 0, width: width, height: height)
    var y = 0.0
    for (block, node, own) in blocks {
      let isStretched = block == .body
      let blockHeight = isStretched ? own + height - self.height : own
      let frame = LayoutFrame(x: 0, y: y, width: width, height: blockHeight)
      var style = bubble.styles[block] ?? FlexBubble.BlockStyle()
      if y == 0 { style.hasSeparator = false }
      placer.parts.append(LayoutPart(.block(block, style), frame, visible: frame.intersection(whole)))
      placer.placeBlock(node, in: frame, clip: whole)
      y += blockHeight
    }
    return placer.parts
  }
}
