import MessagingAPI

/// The numbers behind the words of Flex Messages, in points.
///
/// Source: LINE's Flex Message layout pages and the style sheet of its Flex Message Simulator: estimates.
enum FlexMeasures {
  /// The line height in type sizes.
  static let lineHeight = 1.4
  /// Type without a size.
  static let typeSize = 16.0
  /// The greatest height of an image or a video, in its widths.
  static let tallest = 3.0
  /// A button's label keeps this from both sides.
  static let buttonPadding = 16.0

  /// The width of a bubble on a screen.
  static func width(of size: FlexMessage.BubbleSize, screenWidth: Double) -> Double {
    let widest: Double =
      switch size {
      case .nano: 120
      case .micro: 160
      case .deca: 220
      case .hecto: 241
      case .kilo: 260
      case .mega: 300
      case .giga: 500
      }
    return min(widest, 0.8 * screenWidth)
  }

  /// The padding of a block, before the block's own: top, end, bottom, start.
  static func padding(
    of block: FlexBubble.Block, size: FlexMessage.BubbleSize, hasFooter: Bool
  ) -> (top: Double, end: Double, bottom: Double, start: Double) {
    switch (block, size) {
    case (.hero, _): return (0, 0, 0, 0)
    case (.footer, _): return (10, 10, 10, 10)
    case (.header, .kilo): return (13, 13, 13, 13)
    case (_, .kilo): return (13, 13, hasFooter ? 17 : 13, 13)
    case (.header, .hecto), (.header, .deca): return (11, 14, 13, 14)
    case (_, .hecto), (_, .deca): return (11, 14, hasFooter ? 17 : 13, 14)
    case (_, .micro), (_, .nano): return (10, 10, 10, 10)
    case (.header, _): return (20, 20, 20, 20)
    case (_, _): return (19, 20, hasFooter ? 10 : 20, 20)
    }
  }

  /// Sizes of type and icons.
  static func type(_ size: FlexLength?) -> Double? {
    switch size {
    case .pixels(let pixels): pixels
    case .keyword(let word):
      switch word {
      case .xxs: 11
      case .xs: 13
      case .sm: 14
      case .md: 16
      case .lg: 19
      case .xl: 22
      case .xxl: 29
      case .xl3: 35
      case .xl4: 48
      case .xl5: 74
      default: nil
      }
    case .percent, nil: nil
    }
  }

  /// Spacing, margins, paddings and offsets.
  static func space(_ length: FlexLength?) -> FlexExtent? {
    switch length {
    case .pixels(let pixels): .points(pixels)
    case .percent(let percent): .share(percent / 100)
    case .keyword(let word):
      switch word {
      case .none: .points(0)
      case .xs: .points(2)
      case .sm: .points(4)
      case .md: .points(8)
      case .lg: .points(12)
      case .xl: .points(16)
      case .xxl: .points(20)
      default: nil
      }
    case nil: nil
    }
  }

  /// Widths of images.
  static func image(_ size: FlexLength?) -> FlexExtent {
    switch size {
    case .pixels(let pixels): .points(pixels)
    case .percent(let percent): .share(percent / 100)
    case .keyword(let word):
      switch word {
      case .xxs: .points(40)
      case .xs: .points(60)
      case .sm: .points(80)
      case .lg: .points(120)
      case .xl: .points(140)
      case .xxl: .points(160)
      case .xl3: .points(180)
      case .xl4: .points(200)
      case .xl5: .points(220)
      case .full: .share(1)
      default: .points(100)
      }
    case nil: .points(100)
    }
  }

  /// Widths of borders. Browsers take whole pixels and nothing thinner than one.
  static func border(_ length: FlexLength?) -> Double {
    let width = exactBorder(length)
    return width > 0 ? max(1, width.rounded(.down)) : 0
  }

  private static func exactBorder(_ length: FlexLength?) -> Double {
    switch length {
    case .pixels(let pixels): pixels
    case .keyword(let word):
      switch word {
      case .light: 0.5
      case .normal: 1
      case .medium: 2
      case .semiBold: 3
      case .bold: 4
      default: 0
      }
    case .percent, nil: 0
    }
  }

  /// The distance of the baseline of a line of text from its top, and of its bottom from the baseline. Browsers
  /// round a font's ascent and descent to points, so that descenders have room, and the space above down.
  static func baseline(size: Double, leading: Double, metrics: TypeMetrics) -> (above: Double, below: Double)
  {
    let font = metrics == .roboto ? (ascent: 1900.0, descent: 500.0) : (ascent: 1854.0, descent: 434.0)
    var ascent = (font.ascent / FontAdvances.unitsPerEm * size).rounded()
    let exactDescent = font.descent / FontAdvances.unitsPerEm * size
    var descent = exactDescent.rounded()
    if descent < exactDescent, ascent >= 1 {
      descent += 1
      ascent -= 1
    }
    let height = size * lineHeight + leading
    let above = ascent + ((height - ascent - descent) / 2).rounded(.down)
    return (above, height - above)
  }

  /// The same for a line that contains only an icon, which is on the baseline.
  static func iconBaseline(size: Double, metrics: TypeMetrics) -> (above: Double, below: Double) {
    let line = baseline(size: size, leading: 0, metrics: metrics)
    return (max(line.above, size), line.below)
  }
}
