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
        guard isMapping(element, "a user", keys: ["id", "name", "device"]) else { continue }
        idNode = required("id", of: element, "a user")
      }
      let name = nonEmptyString(element["name"], "name")
      let own = element["device"].map { self.device($0) ?? device } ?? device
      guard let idNode, let id = identifier(idNode, "id") else { continue }
      guard state.names.add(user: id) else {
        report("users: duplicate user \(id.quoted)", at: idNode)
        continue
      }
      users.append(User(id: id, name: name, device: own))
    }
    areUsersKnown = findings.count == before
    return users
  }
}
