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
