/// The reason why bytes are not a picture that can be shown.
public enum InvalidPicture: Error, Hashable, Sendable {
  /// There are more bytes than ``Raster/maximumBytes``.
  case tooManyBytes(Int)
  /// They are not the beginning of a PNG, JPEG or GIF file.
  case unknownFormat
  /// There are more pixels than ``Raster/maximumPixels``.
  case tooManyPixels(width: Int, height: Int)
  /// They are damaged, or take more memory or time than a picture should.
  case damaged

  /// The reason in a few words, such as "this is not a PNG, JPEG, or GIF file".
  public var reason: String {
    switch self {
    case .tooManyBytes(let count): "the file has \(count) bytes; the maximum is \(Raster.maximumBytes)"
    case .unknownFormat: "this is not a PNG, JPEG, or GIF file"
    case .tooManyPixels(let width, let height):
      "the picture has \(width)×\(height) pixels; the maximum is \(Raster.maximumPixels) in total"
    case .damaged: "the picture is damaged, or far too large"
    }
  }
}
