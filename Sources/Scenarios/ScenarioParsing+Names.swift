import ChatRoom
import MessagingAPI

/// Names of bubbles and messages in steps.
extension ScenarioParsing {
  /// The bubble that a name like `promo/2` stands for, by its index in the world.
  mutating func bubble(named node: Node, _ name: String) -> Int? {
    let slash = node.utf8.lastIndex(of: UInt8(ascii: "/")) ?? node.utf8.startIndex
    let id = String(decoding: node.utf8[..<slash], as: UTF8.self)
    let digits = node.utf8[slash...].dropFirst()
    let isNumber = !digits.isEmpty && digits.allSatisfy(\.isDigit)
    guard !id.isEmpty, isNumber || state.messageIndices[id] != nil else {
      report(
        "\(name): expected a bubble, found \(node.kindFound)", at: node,
        hint: bubbles(ofMessageNamed: node.string)
          ?? "write it like promo/2: the message's id and the bubble's place in it")
      return nil
    }
    guard let index = message(named: id, at: node, name) else { return nil }
    let message = state.messages[index]
    // Which of its bubbles is meant is unknown when some could not be read.
    guard message.isSound else { return nil }
    let seq = isNumber ? Int(String(decoding: digits, as: UTF8.self)) : nil
    guard let seq, seq >= 1, seq <= message.bubbles.count else {
      report("\(name): there is no \(node.string.quoted)", at: node, hint: bubbles(ofMessageNamed: id))
      return nil
    }
    return message.bubbles.lowerBound + seq - 1
  }

  /// What the bubbles of a message are called, nil when there is no such message.
  func bubbles(ofMessageNamed id: String) -> String? {
    guard let index = state.messageIndices[id] else { return nil }
    let count = state.messages[index].bubbles.count
    let name = id.shortened
    return
      "\(name) has \(count == 1 ? "one bubble, \(name)/1" : "\(count) bubbles, \(name)/1 to \(name)/\(count)")"
  }

  /// The message with that id, by its index in the world. `others` are names that could stand there, too.
  mutating func message(named id: String, at node: Node, _ name: String, or others: [String] = []) -> Int? {
    if let index = state.messageIndices[id] { return index }
    if state.unreadableIds.contains(id) || state.hasUnknownMessages { return nil }
    if isSentByStep(id) {
      report("\(name): \(id.quoted) has not been sent yet", at: node, hint: "a later step sends it")
    } else {
      let names = state.messages.lazy.map(\.id)
      report(
        "\(name): no message is called \(id.quoted)", at: node,
        hint: others.isEmpty ? hint(for: id, among: names) : hint(for: id, among: others + names))
    }
    return nil
  }

  /// Whether any step sends a message with that id.
  private mutating func isSentByStep(_ id: String) -> Bool {
    if let idsSentBySteps { return idsSentBySteps.contains(id) }
    let ids = Set(stepsNode?.elements.lazy.compactMap { $0["send"]?["id"]?.string } ?? [])
    idsSentBySteps = ids
    return ids.contains(id)
  }

  /// A bubble that has to stand in the current user's room.
  mutating func bubbleInRoom(_ node: Node, _ name: String) -> Int? {
    guard let bubble = bubble(named: node, name) else { return nil }
    let message = state.message(ofBubble: bubble)
    if let clock = state.clock, message.sent > clock {
      report(
        "\(name): \(message.id.quoted) has not been sent yet: it is \(clock.iso8601)", at: node,
        hint: "it is sent at \(message.sent.iso8601)")
      // A step that lets time pass is missing before this one.
      state.forgetTime()
      return nil
    }
    if let user = state.currentUser, !message.isSent(to: user) {
      report("\(name): \(message.id.quoted) was not sent to \(state.currentName.shortened)", at: node)
      return nil
    }
    return bubble
  }
}
