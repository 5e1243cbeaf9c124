import ImpressionRules
import MessagingAPI

/// A user of LINE.
public struct User: Hashable, Sendable {
  /// The name scenario files use.
  public var id: String
  /// The display name.
  public var name: String
  /// The device the user starts on.
  public var device: Device

  /// Creates a user; without a name it goes by its id.
  public init(id: String, name: String? = nil, device: Device = .standard) {
    self.id = id
    self.name = name ?? id
    self.device = device
  }
}
