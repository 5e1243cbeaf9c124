import TerminalUI

/// The numbers ncurses knows colours by. Where the terminal's indexes stand for true colours, they are given
/// out in the order of first use and never reused.
struct ColorNumbers {
  /// The first index that represents a true colour; those before are the standard palette.
  static let firstIndex = 16
  private static let limit = 256 - firstIndex

  /// The meaning of the indexes from ``firstIndex`` on: `0xRRGGBB`, or ``indexed`` with the index of the same
  /// colour in xterm's palette, which takes fewer bytes.
  private(set) var colors: [UInt32] = []
  static let indexed: UInt32 = 1 << 24
  private var numbers: [UInt32: Int32] = [:]
  private let trueColor: ColorPlan.TrueColor

  /// Numbers for a terminal that takes true colours so.
  init(_ trueColor: ColorPlan.TrueColor) {
    self.trueColor = trueColor
  }

  /// The number of a colour that the plan left as it is; -1 is the default. O(1), or O(240) for a colour too
  /// many, which the nearest one stands for.
  mutating func number(of color: TerminalColor) -> Int32 {
    guard let rgb = color.rgb else { return Int32(color.index ?? -1) }
    // The lowest numbers are the palette: black is nearly black.
    if trueColor == .direct { return Int32(max(rgb, 8)) }
    if let number = numbers[rgb] { return number }
    let number: Int32
    if colors.count < ColorNumbers.limit {
      number = Int32(ColorNumbers.firstIndex + colors.count)
      let same = (16..<256).first { TerminalColor.rgb(ofIndex: $0) == rgb }
      colors.append(same.map { ColorNumbers.indexed | UInt32($0) } ?? rgb)
    } else {
      let nearest = colors.indices.min { distance(of: $0, to: rgb) < distance(of: $1, to: rgb) }
      number = Int32(ColorNumbers.firstIndex + (nearest ?? 0))
    }
    // Whatever frames bring, the table stays small.
    if numbers.count < 4096 { numbers[rgb] = number }
    return number
  }

  private func distance(of place: Int, to rgb: UInt32) -> Int {
    let value = colors[place]
    let one = value & ColorNumbers.indexed == 0 ? value : TerminalColor.rgb(ofIndex: Int(value & 0xFF)) ?? 0
    return [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(one >> UInt32(shift) & 0xFF) - Int(rgb >> UInt32(shift) & 0xFF)
      return sum + difference * difference
    }
  }
}
