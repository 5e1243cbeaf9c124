/// The colours of a theme, chosen so that words have a contrast of at least 4.5:1 to what is behind them.
struct ThemePalette {
  /// An area that is filled, and the same when the bubble is selected.
  struct Area {
    var plain: TerminalColor
    var selected: TerminalColor
    /// The state in words, on the terminal's own background.
    var words: TerminalColor
  }

  /// Words on filled areas.
  var ink: TerminalColor
  /// Pictures on filled areas; nil where it is between the area's colour and that of words.
  private var faint: TerminalColor?
  /// The states of a bubble.
  var notSeen: Area
  var partlySeen: Area
  var counted: Area
  var countedBefore: Area
  var notMeasured: Area
  var ownBubble: TerminalColor
  /// The rich menu and the service menu bar.
  var menu: TerminalColor
  var dim: TerminalColor
  var border: TerminalColor
  var key: TerminalColor
  /// Errors, and activity such as a recording.
  var bad: TerminalColor
  /// Words on what was counted this moment, and what is behind them.
  var flash: (ink: TerminalColor, paper: TerminalColor)

  /// The colours for a depth and a background; nil where there are fewer than 256.
  init?(_ depth: ColorDepth, isLight: Bool) {
    switch (depth, isLight) {
    case (.trueColor, false): self = .dark
    case (.trueColor, true): self = .light
    case (.colors256, false): self = .dark256
    case (.colors256, true): self = .light256
    default: return nil
    }
  }

  private init(
    ink: TerminalColor, faint: TerminalColor?, notSeen: Area, partlySeen: Area, counted: Area,
    countedBefore: Area, notMeasured: Area, ownBubble: TerminalColor, menu: TerminalColor,
    dim: TerminalColor, border: TerminalColor, key: TerminalColor, bad: TerminalColor,
    flash: (TerminalColor, TerminalColor)
  ) {
    self.ink = ink
    self.faint = faint
    self.notSeen = notSeen
    self.partlySeen = partlySeen
    self.counted = counted
    self.countedBefore = countedBefore
    self.notMeasured = notMeasured
    self.ownBubble = ownBubble
    self.menu = menu
    self.dim = dim
    self.border = border
    self.key = key
    self.bad = bad
    self.flash = flash
  }

  /// Placeholder art on a filled area: weaker than text.
  func faint(on paper: TerminalColor) -> TerminalColor {
    guard let ink = ink.rgb, let paper = paper.rgb else { return faint ?? ink }
    var mixed: UInt32 = 0
    for shift: UInt32 in [16, 8, 0] {
      mixed |= ((paper >> shift & 0xFF) * 2 + (ink >> shift & 0xFF)) / 3 << shift
    }
    return TerminalColor(rgb: mixed)
  }

  /// Slate, amber, green, teal and plum, muted.
  private static let dark = ThemePalette(
    ink: rgb(0xEEEEEE), faint: nil,
    notSeen: area(0x2B313B, 0x3D4756, 0xB8C0CC), partlySeen: area(0x4A3A16, 0x6B531A, 0xE0B050),
    counted: area(0x1F4230, 0x2A6246, 0x63C08A), countedBefore: area(0x1B3F4A, 0x25606F, 0x5CB8C9),
    notMeasured: area(0x41304D, 0x5C4370, 0xC49ADF), ownBubble: rgb(0x274A78), menu: rgb(0x262C4A),
    dim: rgb(0x98A1AE), border: rgb(0x646D7B), key: rgb(0x6CB6D9), bad: rgb(0xF08080),
    flash: (rgb(0x0F1A14), rgb(0x63D597)))

  private static let light = ThemePalette(
    ink: rgb(0x1C1C1C), faint: nil,
    notSeen: area(0xE6E9EE, 0xCDD4DE, 0x4B5563), partlySeen: area(0xFAE3A8, 0xF3C95F, 0x8A5A00),
    counted: area(0xC5EAD2, 0x93D6AC, 0x0E7A43), countedBefore: area(0xC2E6EE, 0x8DD0DF, 0x0B6E8F),
    notMeasured: area(0xEAD7F5, 0xD5B2EC, 0x7B3FA0), ownBubble: rgb(0xB9D7FB), menu: rgb(0xDBE1F7),
    dim: rgb(0x5F6874), border: rgb(0x868F9C), key: rgb(0x0B6E8F), bad: rgb(0xB42318),
    flash: (rgb(0xFFFFFF), rgb(0x0E7A43)))

  private static let dark256 = ThemePalette(
    ink: index(231), faint: index(246), notSeen: area256(237, 241, 250), partlySeen: area256(58, 94, 179),
    counted: area256(22, 28, 78), countedBefore: area256(23, 24, 80), notMeasured: area256(53, 90, 176),
    ownBubble: index(18), menu: index(17), dim: index(246), border: index(242), key: index(74),
    bad: index(210),
    flash: (index(16), index(78)))

  private static let light256 = ThemePalette(
    ink: index(16), faint: index(244), notSeen: area256(254, 250, 240), partlySeen: area256(229, 221, 94),
    counted: area256(194, 157, 22), countedBefore: area256(195, 159, 24),
    notMeasured: area256(225, 219, 90), ownBubble: index(153), menu: index(189), dim: index(241),
    border: index(245), key: index(24), bad: index(124), flash: (index(231), index(22)))

  private static func rgb(_ value: UInt32) -> TerminalColor { TerminalColor(rgb: value) }

  private static func index(_ value: Int16) -> TerminalColor { TerminalColor(value) }

  private static func area(_ plain: UInt32, _ selected: UInt32, _ words: UInt32) -> Area {
    Area(plain: rgb(plain), selected: rgb(selected), words: rgb(words))
  }

  private static func area256(_ plain: Int16, _ selected: Int16, _ words: Int16) -> Area {
    Area(plain: index(plain), selected: index(selected), words: index(words))
  }
}
