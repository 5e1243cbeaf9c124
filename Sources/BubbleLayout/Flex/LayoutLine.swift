import MessagingAPI

/// A line of a text as it belongs in a bubble.
public struct LayoutLine: Hashable, Sendable {
  /// A piece of a line in one style.
  public struct Piece: Hashable, Sendable {
    /// The text of the run.
    public var text: String
    /// The style of the run; only the color and the decoration may be nil.
    public var style: FlexTypeStyle
    /// Its left edge, in the bubble.
    public var x: Double
    /// Its width.
    public var width: Double
  }

  /// The rectangle of the line, in the bubble; as wide as its text.
  public var frame: LayoutFrame
  /// Its pieces, left to right; right to left in a bubble of that direction.
  public var pieces: [Piece]
  /// Whether a newline of the text ends it, and not the room.
  public var endsWithNewline = false

  /// The text of the line.
  public var text: String { pieces.map(\.text).joined() }
}
