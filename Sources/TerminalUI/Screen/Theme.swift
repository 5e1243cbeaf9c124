import ChatRoom

/// The styles of the parts of the screen.
public struct Theme: Sendable {
  /// An area that is filled: its full cells, and the half cells at its edges.
  struct Fill: Hashable, Sendable {
    var full: Style
    var half: Style
    /// Its first column and the sign of a state on it, full cells and half ones: of a colour of their own where
    /// there are too few to fill areas with.
    var accent: Style
    var halfAccent: Style
    /// Placeholder art on it: weaker than text.
    var faint: Style
    /// The line along its edge.
    var edge: Style { full }

    /// Filled with a colour, with text on it.
    init(_ color: TerminalColor, text: TerminalColor, faint: TerminalColor) {
      full = Style(text, on: color)
      half = Style(color)
      accent = full
      halfAccent = half
      self.faint = Style(faint, on: color)
    }

    /// Filled with one of few colours, with text on it, and with an accent of another.
    init(_ color: TerminalColor, text: TerminalColor, accent other: TerminalColor? = nil) {
      full = Style(text, on: color)
      half = Style(color)
      accent = Style(text, on: other ?? color)
      halfAccent = Style(other ?? color)
      faint = Style(text, on: color, .dim)
    }

    /// Filled by exchanging the terminal's own colours.
    init(reversed attributes: Style.Attributes) {
      full = Style(.standard, on: .standard, attributes.union(.reverse))
      half = Style(.standard, on: .standard, attributes)
      accent = full
      halfAccent = half
      faint = Style(.standard, on: .standard, attributes.union([.reverse, .dim]))
    }
  }

  /// The characters to draw with.
  public var glyphs: GlyphSet
  /// The colours of messages; nil where there are too few to show them.
  private(set) var design: DesignPalette?
  /// Whether it is for a light background.
  public private(set) var isLight = false
  /// Whether pictures must do with few colors together, because the screen numbers its colors.
  private(set) var limitsPictureColors = false
  var text = Style.plain
  var dim: Style
  var title = Style(.standard, on: .standard, .bold)
  var border: Style
  var key: Style
  var selected: Style
  var warning: Style
  var good: Style
  var bad: Style
  var flash: Style
  var ownBubble: Fill
  var menu: Fill
  var bar: Fill
  private var stateWords: [Style]
  private var fills: [Fill]
  private var selectedFills: [Fill]

  /// The theme for what a terminal can show.
  ///
  /// - Parameters:
  ///   - colors: How many colours it has.
  ///   - isUTF8: Whether it draws Unicode.
  ///   - isLight: Whether its background is light.
  ///   - limitsPictureColors: Whether it numbers its colors and pairs of them, as ncurses does.
  public init(colors: ColorDepth, isUTF8: Bool, isLight: Bool = false, limitsPictureColors: Bool = false) {
    if let palette = ThemePalette(colors, isLight: isLight) {
      self.init(palette)
    } else if colors == .monochrome {
      self.init(attributesOnly: ())
    } else {
      self.init(ansi: isLight)
    }
    glyphs = isUTF8 ? .unicode : .ascii
    self.isLight = isLight
    design = DesignPalette(colors)
    self.limitsPictureColors = limitsPictureColors
  }

  /// Enough colours for a palette of its own.
  private init(_ palette: ThemePalette) {
    let areas = [
      palette.notSeen, palette.partlySeen, palette.counted, palette.countedBefore, palette.notMeasured,
    ]
    func fill(_ color: TerminalColor) -> Fill {
      Fill(color, text: palette.ink, faint: palette.faint(on: color))
    }
    glyphs = .unicode
    fills = areas.map { fill($0.plain) }
    selectedFills = areas.map { fill($0.selected) }
    stateWords = areas.map { Style($0.words) }
    ownBubble = fill(palette.ownBubble)
    menu = fill(palette.menu)
    bar = fill(palette.menu)
    dim = Style(palette.dim)
    border = Style(palette.border)
    key = Style(palette.key)
    selected = Style(.standard, on: .standard, .bold)
    warning = Style(palette.partlySeen.words)
    good = Style(palette.counted.words)
    bad = Style(palette.bad, on: .standard, .bold)
    flash = Style(palette.flash.ink, on: palette.flash.paper, .bold)
  }

  /// The eight colours everyone has, whose looks are the person's choice, and which are loud: only the selected
  /// bubble is filled with that of its state, the others are grey with an edge of it. Nothing is bold on them, for
  /// bold black is grey.
  private init(ansi isLight: Bool) {
    let black = TerminalColor(0)
    let white = TerminalColor(7)
    let blue = TerminalColor(4)
    let codes: [Int16] = [7, 3, 2, 6, 5]
    glyphs = .unicode
    fills = codes.map { Fill(white, text: black, accent: TerminalColor($0)) }
    // What has not been seen is as grey as its edge.
    selectedFills = codes.map { $0 == 7 ? Fill(blue, text: white) : Fill(TerminalColor($0), text: black) }
    // Yellow and cyan cannot be read on white. What the background is may be unknown: the first is neither's.
    let words: [Int16] = isLight ? [1, 2, 4, 5] : [3, 2, 6, 5]
    stateWords = [.plain] + words.map { Style(TerminalColor($0)) }
    ownBubble = Fill(blue, text: white)
    menu = isLight ? Fill(white, text: black) : ownBubble
    bar = menu
    dim = Style(.standard, on: .standard, .dim)
    border = Style(blue)
    key = Style(isLight ? blue : TerminalColor(6))
    selected = Style(.standard, on: .standard, .bold)
    warning = Style(TerminalColor(words[0]))
    good = Style(TerminalColor(2))
    bad = Style(TerminalColor(1), on: .standard, .bold)
    flash = Style(black, on: TerminalColor(2))
  }

  /// No colours: attributes and signs make the difference.
  private init(attributesOnly: Void) {
    let bold = Style(.standard, on: .standard, .bold)
    glyphs = .unicode
    fills = Array(repeating: Fill(reversed: []), count: 5)
    selectedFills = Array(repeating: Fill(reversed: .bold), count: 5)
    stateWords = [.plain, .plain, bold, .plain, .plain]
    ownBubble = Fill(reversed: .dim)
    menu = ownBubble
    bar = ownBubble
    dim = Style(.standard, on: .standard, .dim)
    border = .plain
    key = bold
    selected = bold
    warning = bold
    good = bold
    bad = Style(.standard, on: .standard, [.bold, .underline])
    flash = Style(.standard, on: .standard, [.bold, .reverse])
  }

  /// The look of a state's sign and words.
  func style(of state: BubbleState) -> Style { stateWords[Theme.index(of: state)] }

  /// The look of a bubble: its state by colour.
  func fill(of state: BubbleState, isSelected: Bool) -> Fill {
    let index = Theme.index(of: state)
    return isSelected ? selectedFills[index] : fills[index]
  }

  /// The look of a bubble in its own colours: its state is a rail at its side. A picture is a tinted area.
  func designFill(of state: BubbleState, isPicture: Bool = false) -> Fill {
    guard let design else { return fills[Theme.index(of: state)] }
    let rail = stateWords[Theme.index(of: state)].foreground
    var fill = Fill(
      design.terminal(isPicture ? .picture : .paper), text: design.terminal(.ink),
      faint: design.terminal(.picture))
    fill.accent = Style(design.terminal(.ink), on: rail)
    fill.halfAccent = Style(rail)
    return fill
  }

  /// The look of what the user wrote, in LINE's colours.
  var ownDesignFill: Fill {
    guard let design else { return ownBubble }
    return Fill(design.terminal(.ownPaper), text: design.terminal(.ink), faint: design.terminal(.ink))
  }

  /// Secondary text on a fill.
  func faint(on fill: Fill) -> Style { fill.faint }

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

extension Theme {
  /// Whether the background is light by the variable `COLORFGBG` that some terminals set, such as `0;15`: the
  /// last number is the background's, of 16. Nil when it says nothing.
  public static func isLight(colorFGBG: String) -> Bool? {
    let fields = colorFGBG.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count > 1, let last = fields.last, let background = Int(last), (0...15).contains(background)
    else { return nil }
    // White, and the bright ones but grey.
    return background == 7 || background > 8
  }
}
