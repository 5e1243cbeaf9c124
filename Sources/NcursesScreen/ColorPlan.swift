import TerminalUI

/// How many colours there are, and what becomes of the ones there are not.
struct ColorPlan: Equatable {
  /// Usable colour indexes are below this; 0 without colours.
  let count: Int

  /// The colours of a terminal whose description says `colors`, given the value of `NO_COLOR`.
  init(terminfo colors: Int?, noColor: String?) {
    if let noColor, !noColor.isEmpty {
      count = 0
    } else {
      switch colors ?? 0 {
      // Beyond 256 an index is a red-green-blue value, and only the first eight are the palette.
      case 257...: count = 8
      case 256: count = 256
      case 16...: count = 16
      case 8...: count = 8
      default: count = 0
      }
    }
  }

  /// The depth to choose a palette by.
  var depth: ColorDepth {
    switch count {
    case 256: .colors256
    case 16: .colors16
    case 8: .colors8
    default: .monochrome
    }
  }

  /// The style with colours this terminal has: bright ones become plain ones, in bold where they are the
  /// foreground; what remains unknown becomes the default.
  func degraded(_ style: Style) -> Style {
    var result = style
    if count == 0 {
      result.foreground = .standard
      result.background = .standard
      return result
    }
    if count == 8, (8..<16).contains(style.foreground.index) {
      result.foreground = TerminalColor(style.foreground.index - 8)
      result.attributes.insert(.bold)
    }
    if count == 8, (8..<16).contains(style.background.index) {
      result.background = TerminalColor(style.background.index - 8)
    }
    if !isKnown(result.foreground) { result.foreground = .standard }
    if !isKnown(result.background) { result.background = .standard }
    return result
  }

  private func isKnown(_ color: TerminalColor) -> Bool {
    color.index >= 0 && color.index < count
  }
}
