import ChatRoom
import MessagingAPI

/// Why a file that a scenario names could not be read.
public struct UnreadableFile: Error, Hashable, Sendable {
  /// The reason in a few words: "no such file".
  public var reason: String

  /// Creates the error.
  public init(reason: String) {
    self.reason = reason
  }
}
