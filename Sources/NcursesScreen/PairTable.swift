import TerminalUI

/// The ncurses colour pairs by their two colours: assigned when first used, never reassigned.
struct PairTable {
  private var pairs: [UInt64: Int32] = [:]
  private let limit: Int32

  /// A table for `limit` pairs, of which pair 0 is the terminal's default.
  init(limit: Int32) {
    self.limit = limit
  }

  /// The pair for two colours' numbers, -1 for the default, and the attributes to go with it. `define` is
  /// called for a new pair and says whether the terminal took it.
  ///
  /// When there are no pairs left, the background goes, or reverse stands for it: text stays readable,
  /// and what is set off stays set off.
  mutating func pair(
    _ foreground: Int32, _ background: Int32, _ attributes: Style.Attributes,
    define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  ) -> (pair: Int32, attributes: Style.Attributes) {
    if foreground < 0, background < 0 { return (0, attributes) }
    if let pair = exactPair(foreground, background, define) { return (pair, attributes) }
    if background < 0 { return (0, attributes) }
    return (0, attributes.symmetricDifference(.reverse))
  }

  private mutating func exactPair(
    _ foreground: Int32, _ background: Int32, _ define: (Int32, Int32, Int32) -> Bool
  ) -> Int32? {
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let pair = pairs[key] { return pair }
    let next = Int32(pairs.count) + 1
    guard next < limit, define(next, foreground, background) else { return nil }
    pairs[key] = next
    return next
  }
}
