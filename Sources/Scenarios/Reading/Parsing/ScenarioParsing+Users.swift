import ChatRoom
import TerminalText

extension ScenarioParsing {
  /// Parses the users. Returns one user with the id `user` if the file has none.
  mutating func users(_ node: Node?, device: Device) -> [User] {
    guard let node else {
      state.names.add(user: "user")
      areUsersKnown = true
      return [User(id: "user", device: device)]
    }
    let before = findings.count
    guard isSequence(node, "users") else { return [] }
    guard node.count > 0 else {
      report("users: the list is empty", at: node, hint: "omit it for one user with the id user")
      return []
    }
    var users: [User] = []
    users.reserveCapacity(node.count)
    for element in node.elements {
      let idNode: Node?
      if element.kind == .scalar {
        idNode = element
      } else {
        guard isMapping(element, "a user", keys: ScenarioParsing.userKeys) else { continue }
        idNode = required("id", of: element, "a user")
      }
      let name = nonEmptyString(element["name"], "name")
      let own = element["device"].map { self.device($0) ?? device } ?? device
      guard let idNode, let id = identifier(idNode, "id") else { continue }
      guard state.names.add(user: id) else {
        report("users: duplicate user \(id.quoted)", at: idNode)
        continue
      }
      var user = User(id: id, name: name, device: own)
      if element.kind == .mapping { readFriendship(element, of: &user) }
      users.append(user)
    }
    areUsersKnown = findings.count == before
    return users
  }

  /// Parses a list of distinct user ids as indices, ascending.
  mutating func userList(_ node: Node, _ name: String, of users: [User], hint: String) -> [Int]? {
    guard node.kind == .sequence else {
      let word = node.kind == .scalar ? node.string.shortened : "alice"
      report(
        "\(name): expected a list, found \(node.kindFound)", at: node,
        hint: "write it like \(name): [\(word)]")
      return nil
    }
    guard node.count > 0 else {
      report("\(name): the list is empty", at: node, hint: hint)
      return nil
    }
    var indices: Set<Int> = []
    for element in node.elements {
      guard let id = nonEmptyString(element, name), areUsersKnown else { continue }
      guard let index = try? state.names.user(id) else {
        report(
          "\(name): unknown user \(id.quoted)", at: element,
          hint: self.hint(for: id, among: users.lazy.map(\.id)))
        continue
      }
      if !indices.insert(index).inserted {
        report("\(name): duplicate user \(id.quoted)", at: element)
      }
    }
    return indices.sorted()
  }

  private static let userKeys: [StaticString] = [
    "id", "name", "device", "friend", "blocked", "reachable", "profile",
  ]

  private mutating func readFriendship(_ node: Node, of user: inout User) {
    if let isFriend = bool(node["friend"], "friend") { user.isFriend = isFriend }
    if let isBlocking = bool(node["blocked"], "blocked") { user.isBlocking = isBlocking }
    if let isReachable = bool(node["reachable"], "reachable") { user.isReachable = isReachable }
    guard let profile = node["profile"],
      isMapping(profile, "profile", keys: ["displayName", "statusMessage", "pictureUrl"])
    else { return }
    user.profile = Profile(
      displayName: nonEmptyString(profile["displayName"], "displayName"),
      statusMessage: nonEmptyString(profile["statusMessage"], "statusMessage"),
      pictureURL: pictureURL(profile["pictureUrl"]))
  }

  private mutating func pictureURL(_ node: Node?) -> String? {
    guard let node, let url = nonEmptyString(node, "pictureUrl") else { return nil }
    if url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
    report("pictureUrl: \(url.quoted) is not a URL", at: node, hint: "start it with https://")
    return nil
  }
}
