/// The style of characters.
public struct FlexTypeStyle: Hashable, Sendable {
  /// The size; nil in a span is its text's.
  public var size: FlexLength?
  /// Whether it is bold; nil in a span is its text's.
  public var isBold: Bool?
  /// Whether it is italic; nil in a span is its text's.
  public var isItalic: Bool?
  /// The color, as written.
  public var color: String?
  /// `none`, `underline` or `line-through`.
  public var decoration: String?

  /// Creates a style that says nothing.
  public init() {}
}
