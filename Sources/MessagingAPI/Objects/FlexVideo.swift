/// A video component.
public struct FlexVideo: Hashable, Sendable {
  /// Where the video is.
  public var url: String
  /// Where its preview image is.
  public var previewUrl: String
  /// What shows where videos can't be played: a box or an image.
  public var altContent: FlexComponent?
  /// Width over height, greater than 0.
  public var aspectRatio = 1.0

  /// Creates a video.
  public init(url: String, previewUrl: String) {
    self.url = url
    self.previewUrl = previewUrl
  }
}
