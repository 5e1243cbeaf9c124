/// A video component.
public struct FlexVideo: Hashable, Sendable {
  /// The URL of the video.
  public var url: String
  /// The URL of its preview image.
  public var previewUrl: String
  /// The box or image shown where videos can't be played.
  public var altContent: FlexComponent?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0

  /// Creates a video.
  public init(url: String, previewUrl: String) {
    self.url = url
    self.previewUrl = previewUrl
  }
}
