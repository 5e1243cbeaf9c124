import ChatRoom

/// Friendship and groups, as far as they are known.
extension StepState {
  /// Applies a change of friendship. Returns the problem if it is not possible, as the end of a sentence about the user.
  mutating func apply(_ activity: Activity) -> String? {
    switch activity {
    case .addFriend(let user):
      guard let isFriend = isFriend(user) else { return nil }
      if isFriend { return "is already a friend of the account" }
      friendships.friends[user] = true
    case .block(let user):
      guard let isBlocking = isBlocking(user) else { return nil }
      if isBlocking { return "has already blocked the account" }
      friendships.blocking[user] = true
    case .unblock(let user):
      guard let isBlocking = isBlocking(user) else { return nil }
      if !isBlocking { return "has not blocked the account" }
      friendships.blocking[user] = false
    default: break
    }
    return nil
  }

  private func isFriend(_ user: Int) -> Bool? {
    friendships.areKnown ? friendships.friends[user] ?? users[user].isFriend : nil
  }

  private func isBlocking(_ user: Int) -> Bool? {
    friendships.areKnown ? friendships.blocking[user] ?? users[user].isBlocking : nil
  }

  /// Applies what happens in a group. Returns the problem if it is not possible.
  mutating func apply(_ act: GroupAct, inGroup group: Int) -> String? {
    guard let members = groupMembers[group] else { return nil }
    let name = insight.groups[group].id.quoted
    switch act {
    case .say:
      guard let currentUser, !members.contains(currentUser) else { return nil }
      return "\(currentName.shortened) is not a member of \(name)"
    case .join(let user):
      if members.contains(user) { return "\(users[user].id.shortened) is already a member of \(name)" }
      groupMembers[group]?.insert(user)
    case .leave(let user):
      if !members.contains(user) { return "\(users[user].id.shortened) is not a member of \(name)" }
      groupMembers[group]?.remove(user)
    }
    return nil
  }

  /// Marks the friendship of all users as unknown.
  mutating func forgetFriendships() { friendships.areKnown = false }

  /// Marks the members of all groups as unknown.
  mutating func forgetGroups() { groupMembers = groupMembers.map { _ in nil } }

  /// What steps have changed of the users' friendship with the account.
  struct Friendships {
    var areKnown = true
    var friends: [Int: Bool] = [:]
    var blocking: [Int: Bool] = [:]
  }
}
