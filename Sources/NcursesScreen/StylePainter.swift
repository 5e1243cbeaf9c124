import CNcurses
import TerminalUI

/// Turns styles into ncurses cells.
final class StylePainter {
  /// The colours in use.
  let plan: ColorPlan
  /// The numbers of colours.
  private(set) var numbers: ColorNumbers
  private var pairs: PairTable
  private let hasDefaultColors: Bool
  /// Whether blinking becomes struck through on the way to the terminal (``GraphicRendition``).
  private let strikesThrough: Bool
  private var lastStyle = Style.plain
  private var lastCell: cchar_t

  /// Starts ncurses' colours; a screen must have been created. With `strikesThrough`, blinking becomes struck through
  /// on the way to the terminal.
  init(plan: ColorPlan, strikesThrough: Bool) {
    self.strikesThrough = strikesThrough
    let isColored = plan.count > 0 && start_color() == OK
    self.plan = isColored ? plan : .monochrome
    hasDefaultColors = isColored && use_default_colors() == OK
    numbers = ColorNumbers(plan.trueColor)
    pairs = PairTable(limit: isColored ? cn_color_pairs() : 0)
    lastCell = cn_cell(0, 0)
  }

  /// A blank cell in `style`, to be given its characters.
  func cell(for style: Style) -> cchar_t {
    if style.bits != lastStyle.bits {
      lastCell = makeCell(for: style)
      lastStyle = style
    }
    return lastCell
  }

  private func makeCell(for style: Style) -> cchar_t {
    let known = plan.degraded(style)
    let foreground = numbers.number(of: known.foreground)
    let background = numbers.number(of: known.background)
    let (pair, attributes) = pairs.pair(foreground, background, known.attributes) { [hasDefaultColors] in
      // Without default colours, pair 0 is white on black, and so is the default.
      let foreground = $1 < 0 && !hasDefaultColors ? 7 : $1
      let background = $2 < 0 && !hasDefaultColors ? 0 : $2
      return init_extended_pair($0, foreground, background) == OK
    }
    return cn_cell(bits(of: attributes), pair)
  }

  private func bits(of attributes: Style.Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cn_bold() }
    if attributes.contains(.dim) { bits |= cn_dim() }
    if attributes.contains(.underline) { bits |= cn_underline() }
    if attributes.contains(.reverse) { bits |= cn_reverse() }
    if strikesThrough, attributes.contains(.strikethrough) { bits |= cn_blink() }
    return bits
  }
}
