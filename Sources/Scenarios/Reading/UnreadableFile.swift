import ChatRoom
import MessagingAPI

/// The reason why a file named in a scenario could not be read.
public struct UnreadableFile: Error, Hashable, Sendable {
  /// The reason in a few words, such as "no such file".
  public var reason: String

  /// Creates the error.
  public init(reason: String) {
    self.reason = reason
  }
}
