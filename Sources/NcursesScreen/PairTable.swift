import TerminalUI

/// Which ncurses colour pair shows which two colours: assigned when first used, never reassigned.
struct PairTable {
  private var pairs: [UInt32: Int32] = [:]
  private let limit: Int32

  /// A table for `limit` pairs, of which pair 0 is the terminal's default.
  init(limit: Int32) {
    self.limit = limit
  }

  /// The pair for a style's colours and the attributes to go with it. `define` is called for a new pair
  /// and says whether the terminal took it.
  ///
  /// When there are no pairs left, the background goes, or reverse stands for it: text stays readable,
  /// and what is set off stays set off.
  mutating func pair(
    for style: Style, define: (_ pair: Int32, _ foreground: Int16, _ background: Int16) -> Bool
  ) -> (pair: Int32, attributes: Style.Attributes) {
    if style.foreground == .standard, style.background == .standard { return (0, style.attributes) }
    if let pair = exactPair(style.foreground, style.background, define) { return (pair, style.attributes) }
    if style.background == .standard { return (0, style.attributes) }
    return (0, style.attributes.symmetricDifference(.reverse))
  }

  private mutating func exactPair(
    _ foreground: TerminalColor, _ background: TerminalColor, _ define: (Int32, Int16, Int16) -> Bool
  ) -> Int32? {
    let key =
      UInt32(UInt16(bitPattern: foreground.index)) << 16 | UInt32(UInt16(bitPattern: background.index))
    if let pair = pairs[key] { return pair }
    let next = Int32(pairs.count) + 1
    guard next < limit, define(next, foreground.index, background.index) else { return nil }
    pairs[key] = next
    return next
  }
}
