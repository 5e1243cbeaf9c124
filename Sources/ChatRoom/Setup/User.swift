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
  /// Whether they are a friend of the account at the start (R20).
  public var isFriend: Bool
  /// Whether they have blocked the account at the start (R20).
  public var isBlocking: Bool
  /// Whether messages can reach them at all; those it can't are no part of the target reach (R20).
  public var isReachable: Bool
  /// What they show of themselves (R21).
  public var profile: Profile

  /// Creates a user; without a name it goes by its id.
  public init(
    id: String, name: String? = nil, device: Device = .standard, isFriend: Bool = true,
    isBlocking: Bool = false, isReachable: Bool = true, profile: Profile = Profile()
  ) {
    self.id = id
    self.name = name ?? id
    self.device = device
    self.isFriend = isFriend
    self.isBlocking = isBlocking
    self.isReachable = isReachable
    self.profile = profile
  }

  /// The name the account sees, once it may (R21).
  public var displayName: String { profile.displayName ?? name }
}
