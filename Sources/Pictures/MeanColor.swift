/// The mean color of a part of a picture.
public struct MeanColor: Hashable, Sendable {
  /// Red, green and blue as `0xRRGGBB`; black where all is transparent.
  public let rgb: UInt32
  /// The opacity, 0…1.
  public let alpha: Double

  init(rgb: UInt32, alpha: Double) {
    self.rgb = rgb
    self.alpha = alpha
  }
}
