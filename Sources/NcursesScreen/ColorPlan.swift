import TerminalUI

/// The number of colours, and the replacements for missing ones.
struct ColorPlan: Equatable {
  /// The way red, green and blue reach the terminal.
  enum TrueColor: Equatable {
    /// Not at all: the nearest indexed colour is used.
    case none
    /// As indexes that are replaced when the bytes are sent (``GraphicRendition``).
    case rewritten
    /// As what the terminal's description calls an index.
    case direct
  }

  /// The colour settings of the environment.
  struct Environment: Equatable {
    /// The value of `NO_COLOR`.
    var noColor: String?
    /// The value of `COLORTERM`.
    var colorTerm: String?
    /// Whether GNU screen is between, which takes true colours for other attributes.
    var isInsideScreen = false
  }

  /// The colour capabilities in a terminal's description.
  struct Description: Equatable {
    /// The number of colours.
    var colors: Int?
    /// Whether it says that there are true colours: `RGB` or tmux's `Tc`.
    var hasTrueColor = false
    /// Whether colours are chosen by xterm's sequences for 256 of them.
    var isIndexedLikeXterm = false
  }

  /// Usable colour indexes are below this; 0 without colours.
  let count: Int
  /// The way red, green and blue reach the terminal.
  let trueColor: TrueColor

  init(_ description: Description, _ environment: Environment) {
    let colors = description.colors ?? 0
    if let noColor = environment.noColor, !noColor.isEmpty {
      count = 0
    } else {
      switch colors {
      // Beyond 256 an index is a red-green-blue value, and only the first eight are the palette.
      case 257...: count = 8
      case 256: count = 256
      case 16...: count = 16
      case 8...: count = 8
      default: count = 0
      }
    }
    let isTold = ["truecolor", "24bit"].contains(environment.colorTerm) && !environment.isInsideScreen
    if count > 0, colors >= 1 << 24, description.hasTrueColor {
      trueColor = .direct
    } else if count == 256, description.isIndexedLikeXterm, description.hasTrueColor || isTold {
      trueColor = .rewritten
    } else {
      trueColor = .none
    }
  }

  /// A plan without colours.
  static let monochrome = ColorPlan(Description(), Environment())

  /// The depth to choose a palette by.
  var depth: ColorDepth {
    if trueColor != .none { return .trueColor }
    return switch count {
    case 256: .colors256
    case 16: .colors16
    case 8: .colors8
    default: .monochrome
    }
  }

  /// The style with colours this terminal has: true ones become the nearest of the palette, bright ones plain
  /// ones, in bold where they are the foreground and nothing is filled; what remains unknown becomes the default.
  func degraded(_ style: Style) -> Style {
    var result = style
    if count == 0 {
      result.foreground = .standard
      result.background = .standard
      return result
    }
    result.foreground = known(style.foreground)
    result.background = known(style.background)
    if count == 8, let index = result.foreground.index, (8..<16).contains(index) {
      result.foreground = TerminalColor(Int16(index - 8))
      result.attributes.insert(.bold)
    }
    if count == 8, let index = result.background.index, (8..<16).contains(index) {
      result.background = TerminalColor(Int16(index - 8))
    }
    // Bold makes the first eight bright on many terminals: black is grey then, and not to be read on a fill.
    if let index = result.foreground.index, index < 8, result.background != .standard {
      result.attributes.remove(.bold)
    }
    if !isUsable(result.foreground) { result.foreground = .standard }
    if !isUsable(result.background) { result.background = .standard }
    return result
  }

  /// The colour as this terminal can be told it: where indexes stand for true colours, those of xterm's cube
  /// are true colours, too.
  private func known(_ color: TerminalColor) -> TerminalColor {
    if let rgb = color.rgb {
      return trueColor == .none
        ? TerminalColor(Int16(TerminalColor.nearestIndex(to: rgb, of: count))) : color
    }
    guard trueColor != .none, let index = color.index, let rgb = TerminalColor.rgb(ofIndex: index) else {
      return color
    }
    return TerminalColor(rgb: rgb)
  }

  private func isUsable(_ color: TerminalColor) -> Bool {
    color.index.map { $0 < count } ?? true
  }
}

extension ColorPlan.Description {
  /// The capabilities in the current terminal description.
  static func described() -> ColorPlan.Description {
    ColorPlan.Description(
      colors: Terminfo.number("colors"), hasTrueColor: Terminfo.flag("RGB") || Terminfo.flag("Tc"),
      isIndexedLikeXterm: Terminfo.isIndexedLikeXterm)
  }
}
