/// A post of the account on LINE VOOM (R19).
public struct Post: Hashable, Sendable {
  /// The kind of thing a post shows.
  public enum Media: String, CaseIterable, Hashable, Sendable {
    /// One of these.
    case image, video, audio

    /// Whether it plays.
    public var isPlayable: Bool { self != .image }
  }

  /// The name scenario files use.
  public var id: String
  /// Its text.
  public var text: String
  /// What it shows.
  public var media: Media
  /// The length of the clip in milliseconds, nil when it has none or none is given. A clip repeats, so a view can
  /// play longer.
  public var duration: Int?
  /// When it was posted.
  public var posted: Timestamp

  /// The longest playback of one view, in milliseconds: 24 hours.
  public static let maximumPlayback = 86_400_000

  /// Creates a post.
  public init(id: String, text: String = "", media: Media = .video, duration: Int? = nil, posted: Timestamp) {
    self.id = id
    self.text = text
    self.media = media
    self.duration = duration
    self.posted = posted
  }
}
