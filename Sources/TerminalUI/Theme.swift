import ChatRoom

/// How the parts of the screen look.
public struct Theme: Sendable {
  /// An area that is filled: its full cells, and the half cells at its edges.
  struct Fill: Sendable {
    var full: Style
    var half: Style

    /// Filled with a colour, with text on it.
    init(_ color: TerminalColor, text: TerminalColor = .standard, _ attributes: Style.Attributes = []) {
      full = Style(text, on: color, attributes)
      half = Style(color)
    }

    /// Filled by exchanging the terminal's own colours.
    init(reversed attributes: Style.Attributes) {
      full = Style(.standard, on: .standard, attributes.union(.reverse))
      half = Style(.standard, on: .standard, attributes)
    }
  }

  /// The characters to draw with.
  public var signs: Signs
  var text = Style.plain
  var dim: Style
  var title = Style(.standard, on: .standard, .bold)
  var border: Style
  var key: Style
  var selected: Style
  var warning: Style
  var good: Style
  var flash: Style
  var bubble: Fill
  var selectedBubble: Fill
  var ownBubble: Fill
  var menu: Fill
  var bar: Fill
  private var stateColors: [TerminalColor]
  private var usesColors: Bool

  /// The theme for what a terminal can show.
  ///
  /// - Parameters:
  ///   - colors: How many colours it has.
  ///   - isUTF8: Whether it draws Unicode.
  ///   - isLight: Whether its background is light.
  public init(colors: ColorDepth, isUTF8: Bool, isLight: Bool = false) {
    signs = isUTF8 ? .unicode : .ascii
    usesColors = colors != .monochrome
    if colors == .colors256 {
      dim = Style(TerminalColor(isLight ? 244 : 245))
      bubble = Fill(TerminalColor(isLight ? 254 : 237))
      selectedBubble = Fill(TerminalColor(isLight ? 251 : 240))
      ownBubble = Fill(TerminalColor(isLight ? 157 : 22))
      menu = Fill(TerminalColor(isLight ? 189 : 17))
      bar = Fill(TerminalColor(isLight ? 189 : 17))
      border = Style(TerminalColor(isLight ? 246 : 241))
    } else if colors == .monochrome {
      dim = Style(.standard, on: .standard, .dim)
      bubble = Fill(reversed: [])
      selectedBubble = Fill(reversed: .bold)
      ownBubble = Fill(reversed: .dim)
      menu = Fill(reversed: .dim)
      bar = Fill(reversed: .dim)
      border = .plain
    } else {
      dim = Style(.standard, on: .standard, .dim)
      bubble = Fill(TerminalColor(7), text: TerminalColor(0))
      selectedBubble = Fill(TerminalColor(6), text: TerminalColor(0))
      ownBubble = Fill(TerminalColor(2), text: TerminalColor(0))
      menu = Fill(TerminalColor(4), text: TerminalColor(7))
      bar = Fill(TerminalColor(4), text: TerminalColor(7))
      border = Style(TerminalColor(4))
    }
    stateColors = [7, isLight ? 3 : 3, 2, 6, 5].map { TerminalColor($0) }
    if isLight { stateColors[0] = TerminalColor(0) }
    if usesColors {
      key = Style(TerminalColor(6))
      selected = Style(.standard, on: .standard, .bold)
      warning = Style(TerminalColor(3))
      good = Style(TerminalColor(2))
      flash = Style(TerminalColor(0), on: TerminalColor(2), .bold)
    } else {
      key = Style(.standard, on: .standard, .bold)
      selected = Style(.standard, on: .standard, .bold)
      warning = Style(.standard, on: .standard, .bold)
      good = Style(.standard, on: .standard, .bold)
      flash = Style(.standard, on: .standard, [.bold, .reverse])
    }
  }

  /// The look of a state's sign and words.
  func style(of state: BubbleState) -> Style {
    guard usesColors else { return state == .counted ? title : text }
    return Style(color(of: state))
  }

  /// The colour of a state, on a bubble: the stripe at its left, its sign.
  func style(of state: BubbleState, on fill: Fill) -> Style {
    guard usesColors else { return fill.full }
    return Style(color(of: state), on: fill.full.background)
  }

  /// A hidden edge's mark on a bubble.
  func warning(on fill: Fill) -> Style {
    guard usesColors else { return fill.full }
    return Style(warning.foreground, on: fill.full.background, .bold)
  }

  private func color(of state: BubbleState) -> TerminalColor {
    switch state {
    case .notSeen: stateColors[0]
    case .partlySeen: stateColors[1]
    case .counted: stateColors[2]
    case .countedBefore: stateColors[3]
    case .notMeasured: stateColors[4]
    }
  }
}
