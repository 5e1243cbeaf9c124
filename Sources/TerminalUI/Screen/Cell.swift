import TerminalText

/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The glyph.
  public var glyph: Glyph
  /// The style.
  public var style: Style

  /// Creates a cell.
  public init(_ glyph: Glyph = .space, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }
}
