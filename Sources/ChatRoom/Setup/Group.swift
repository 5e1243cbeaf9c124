/// A group chat (R21).
public struct Group: Hashable, Sendable {
  /// The name scenario files use.
  public var id: String
  /// The indices of its members at the start, ascending.
  public var members: [Int]
  /// Whether the account is in it.
  public var hasAccount: Bool

  /// Creates a group.
  public init(id: String, members: [Int], hasAccount: Bool = true) {
    self.id = id
    self.members = members
    self.hasAccount = hasAccount
  }
}
