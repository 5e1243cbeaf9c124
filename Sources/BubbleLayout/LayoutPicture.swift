/// A picture that is not a component of a Flex Message.
public struct LayoutPicture: Hashable, Sendable {
  /// The URLs it can be known by; none where it has no URL, as in a coupon.
  public var urls: [String]
  /// Whether it fills its area, cut where it has another shape, and not just fits into it.
  public var fillsArea: Bool
  /// The color around it, as written.
  public var backgroundColor: String?

  /// Creates a picture.
  public init(urls: [String] = [], fillsArea: Bool = true, backgroundColor: String? = nil) {
    self.urls = urls
    self.fillsArea = fillsArea
    self.backgroundColor = backgroundColor
  }
}
