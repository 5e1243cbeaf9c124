/// The weighted sum of colors, in which transparent ones weigh less.
struct ColorSum {
  private var red = 0.0
  private var green = 0.0
  private var blue = 0.0
  private var alpha = 0.0
  /// The sum of the weights.
  private(set) var weight = 0.0

  /// Adds a color of components 0…255 and an opacity 0…1.
  mutating func add(red: Double, green: Double, blue: Double, alpha: Double, weight: Double) {
    let opaque = alpha * weight
    self.red += red * opaque
    self.green += green * opaque
    self.blue += blue * opaque
    self.alpha += opaque
    self.weight += weight
  }

  /// Adds the colors of another sum.
  mutating func add(_ other: ColorSum) {
    red += other.red
    green += other.green
    blue += other.blue
    alpha += other.alpha
    weight += other.weight
  }

  /// The mean of the colors.
  var mean: MeanColor {
    guard alpha > 0, weight > 0 else { return MeanColor(rgb: 0, alpha: 0) }
    func byte(_ sum: Double) -> UInt32 { UInt32(min(max((sum / alpha).rounded(), 0), 255)) }
    // What is opaque stays so whatever is rounded.
    let opacity = alpha / weight
    return MeanColor(
      rgb: byte(red) << 16 | byte(green) << 8 | byte(blue), alpha: opacity > 0.999_999 ? 1 : opacity)
  }
}
