import Pictures

/// The colors that all pictures of a room share, where a screen has only so many numbers for colors and pairs of them.
struct PicturePalette: Sendable {
  /// The most colors: a terminal library knows 240, of which messages and the screen itself need the rest. Their pairs
  /// are few enough for every terminal that has 256 colors.
  static let most = 96
  /// The pixels of a picture that are looked at, along each side.
  private static let samples = 48

  /// Red, green and blue, each 0…255.
  private typealias Color = SIMD3<Int>
  private let colors: [Color]

  /// Chooses colors by halving the box of colors with the widest side (median cut) as long as there may be more. O(pictures
  /// + colors of them).
  init(of rasters: some Sequence<Raster>) {
    var counts: [UInt32: Int] = [:]
    for raster in rasters {
      let side = Double(PicturePalette.samples)
      for y in 0..<PicturePalette.samples {
        for x in 0..<PicturePalette.samples {
          let color = raster.mean(
            x: Double(x) / side...Double(x + 1) / side, y: Double(y) / side...Double(y + 1) / side)
          if color.alpha > 0 { counts[color.rgb, default: 0] += 1 }
        }
      }
    }
    let found = counts.sorted { $0.key < $1.key }.map { (PicturePalette.color($0.key), $0.value) }
    var boxes = found.isEmpty ? [] : [Box(colors: found)]
    while boxes.count < PicturePalette.most, let index = boxes.indices.max(by: { boxes[$0] < boxes[$1] }),
      let halves = boxes[index].halves
    {
      boxes[index] = halves.0
      boxes.append(halves.1)
    }
    colors = boxes.map(\.mean)
  }

  /// The color that comes nearest to one, both `0xRRGGBB`; the same where there are none. O(colors).
  func nearest(to rgb: UInt32) -> UInt32 {
    let wanted = PicturePalette.color(rgb)
    func distance(_ other: Color) -> Int {
      let difference = wanted &- other
      // The eye sees differences in green best, in blue least.
      return ((difference &* difference) &* Color(3, 6, 1)).wrappedSum()
    }
    guard let nearest = colors.min(by: { distance($0) < distance($1) }) else { return rgb }
    return UInt32(nearest.x) << 16 | UInt32(nearest.y) << 8 | UInt32(nearest.z)
  }

  private static func color(_ rgb: UInt32) -> Color {
    Color(Int(rgb >> 16 & 0xFF), Int(rgb >> 8 & 0xFF), Int(rgb & 0xFF))
  }

  /// Colors that lie near each other, and how often each is there.
  private struct Box: Comparable {
    var colors: [(color: Color, count: Int)]
    /// The side along which it is widest, weighed by what the eye sees, and how wide.
    private let widest: (side: Int, width: Int)
    private let total: Int

    init(colors: [(Color, Int)]) {
      self.colors = colors
      total = colors.reduce(0) { $0 + $1.1 }
      let weights = Color(3, 6, 1)
      let sides = (0..<3).map { side in
        let values = colors.map { $0.0[side] }
        let width = (values.max() ?? 0) - (values.min() ?? 0)
        return (side: side, width: width * width * weights[side])
      }
      widest = sides.max { $0.width < $1.width } ?? (0, 0)
    }

    /// Whether the other one is to be halved before.
    static func < (one: Box, other: Box) -> Bool {
      Double(one.widest.width) * Double(one.total).squareRoot()
        < Double(other.widest.width) * Double(other.total).squareRoot()
    }

    static func == (one: Box, other: Box) -> Bool { !(one < other) && !(other < one) }

    /// Its halves, each with half of the pixels as nearly as can be; nil for a single color.
    var halves: (Box, Box)? {
      guard colors.count > 1 else { return nil }
      let sorted = colors.sorted { $0.color[widest.side] < $1.color[widest.side] }
      var sum = 0
      var middle = 0
      while middle < sorted.count - 1, sum + sorted[middle].count <= total / 2 || middle == 0 {
        sum += sorted[middle].count
        middle += 1
      }
      return (Box(colors: Array(sorted[..<middle])), Box(colors: Array(sorted[middle...])))
    }

    var mean: Color {
      let sum = colors.reduce(Color.zero) { $0 &+ $1.color &* Color(repeating: $1.count) }
      let half = Color(repeating: total / 2)
      return (sum &+ half) / Color(repeating: max(1, total))
    }
  }
}
