/// A local file that is shown in the place of an image's URL.
///
/// A class because a great many bubbles have none: then it takes eight bytes.
public final class Picture: Hashable, Sendable {
  /// The name of the file, as a scenario has it.
  public let file: String
  /// Its pixels; nil for a file that cannot be shown.
  public let raster: Raster?

  /// Creates a picture.
  public init(file: String, raster: Raster?) {
    self.file = file
    self.raster = raster
  }

  /// Whether both show the same and come from files of the same name. O(pixels).
  public static func == (one: Picture, other: Picture) -> Bool {
    one === other || one.file == other.file && one.raster == other.raster
  }

  /// Hashes the name of its file.
  public func hash(into hasher: inout Hasher) { hasher.combine(file) }
}
