/// A name that refers to nothing.
public enum NameError: Error, Hashable, Sendable {
  /// No user has this id.
  case unknownUser(String)
  /// No message has this id.
  case unknownMessage(String)
  /// The name does not have the form of a bubble's, `promo/2`.
  case notABubble(String)
  /// The message, by its index, has no such bubble.
  case unknownBubble(String, message: Int)

  /// A sentence for the user. It quotes the name as it was given.
  public var description: String {
    switch self {
    case .unknownUser(let id): "unknown user \"\(id)\""
    case .unknownMessage(let id): "unknown message \"\(id)\""
    case .notABubble(let name): "\"\(name)\" is not a bubble"
    case .unknownBubble(let name, _): "unknown bubble \"\(name)\""
    }
  }
}
