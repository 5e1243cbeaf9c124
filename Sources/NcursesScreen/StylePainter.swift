import CNcurses
import TerminalUI

/// Turns styles into ncurses cells.
final class StylePainter {
  /// The colours in use.
  let plan: ColorPlan
  private var pairs: PairTable
  private let hasDefaultColors: Bool
  private var lastStyle = Style.plain
  private var lastCell: cchar_t

  /// Starts ncurses' colours; a screen must have been created.
  init(plan: ColorPlan) {
    let isColored = plan.count > 0 && start_color() == OK
    self.plan = isColored ? plan : ColorPlan(terminfo: 0, noColor: nil)
    hasDefaultColors = isColored && use_default_colors() == OK
    pairs = PairTable(limit: isColored ? cn_color_pairs() : 0)
    lastCell = cn_cell(0, 0)
  }

  /// A blank cell in `style`, to be given its characters.
  func cell(for style: Style) -> cchar_t {
    if !Self.isSame(style, lastStyle) {
      lastCell = makeCell(for: style)
      lastStyle = style
    }
    return lastCell
  }

  /// Compares field by field: cheap across modules, where the synthesized comparison is a call.
  @inline(__always)
  static func isSame(_ one: Style, _ other: Style) -> Bool {
    one.foreground.index == other.foreground.index && one.background.index == other.background.index
      && one.attributes.rawValue == other.attributes.rawValue
  }

  private func makeCell(for style: Style) -> cchar_t {
    let (pair, attributes) = pairs.pair(for: plan.degraded(style)) { [hasDefaultColors] in
      // Without default colours, pair 0 is white on black, and so is the default.
      let foreground = $1 < 0 && !hasDefaultColors ? 7 : $1
      let background = $2 < 0 && !hasDefaultColors ? 0 : $2
      return init_extended_pair($0, Int32(foreground), Int32(background)) == OK
    }
    return cn_cell(bits(of: attributes), pair)
  }

  private func bits(of attributes: Style.Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cn_bold() }
    if attributes.contains(.dim) { bits |= cn_dim() }
    if attributes.contains(.underline) { bits |= cn_underline() }
    if attributes.contains(.reverse) { bits |= cn_reverse() }
    return bits
  }
}
