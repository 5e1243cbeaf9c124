import Pictures
import TerminalText

/// A picture as it fills an area of the phone: the color of each half cell.
struct PictureGrid: Sendable {
  /// The color of a half cell.
  enum Color: Hashable, Sendable {
    /// As the terminal shows it.
    case opaque(TerminalColor)
    /// To be mixed with what is behind it, by its share, 0…1.
    case transparent(DesignColor, share: Double)
  }

  private let columns: Int
  private let halves: Int
  /// Row by row.
  private let colors: [Color]

  /// Lays a picture over an area: it fills the area, cut at its longer sides, or fits into it, transparent beside.
  /// O(pixels + cells).
  ///
  /// - Parameters:
  ///   - columns: the width of the area in cells.
  ///   - halves: its height in half rows.
  ///   - width: its width in points, as `height`.
  ///   - fillsArea: `cover` and not `fit` or `contain`.
  ///   - palette: the only colors it may have, nil for any.
  init(
    _ raster: Raster, columns: Int, halves: Int, width: Double, height: Double, fillsArea: Bool,
    palette: PicturePalette?, on design: DesignPalette
  ) {
    self.columns = max(1, columns)
    self.halves = max(1, halves)
    let ratio = Double(raster.originalSize.width) / Double(raster.originalSize.height)
    // How many times wider than the picture, at the same height, the area is.
    let wider = height > 0 && width > 0 ? width / (height * ratio) : 1
    let across = fillsArea ? min(1, wider) : max(1, wider)
    let along = fillsArea ? min(1, 1 / wider) : max(1, 1 / wider)
    var colors: [Color] = []
    colors.reserveCapacity(self.columns * self.halves)
    for half in 0..<self.halves {
      let y = PictureGrid.interval(half, of: self.halves, length: along)
      for column in 0..<self.columns {
        let mean = raster.mean(x: PictureGrid.interval(column, of: self.columns, length: across), y: y)
        let color = DesignColor(rgb: palette?.nearest(to: mean.rgb) ?? mean.rgb)
        colors.append(
          mean.alpha < 1 ? .transparent(color, share: mean.alpha) : .opaque(design.terminal(color)))
      }
    }
    self.colors = colors
  }

  /// A share of an interval of a length around the middle of 0…1.
  private static func interval(_ index: Int, of count: Int, length: Double) -> ClosedRange<Double> {
    let start = (1 - length) / 2
    return start + length * Double(index) / Double(count)...start + length * Double(index + 1) / Double(count)
  }

  /// The color of a half cell; of the nearest one for a place outside. O(1).
  func color(column: Int, half: Int) -> Color {
    colors[min(max(half, 0), halves - 1) * columns + min(max(column, 0), columns - 1)]
  }
}
