import MessagingAPI

/// The size the scenario gives a bubble; 0 for a value it does not give.
public struct ExplicitSize: Hashable, Sendable {
  /// The width in points.
  public var width: Int
  /// The height in points.
  public var height: Int
  /// The width of its picture in pixels.
  public var pixelWidth: Int
  /// The height of its picture in pixels.
  public var pixelHeight: Int

  /// Creates an explicit size.
  public init(width: Int = 0, height: Int = 0, pixelWidth: Int = 0, pixelHeight: Int = 0) {
    self.width = width
    self.height = height
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
  }
}
