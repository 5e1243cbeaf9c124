import ChatRoom
import MessagingAPI

/// Whom a narrowcast request goes to, as far as a simulation knows: users have a device, so their app is known, and they
/// may have got an earlier narrowcast. Their other attributes are unknown; nobody is selected by them.
struct NarrowcastSelection {
  let world: World
  /// The body of the request, which has been checked.
  let body: JSONValue
  /// The indices in ``World/messages`` of the narrowcasts that can be named, by request id.
  let earlier: [String: Int]

  /// Whether the request names attributes or former recipients.
  var isNarrowed: Bool { present(body["recipient"]) != nil || demographic != nil }

  /// The filter by attributes.
  var demographic: JSONValue? { present(present(body["filter"])?["demographic"]) }

  /// The users, by their indices, ascending, and at most `limit.max` of them.
  ///
  /// - Throws: The answer to a request that names an audience or an earlier request that there is none of.
  func users() throws(APIError) -> [Int] {
    var selected = world.users.indices.filter { world.users[$0].receivesMessages }
    if let recipient = present(body["recipient"]) {
      let isTarget = try target(recipient)
      selected = selected.filter(isTarget)
    }
    if let demographic { selected = selected.filter { matches(demographic, world.users[$0].user) == true } }
    let limit = present(body["limit"])
    if limit?["forbidPartialDelivery"] == .bool(true), limit?["upToRemainingQuota"] != .bool(true) {
      throw APIError(400, "The option forbidPartialDelivery must be used with upToRemainingQuota.")
    }
    if case .number(let most)? = limit?["max"], let most = Int(exactly: most) {
      selected = Array(selected.prefix(most))
    }
    return selected
  }

  private func target(_ recipient: JSONValue) throws(APIError) -> (Int) -> Bool {
    if let parts = elements(recipient["and"]) {
      let parts = try targets(parts)
      return { user in parts.allSatisfy { $0(user) } }
    }
    if let parts = elements(recipient["or"]) {
      let parts = try targets(parts)
      return { user in parts.contains { $0(user) } }
    }
    if let part = present(recipient["not"]) {
      let part = try target(part)
      return { !part($0) }
    }
    if case .string(let id)? = recipient["requestId"] {
      guard let message = earlier[id] else { throw APIError(400, "Invalid request id: \(id)") }
      return { world.messages[message].header.isSent(to: $0) }
    }
    guard case .number(let id)? = recipient["audienceGroupId"] else {
      throw APIError(400, "Invalid recipient")
    }
    throw APIError(400, "Invalid audience group id: \(Int(exactly: id).map(String.init) ?? "\(id)")")
  }

  private func targets(_ parts: [JSONValue]) throws(APIError) -> [(Int) -> Bool] {
    var targets: [(Int) -> Bool] = []
    for part in parts { targets.append(try target(part)) }
    return targets
  }

  /// Whether a user has some attributes; nil if that is unknown.
  private func matches(_ filter: JSONValue, _ user: User) -> Bool? {
    if let parts = elements(filter["and"]) {
      let results = parts.map { matches($0, user) }
      return results.contains(false) ? false : results.contains(nil) ? nil : true
    }
    if let parts = elements(filter["or"]) {
      let results = parts.map { matches($0, user) }
      return results.contains(true) ? true : results.contains(nil) ? nil : false
    }
    if let part = present(filter["not"]) { return matches(part, user).map { !$0 } }
    guard filter["type"] == .string("appType"), let apps = elements(filter["oneOf"]) else { return nil }
    switch user.device.app {
    case .ios: return apps.contains(.string("ios"))
    case .android: return apps.contains(.string("android"))
    default: return false
    }
  }

  private func present(_ value: JSONValue?) -> JSONValue? { value == .null ? nil : value }

  private func elements(_ value: JSONValue?) -> [JSONValue]? {
    if case .array(let elements)? = value { elements } else { nil }
  }
}
