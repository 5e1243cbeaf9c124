/// What a user shows others of themselves.
///
/// Source: Messaging API reference, "Get profile".
public struct Profile: Hashable, Sendable {
  /// The display name; nil for the user's ``User/name``.
  public var displayName: String?
  /// The status message, if they have one.
  public var statusMessage: String?
  /// The URL of the photo, if they have one.
  public var pictureURL: String?

  /// Creates a profile.
  public init(displayName: String? = nil, statusMessage: String? = nil, pictureURL: String? = nil) {
    self.displayName = displayName
    self.statusMessage = statusMessage
    self.pictureURL = pictureURL
  }
}
