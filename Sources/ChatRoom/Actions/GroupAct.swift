/// What happens in a group.
public enum GroupAct: Hashable, Sendable {
  /// The current user sends a message there.
  case say(String)
  /// A user joins.
  case join(user: Int)
  /// A user leaves.
  case leave(user: Int)
}
