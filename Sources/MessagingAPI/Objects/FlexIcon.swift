/// An icon component.
public struct FlexIcon: Hashable, Sendable {
  /// The URL of the icon.
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
