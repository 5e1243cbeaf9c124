import TerminalText

/// The colors of messages as a terminal can show them.
struct DesignPalette: Hashable {
  /// The number of colors: 16 or 256; nil for any red, green and blue.
  let count: Int?

  /// Returns nil where there are too few colors.
  init?(_ depth: ColorDepth) {
    switch depth {
    case .trueColor: count = nil
    case .colors256: count = 256
    case .colors16: count = 16
    case .colors8, .monochrome: return nil
    }
  }

  /// The terminal's color that comes nearest.
  func terminal(_ color: DesignColor) -> TerminalColor {
    guard let count else { return TerminalColor(rgb: color.rgb) }
    return TerminalColor(Int16(TerminalColor.nearestIndex(to: color.rgb, of: count)))
  }

  /// Words of a color on another.
  func style(
    _ ink: DesignColor, on paper: DesignColor, _ attributes: Style.Attributes = []
  ) -> Style {
    Style(terminal(ink), on: terminal(paper), attributes)
  }

  /// The color that a terminal's one stands for; paper for its default.
  func color(_ color: TerminalColor) -> DesignColor {
    if let rgb = color.rgb { return DesignColor(rgb: rgb) }
    guard let index = color.index else { return .paper }
    return DesignColor(rgb: TerminalColor.rgb(ofIndex: index) ?? TerminalColor.usual16[index])
  }
}
