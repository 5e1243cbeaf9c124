import ChatRoom
import ImpressionRules
import MessagingAPI

/// The error for a bubble that cannot be written to a file, because it was created in code without the JSON
/// of its message object.
public struct UnwritableBubble: Error, Hashable, Sendable {
  /// The name of the bubble: `promo/2`.
  public var name: String

  /// Creates the error.
  public init(name: String) {
    self.name = name
  }
}
