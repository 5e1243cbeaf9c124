/// An area of a rich menu.
public enum AreaReference: Hashable, Sendable {
  /// The first area with this label.
  case label(String)
  /// The area at this position, from 1.
  case position(Int)
}
