import MessagingAPI

/// A rectangle in points, y downwards.
public struct LayoutFrame: Hashable, Sendable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The width, at least 0.
  public var width: Double
  /// The height, at least 0.
  public var height: Double

  /// Creates a rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The intersection of both rectangles; empty if they have nothing in common.
  public func intersection(_ other: LayoutFrame) -> LayoutFrame {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return LayoutFrame(
      x: left, y: top, width: max(0, min(x + width, other.x + other.width) - left),
      height: max(0, min(y + height, other.y + other.height) - top))
  }
}
