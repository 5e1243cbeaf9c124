/// A component of a Flex Message with its place among its siblings.
///
/// Source: Messaging API reference, "Flex Message", "Components".
public struct FlexComponent: Hashable, Sendable {
  /// What the component is.
  public enum Kind: Hashable, Sendable {
    /// A box of components.
    indirect case box(FlexBox)
    /// A text.
    indirect case text(FlexText)
    /// An image.
    indirect case image(FlexImage)
    /// An icon beside texts; only in baseline boxes.
    indirect case icon(FlexIcon)
    /// A button.
    indirect case button(FlexButton)
    /// A line between components, with its color as it was written.
    indirect case separator(color: String?)
    /// Takes up what room is left.
    case filler
    /// A space of fixed size at the beginning or end of a box.
    case spacer(FlexLength?)
    /// A video; only as a hero.
    indirect case video(FlexVideo)
  }

  /// What the component is.
  public var kind: Kind
  /// `flex`: its share of the room left in its box, at least 0; nil where it was not given.
  public var flex: Double?
  /// `margin`: the space before it, nil where the box's `spacing` decides.
  public var margin: FlexLength?
  /// Whether `position` is `absolute`: it takes no room in its box.
  public var isAbsolute = false
  /// How far it is moved from each side: `offsetTop` and its like.
  public var offset = FlexSides()
  /// What a tap on it does.
  public var action: FlexAction?

  /// Creates a component without anything around it.
  public init(_ kind: Kind) {
    self.kind = kind
  }
}

/// A box component.
public struct FlexBox: Hashable, Sendable {
  /// How components follow each other.
  public enum Layout: String, CaseIterable, Hashable, Sendable {
    /// Side by side, below each other, or side by side on one line of text.
    case horizontal, vertical, baseline
  }

  /// Where components stand along the box when room is left.
  public enum Justification: String, CaseIterable, Hashable, Sendable {
    /// At the start.
    case start = "flex-start"
    /// In the middle.
    case center
    /// At the end.
    case end = "flex-end"
    /// With the room between them.
    case spaceBetween = "space-between"
    /// With the room around each.
    case spaceAround = "space-around"
    /// With the same room between them and at both ends.
    case spaceEvenly = "space-evenly"
  }

  /// Where components stand across the box.
  public enum Alignment: String, CaseIterable, Hashable, Sendable {
    /// At the start.
    case start = "flex-start"
    /// In the middle.
    case center
    /// At the end.
    case end = "flex-end"
  }

  /// A linear gradient; colors as they were written.
  public struct Gradient: Hashable, Sendable {
    /// The direction in degrees: 0 upwards, 90 to the right; 0..<360.
    public var angle: Double
    /// The color at the start.
    public var startColor: String
    /// The color in between, if any.
    public var centerColor: String?
    /// Where that stands, in percent.
    public var centerPosition: Double
    /// The color at the end.
    public var endColor: String

    /// Creates a gradient.
    public init(
      angle: Double, startColor: String, centerColor: String? = nil, centerPosition: Double = 50,
      endColor: String
    ) {
      self.angle = angle
      self.startColor = startColor
      self.centerColor = centerColor
      self.centerPosition = centerPosition
      self.endColor = endColor
    }
  }

  /// How its components follow each other.
  public var layout: Layout
  /// Its components, in order.
  public var contents: [FlexComponent]
  /// The space between components.
  public var spacing: FlexLength?
  /// `paddingAll`.
  public var padding: FlexLength?
  /// The padding of single sides.
  public var sidePadding = FlexSides()
  /// The width.
  public var width: FlexLength?
  /// The greatest width.
  public var maxWidth: FlexLength?
  /// The height.
  public var height: FlexLength?
  /// The greatest height.
  public var maxHeight: FlexLength?
  /// The width of its border.
  public var borderWidth: FlexLength?
  /// The border's color, as it was written.
  public var borderColor: String?
  /// How round its corners are.
  public var cornerRadius: FlexLength?
  /// The color behind it, as it was written.
  public var backgroundColor: String?
  /// The gradient behind it.
  public var gradient: Gradient?
  /// `justifyContent`.
  public var justification: Justification?
  /// `alignItems`; nil stretches components, on a baseline box puts them on the baseline.
  public var alignment: Alignment?

  /// Creates a box.
  public init(_ layout: Layout, contents: [FlexComponent] = []) {
    self.layout = layout
    self.contents = contents
  }
}

/// How characters look.
public struct FlexTypeStyle: Hashable, Sendable {
  /// The size; nil in a span is its text's.
  public var size: FlexLength?
  /// Whether it is bold; nil in a span is its text's.
  public var isBold: Bool?
  /// Whether it is italic; nil in a span is its text's.
  public var isItalic: Bool?
  /// The color, as it was written.
  public var color: String?
  /// `none`, `underline` or `line-through`.
  public var decoration: String?

  /// Creates a style that says nothing.
  public init() {}
}

/// A text component.
public struct FlexText: Hashable, Sendable {
  /// A piece of a text with a style of its own.
  public struct Span: Hashable, Sendable {
    /// The piece.
    public var text: String
    /// How it looks.
    public var style: FlexTypeStyle

    /// Creates a span.
    public init(_ text: String, style: FlexTypeStyle = FlexTypeStyle()) {
      self.text = text
      self.style = style
    }
  }

  /// The text; not shown where there are spans.
  public var text: String
  /// `contents`: its pieces.
  public var spans: [Span] = []
  /// How it looks.
  public var style = FlexTypeStyle()
  /// Whether it breaks into lines.
  public var wraps = false
  /// The most lines, 0 for any number.
  public var maxLines = 0
  /// The space between lines in points.
  public var lineSpacing = 0.0
  /// Where lines stand in its width: `start`, `center` or `end`.
  public var align: String?
  /// Where it stands in its height: `top`, `center` or `bottom`.
  public var gravity: String?
  /// Whether type is made smaller until the text fits: `adjustMode` `shrink-to-fit`.
  public var shrinksToFit = false

  /// Creates a text.
  public init(_ text: String) {
    self.text = text
  }
}

/// An image component.
public struct FlexImage: Hashable, Sendable {
  /// Where the image is.
  public var url: String
  /// The width.
  public var size: FlexLength?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0
  /// Whether it fills its area (`cover`) and not just fits into it (`fit`).
  public var fillsArea = false
  /// The color behind it, as it was written.
  public var backgroundColor: String?
  /// Where it stands in its width: `start`, `center` or `end`.
  public var align: String?
  /// Where it stands in its height: `top`, `center` or `bottom`.
  public var gravity: String?

  /// Creates an image.
  public init(url: String) {
    self.url = url
  }
}

/// An icon component.
public struct FlexIcon: Hashable, Sendable {
  /// Where the icon is.
  public var url: String
  /// The height, by the sizes of type.
  public var size: FlexLength?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0

  /// Creates an icon.
  public init(url: String) {
    self.url = url
  }
}

/// A button component; its action is the component's.
public struct FlexButton: Hashable, Sendable {
  /// The three looks of a button.
  public enum Style: String, CaseIterable, Hashable, Sendable {
    /// Like a link, or filled with a strong or a weak color.
    case link, primary, secondary
  }

  /// Whether it is the lower one: `height` `sm`.
  public var isSmall = false
  /// Its look.
  public var style = Style.link
  /// The color of the label (`link`) or behind it, as it was written.
  public var color: String?
  /// Whether the label is made smaller until it fits: `adjustMode` `shrink-to-fit`.
  public var shrinksToFit = false
  /// Where it stands in its height: `top`, `center` or `bottom`.
  public var gravity: String?

  /// Creates a button.
  public init() {}
}

/// A video component.
public struct FlexVideo: Hashable, Sendable {
  /// Where the video is.
  public var url: String
  /// Where its preview image is.
  public var previewUrl: String
  /// What shows where videos can't be played: a box or an image.
  public var altContent: FlexComponent?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0

  /// Creates a video.
  public init(url: String, previewUrl: String) {
    self.url = url
    self.previewUrl = previewUrl
  }
}
