import ChatRoom
import MessagingAPI
import TerminalText

/// Resolving the names of bubbles and messages in steps.
extension ScenarioParsing {
  /// Resolves a bubble name such as `promo/2` to its index in the world.
  mutating func bubble(named node: Node, _ name: String) -> Int? {
    do {
      let bubble = try state.names.bubble(node.string)
      // If some bubbles could not be read, it is unclear which one is meant.
      return state.message(ofBubble: bubble).isSound ? bubble : nil
    } catch {
      switch error {
      case .unknownMessage(let id): reportUnknown(message: id, at: node, name)
      case .unknownBubble(_, let message):
        guard state.messages[message].isSound else { return nil }
        report(
          "\(name): unknown bubble \(node.string.quoted)", at: node,
          hint: bubbles(ofMessageNamed: state.messages[message].id))
      case .notABubble, .unknownUser:
        report(
          "\(name): expected a bubble, found \(node.kindFound)", at: node,
          hint: bubbles(ofMessageNamed: node.string)
            ?? "write it like promo/2: the message id and the bubble's position in the message")
      }
      return nil
    }
  }

  /// Describes the bubble names of a message, nil if there is no such message.
  func bubbles(ofMessageNamed id: String) -> String? {
    guard let index = try? state.names.message(id) else { return nil }
    let count = state.names.bubbles(ofMessage: index).count
    let name = id.shortened
    return
      "\(name) has \(count == 1 ? "one bubble, \(name)/1" : "\(count) bubbles, \(name)/1 to \(name)/\(count)")"
  }

  /// Resolves a message id to its index in the world. `others` are further names allowed there.
  mutating func message(named id: String, at node: Node, _ name: String, or others: [String] = []) -> Int? {
    if let index = try? state.names.message(id) { return index }
    reportUnknown(message: id, at: node, name, or: others)
    return nil
  }

  /// Reports that there is no such message, unless it may be one that could not be read.
  private mutating func reportUnknown(
    message id: String, at node: Node, _ name: String, or others: [String] = []
  ) {
    if state.unreadableIds.contains(id) || state.hasUnknownMessages { return }
    if isSentByStep(id) {
      report("\(name): \(id.quoted) has not been sent yet", at: node, hint: "a later step sends it")
    } else {
      let names = state.messages.lazy.map(\.id)
      report(
        "\(name): unknown message \(id.quoted)", at: node,
        hint: others.isEmpty ? hint(for: id, among: names) : hint(for: id, among: others + names))
    }
  }

  /// Returns whether any step sends a message with the given id.
  private mutating func isSentByStep(_ id: String) -> Bool {
    if let idsSentBySteps { return idsSentBySteps.contains(id) }
    let ids = Set(stepsNode?.elements.lazy.compactMap { $0["send"]?["id"]?.string } ?? [])
    idsSentBySteps = ids
    return ids.contains(id)
  }

  /// Resolves a bubble that must be in the current user's room.
  mutating func bubbleInRoom(_ node: Node, _ name: String) -> Int? {
    guard let bubble = bubble(named: node, name) else { return nil }
    let message = state.message(ofBubble: bubble)
    if let clock = state.clock, message.sent > clock {
      report(
        "\(name): \(message.id.quoted) has not been sent yet at \(clock.iso8601)", at: node,
        hint: "it is sent at \(message.sent.iso8601)")
      // A step that advances the time is missing before this one.
      state.forgetTime()
      return nil
    }
    if let user = state.currentUser, !message.isSent(to: user) {
      report("\(name): \(message.id.quoted) was not sent to \(state.currentName.shortened)", at: node)
      return nil
    }
    return bubble
  }

  /// Parses a position in the room: either end of the content, or a bubble.
  mutating func place(_ node: Node, _ name: String) -> Place? {
    if node.isScalar("top") { return .top }
    if node.isScalar("bottom") { return .bottom }
    guard node.kind == .scalar, node.utf8.contains(UInt8(ascii: "/")) else {
      report(
        "\(name): expected a position, found \(node.kindFound)", at: node,
        hint: bubbles(ofMessageNamed: node.string) ?? "allowed: top, bottom, or a bubble such as promo/2")
      return nil
    }
    return bubbleInRoom(node, name).map(Place.bubble)
  }
}

/// Resolving users and URLs.
extension ScenarioParsing {
  /// Resolves a user id to the user's index.
  mutating func user(_ node: Node, _ name: String, step: StepDefinition) -> Int? {
    guard node.kind == .scalar, !node.utf8.isEmpty else {
      report(
        "\(name): expected a user, found \(node.kindFound)", at: node, hint: step.hint())
      return nil
    }
    guard let id = nonEmptyString(node, name), areUsersKnown else { return nil }
    if let index = try? state.names.user(id) { return index }
    report("\(name): unknown user \(id.quoted)", at: node, hint: hint(for: id, among: state.userIds))
    return nil
  }

  /// Returns a hint with the likely name, or with all names if there are few.
  mutating func hint(for word: String, among names: some Collection<String>) -> String? {
    comparisons -= names.count
    if names.count <= 20 { return NearMiss.hint(for: word, among: names.map(\.shortened)) }
    guard comparisons >= 0 else { return nil }
    return NearMiss.nearest(to: word, among: names).map { "did you mean \($0.quoted)?" }
  }

  /// Returns a hint with the likely URL, or with all available ones; `noun` says what they are.
  static func hint(for url: String, among links: [String], _ noun: String = "URLs") -> String? {
    if links.isEmpty { return nil }
    if let near = NearMiss.nearest(to: url, among: links.prefix(20)) {
      return "did you mean \(near.quoted)?"
    }
    return "available \(noun): " + list(links)
  }

  /// Lists the first few URLs.
  static func list(_ links: [String], _ separator: String = ", ") -> String {
    let some = links.prefix(5).map(\.shortened).joined(separator: separator)
    return links.count > 5 ? "\(some)\(separator)\(links.count - 5) more" : some
  }
}
