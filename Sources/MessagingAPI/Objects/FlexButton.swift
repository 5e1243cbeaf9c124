/// A button component; its action is the component's.
public struct FlexButton: Hashable, Sendable {
  /// The three looks of a button.
  public enum Style: String, CaseIterable, Hashable, Sendable {
    /// Like a link, or filled with a strong or a weak color.
    case link, primary, secondary
  }

  /// Whether it is the lower one: `height` `sm`.
  public var isSmall = false
  /// Its look.
  public var style = Style.link
  /// The color of the label (`link`) or of the background, as written.
  public var color: String?
  /// Whether the label is made smaller until it fits: `adjustMode` `shrink-to-fit`.
  public var shrinksToFit = false
  /// The vertical alignment: `top`, `center` or `bottom`.
  public var gravity: String?

  /// Creates a button.
  public init() {}
}
