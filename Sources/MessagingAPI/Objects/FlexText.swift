/// A text component.
public struct FlexText: Hashable, Sendable {
  /// A piece of a text with a style of its own.
  public struct Span: Hashable, Sendable {
    /// The piece.
    public var text: String
    /// The style of the span.
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
  /// The style of the text.
  public var style = FlexTypeStyle()
  /// Whether it breaks into lines.
  public var wraps = false
  /// The most lines, 0 for any number.
  public var maxLines = 0
  /// The space between lines in points.
  public var lineSpacing = 0.0
  /// The alignment of lines: `start`, `center` or `end`.
  public var align: String?
  /// The vertical alignment: `top`, `center` or `bottom`.
  public var gravity: String?
  /// Whether type is made smaller until the text fits: `adjustMode` `shrink-to-fit`.
  public var shrinksToFit = false

  /// Creates a text.
  public init(_ text: String) {
    self.text = text
  }
}
