import MessagingAPI

/// The device as far as sizes depend on it.
public struct LayoutDevice: Hashable, Sendable {
  /// The width of the screen in points.
  public var screenWidth: Int
  /// The typeface of its texts.
  public var metrics: TypeMetrics

  /// Creates a device.
  public init(screenWidth: Int, metrics: TypeMetrics) {
    self.screenWidth = screenWidth
    self.metrics = metrics
  }
}
