import ChatRoom

/// How the parts of the screen look.
public struct Theme: Sendable {
  /// An area that is filled: its full cells, and the half cells at its edges.
  struct Fill: Sendable {
    var full: Style
    var half: Style
    /// The line along its edge.
    var edge: Style { full }

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
  var bad: Style
  var recording: Style
  var flash: Style
  var ownBubble: Fill
  var menu: Fill
  var bar: Fill
  private var stateColors: [TerminalColor]
  private var fills: [Fill]
  private var selectedFills: [Fill]
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
    fills = []
    selectedFills = []
    if colors == .colors256 {
      // Not seen, partly seen, counted, counted before, not measured: dark enough, or light enough, for text.
      let codes: [Int16] = isLight ? [254, 229, 194, 195, 225] : [237, 58, 22, 23, 53]
      let selectedCodes: [Int16] = isLight ? [250, 227, 157, 159, 219] : [241, 94, 28, 30, 90]
      let ink = TerminalColor(isLight ? 0 : 15)
      fills = codes.map { Fill(TerminalColor($0), text: ink) }
      selectedFills = selectedCodes.map { Fill(TerminalColor($0), text: ink) }
      dim = Style(TerminalColor(isLight ? 244 : 245))
      ownBubble = Fill(TerminalColor(isLight ? 153 : 18), text: ink)
      menu = Fill(TerminalColor(isLight ? 189 : 17), text: ink)
      bar = Fill(TerminalColor(isLight ? 189 : 17), text: ink)
      border = Style(TerminalColor(isLight ? 246 : 241))
    } else if colors == .monochrome {
      dim = Style(.standard, on: .standard, .dim)
      fills = Array(repeating: Fill(reversed: []), count: 5)
      selectedFills = Array(repeating: Fill(reversed: .bold), count: 5)
      ownBubble = Fill(reversed: .dim)
      menu = Fill(reversed: .dim)
      bar = Fill(reversed: .dim)
      border = .plain
    } else {
      dim = Style(.standard, on: .standard, .dim)
      fills = [7, 3, 2, 6, 5].map { Fill(TerminalColor($0), text: TerminalColor(0)) }
      selectedFills = [7, 3, 2, 6, 5].map { Fill(TerminalColor($0), text: TerminalColor(0), .bold) }
      ownBubble = Fill(TerminalColor(4), text: TerminalColor(7))
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
      bad = Style(TerminalColor(1), on: .standard, .bold)
      recording = Style(TerminalColor(1), on: .standard, .bold)
      flash = Style(TerminalColor(0), on: TerminalColor(2), .bold)
    } else {
      key = Style(.standard, on: .standard, .bold)
      selected = Style(.standard, on: .standard, .bold)
      warning = Style(.standard, on: .standard, .bold)
      good = Style(.standard, on: .standard, .bold)
      bad = Style(.standard, on: .standard, [.bold, .underline])
      recording = Style(.standard, on: .standard, .bold)
      flash = Style(.standard, on: .standard, [.bold, .reverse])
    }
  }

  /// The look of a state's sign and words.
  func style(of state: BubbleState) -> Style {
    guard usesColors else { return state == .counted ? title : text }
    return Style(color(of: state))
  }

  /// The look of a bubble: its state by colour.
  func fill(of state: BubbleState, isSelected: Bool) -> Fill {
    let index = Theme.index(of: state)
    return isSelected ? selectedFills[index] : fills[index]
  }

  /// What is less than words on a fill.
  func faint(on fill: Fill) -> Style {
    let ink = dim.foreground == .standard ? fill.full.foreground : dim.foreground
    return Style(ink, on: fill.full.background, fill.full.attributes.union(dim.attributes))
  }

  private func color(of state: BubbleState) -> TerminalColor { stateColors[Theme.index(of: state)] }

  private static func index(of state: BubbleState) -> Int {
    switch state {
    case .notSeen: 0
    case .partlySeen: 1
    case .counted: 2
    case .countedBefore: 3
    case .notMeasured: 4
    }
  }
}
