import ChatRoom
import MessagingAPI

/// Visits.
extension ScenarioParsing {
  /// Whether the current user is where the step needs them; notes it when they are known not to be. Where they
  /// are is unknown then, as it is a step before this one that is wrong or missing.
  mutating func isInside(_ expected: Bool, for step: String, at node: Node) -> Bool {
    guard let isInside = state.isCurrentInside, isInside != expected else { return true }
    let name = state.currentName.shortened
    if expected {
      report("\(step): \(name) is not in the room", at: node, hint: "write enter: \(name) before it")
    } else {
      report("\(step): \(name) is in the room", at: node, hint: "write leave before it")
    }
    state.setInside(nil)
    return false
  }

  /// The index of the user of that name. What follows is about an unknown user when there is none.
  mutating func user(_ node: Node, _ name: String, step: String) -> Int? {
    guard node.kind == .scalar, !node.utf8.isEmpty else {
      report(
        "\(name): expected a user, found \(node.kindFound)", at: node, hint: ScenarioParsing.hint(to: step))
      return nil
    }
    guard let id = nonEmptyString(node, name), let userIndices else { return nil }
    if let index = userIndices[id] { return index }
    report("\(name): no user is called \(id.quoted)", at: node, hint: hint(for: id, among: state.userIds))
    return nil
  }

  /// What may have been meant by a name, or all names when they are few.
  mutating func hint(for word: String, among names: some Collection<String>) -> String? {
    comparisons -= names.count
    if names.count <= 20 { return NearMiss.hint(for: word, among: names.map(\.shortened)) }
    guard comparisons >= 0 else { return nil }
    return NearMiss.nearest(to: word, among: names).map { "did you mean \($0.quoted)?" }
  }

  mutating func actAs(_ node: Node) -> Step.Kind? {
    state.currentUser = user(node, "as", step: "as")
    return state.currentUser.map { .action(.actAs(user: $0)) }
  }

  mutating func enter(_ node: Node) -> Step.Kind? {
    guard node.kind == .mapping else {
      return enter(user: user(node, "enter", step: "enter"), .unread, at: node)
    }
    let before = findings.count
    _ = isMapping(node, "enter", keys: ["user", "at"])
    let hasUnknownKey = findings.count > before
    // A key that is not known may name the user.
    var user = hasUnknownKey ? nil : state.currentUser
    if let name = node["user"] { user = self.user(name, "user", step: "enter") }
    let position: EntryPosition? = choice(node["at"], "at")
    return enter(user: user, position ?? .unread, at: node)
  }

  mutating func enter(user: Int?, _ position: EntryPosition, at node: Node) -> Step.Kind? {
    state.currentUser = user
    let isPossible = isInside(false, for: "enter", at: node)
    state.setInside(true)
    guard let user, isPossible else { return nil }
    return .enter(user: user, position)
  }

  mutating func leave(_ node: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "leave", at: node)
    state.setInside(false)
    return isPossible ? .action(.leave) : nil
  }

  mutating func markRead(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(false, for: "markRead", at: key)
    guard let method: ReadMethod = choice(node, "markRead"), isPossible else { return nil }
    return .action(.markRead(method))
  }

  mutating func switchDevice(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(false, for: "device", at: key)
    guard let device = device(node), isPossible else { return nil }
    return .action(.switchDevice(device))
  }

  mutating func say(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "say", at: key)
    guard let text = nonEmptyString(node, "say") else { return nil }
    let length = text.utf16.count
    guard length <= MessageObject.longestText else {
      report("say: \(length) characters are more than the most, \(MessageObject.longestText)", at: node)
      return nil
    }
    return isPossible ? .action(.say(text)) : nil
  }
}

/// Time and messages.
extension ScenarioParsing {
  mutating func wait(_ node: Node) -> Step.Kind? {
    guard let seconds = duration(node, "wait") else {
      state.forgetTime()
      return nil
    }
    let start = state.earliest
    guard state.advance(bySeconds: seconds) else {
      report(
        "wait: \(node.string.shortened) after \(start.iso8601) is past the end of the year 9999", at: node)
      return nil
    }
    return .action(.wait(seconds: seconds))
  }

  mutating func waitUntil(_ node: Node) -> Step.Kind? {
    if node.kind == .scalar, Duration(node.utf8) != nil {
      report(
        "at: expected a time, found \(node.kindFound)", at: node,
        hint: "to let some time pass write wait: \(node.string.shortened)")
      state.forgetTime()
      return nil
    }
    guard let end = timestamp(node, "at") else {
      state.forgetTime()
      return nil
    }
    guard end >= state.earliest else {
      report(
        "at: time goes back: it is \(state.earliest.iso8601) here already", at: node,
        hint: "steps stand in the order in which they happen")
      state.goBack(to: end)
      return nil
    }
    state.advance(to: end)
    return .action(.waitUntil(end))
  }

  mutating func send(_ node: Node) -> Step.Kind? {
    let before = findings.count
    let clock = state.clock ?? state.earliest
    if let sent = node["sent"] {
      report(
        "sent: a message that a step sends is sent at that step", at: sent,
        hint: "leave it out, or list the message under messages")
    }
    guard var message = message(node, clock: clock, users: state.users) else {
      state.add(unreadable: node["id"]?.string)
      return nil
    }
    message.sent = clock
    register(message, from: node, isSound: findings.count == before)
    return .action(.send(message))
  }

  /// A duration: `90s`, `5m`, `2h`, `3d`, `1d2h`, the greatest unit first. In seconds.
  mutating func duration(_ node: Node, _ name: String) -> Int? {
    guard node.kind == .scalar, let duration = Duration(node.utf8) else {
      let text = node.string.shortened
      let hint: String
      if !node.utf8.isEmpty, node.utf8.allSatisfy(\.isDigit) {
        hint = "add its unit: \(text)s, \(text)m, …"
      } else if (try? Timestamp(iso8601: node.string)) != nil {
        hint = "to go to a time write at: \(text)"
      } else {
        hint = "write it like 90s, 5m, 2h, 3d or 1d2h"
      }
      report("\(name): expected a duration, found \(node.kindFound)", at: node, hint: hint)
      return nil
    }
    guard let seconds = duration.seconds else {
      report("\(name): \(node.string.shortened) is longer than time lasts, to the year 9999", at: node)
      return nil
    }
    return seconds
  }
}
