/// An image component.
public struct FlexImage: Hashable, Sendable {
  /// The URL of the image.
  public var url: String
  /// The width.
  public var size: FlexLength?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0
  /// Whether it fills its area (`cover`) and not just fits into it (`fit`).
  public var fillsArea = false
  /// The background color, as written.
  public var backgroundColor: String?
  /// The horizontal alignment: `start`, `center` or `end`.
  public var align: String?
  /// The vertical alignment: `top`, `center` or `bottom`.
  public var gravity: String?

  /// Creates an image.
  public init(url: String) {
    self.url = url
  }
}
