/// A box component.
public struct FlexBox: Hashable, Sendable {
  /// The direction in which components follow each other.
  public enum Layout: String, CaseIterable, Hashable, Sendable {
    /// Side by side, below each other, or side by side on one line of text.
    case horizontal, vertical, baseline
  }

  /// The position of components along the box when there is spare room.
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

  /// The position of components across the box.
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
    /// Its position, in percent.
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

  /// The direction in which its components follow each other.
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
  /// The border's color, as written.
  public var borderColor: String?
  /// The radius of its corners.
  public var cornerRadius: FlexLength?
  /// The background color, as written.
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
