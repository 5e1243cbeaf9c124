import ChatRoom
import ImpressionRules
import MessagingAPI

/// A bubble that no file can say: it was made in a program, without the JSON of its message object.
public struct UnwritableBubble: Error, Hashable, Sendable {
  /// Its name: `promo/2`.
  public var name: String

  /// Creates the error.
  public init(name: String) {
    self.name = name
  }
}
