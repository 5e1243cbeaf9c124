import MessagingAPI

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
    /// What a tap on the bubble outside its parts does.
    public var action: MessageAction?
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
          width: trees[index].width, height: height, parts: parts, action: message.bubbles[index].action))
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
