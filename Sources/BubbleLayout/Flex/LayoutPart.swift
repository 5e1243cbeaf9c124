import MessagingAPI

/// Something in a bubble that can be drawn.
public struct LayoutPart: Hashable, Sendable {
  /// The content of a part.
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
    /// A separator between components with its color as written; it has no thickness.
    case separator(color: String?)
    /// A video; the frame is that of its preview.
    case video(FlexVideo)
    /// A picture of another message object than a Flex Message.
    case picture(LayoutPicture)
    /// A row of a template that can be tapped, with its label.
    case row(label: String)
  }

  /// The content to draw.
  public var kind: Kind
  /// The position in the bubble.
  public var frame: LayoutFrame
  /// The visible rectangle: the part that the boxes around it do not clip.
  public var visible: LayoutFrame
  /// What a tap on it does.
  public var action: MessageAction?

  init(_ kind: Kind, _ frame: LayoutFrame, visible: LayoutFrame, action: MessageAction? = nil) {
    self.kind = kind
    self.frame = frame
    self.visible = visible
    self.action = action
  }

  /// Creates a part all of which is visible.
  public init(_ kind: Kind, _ frame: LayoutFrame) {
    self.init(kind, frame, visible: frame)
  }
}
