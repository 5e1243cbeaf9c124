/// A component of a Flex Message with its place among its siblings.
///
/// Source: Messaging API reference, "Flex Message", "Components".
public struct FlexComponent: Hashable, Sendable {
  /// The type of a component.
  public enum Kind: Hashable, Sendable {
    /// A box of components.
    indirect case box(FlexBox)
    /// A text.
    indirect case text(FlexText)
    /// An image.
    indirect case image(FlexImage)
    /// An icon beside texts; only in baseline boxes.
    indirect case icon(FlexIcon)
    /// A button.
    indirect case button(FlexButton)
    /// A separator between components, with its color as written.
    indirect case separator(color: String?)
    /// Takes up what room is left.
    case filler
    /// A space of fixed size at the beginning or end of a box.
    case spacer(FlexLength?)
    /// A video; only as a hero.
    indirect case video(FlexVideo)
  }

  /// The type of the component.
  public var kind: Kind
  /// `flex`: its share of the room left in its box, at least 0; nil where it was not given.
  public var flex: Double?
  /// `margin`: the space before it, nil where the box's `spacing` decides.
  public var margin: FlexLength?
  /// Whether `position` is `absolute`: it takes no room in its box.
  public var isAbsolute = false
  /// The offset from each side: `offsetTop` and its like.
  public var offset = FlexSides()
  /// The action of a tap on it.
  public var action: MessageAction?

  /// Creates a component without anything around it.
  public init(_ kind: Kind) {
    self.kind = kind
  }
}
