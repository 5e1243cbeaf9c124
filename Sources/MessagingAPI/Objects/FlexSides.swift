/// The four sides of something, as far as they were given.
public struct FlexSides: Hashable, Sendable {
  /// The side at the top.
  public var top: FlexLength?
  /// The side at the bottom.
  public var bottom: FlexLength?
  /// The side where lines begin.
  public var start: FlexLength?
  /// The side where lines end.
  public var end: FlexLength?

  /// Creates sides of which none was given.
  public init() {}
}
