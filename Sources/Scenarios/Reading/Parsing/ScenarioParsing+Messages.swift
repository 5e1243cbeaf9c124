import ChatRoom
import MessagingAPI
import TerminalText

extension ScenarioParsing {
  private static let messageKeys: [StaticString] = [
    "id", "sent", "type", "to", "unit", "requestId", "notificationDisabled", "bubbles",
  ]

  mutating func messages(_ node: Node?, clock: Timestamp, users: [User]) -> [Message] {
    guard let node else { return [] }
    guard isSequence(node, "messages") else {
      state.hasUnknownMessages = true
      return []
    }
    var messages: [Message] = []
    messages.reserveCapacity(node.count)
    for element in node.elements {
      guard !findings.isFull else {
        state.hasUnknownMessages = true
        break
      }
      let before = findings.count
      guard let message = message(element, clock: clock, users: users) else {
        state.add(unreadable: element["id"]?.string)
        continue
      }
      let first = state.bubbles.count
      for (position, name) in filesOfMessage { files[first + position] = name }
      register(message, from: element, isSound: findings.count == before)
      messages.append(message)
    }
    return messages
  }

  /// Registers a message for use in steps. Its ids are in use from here on.
  mutating func register(_ message: Message, from node: Node, isSound: Bool) {
    if (try? state.names.message(message.id)) != nil {
      report("id: \(message.id.quoted) is already the id of another message", at: node["id"] ?? node)
    } else if !state.requestIds.insert(message.requestId).inserted {
      report(
        "requestId: \(message.requestId.quoted) is already the request id of another message",
        at: node["requestId"] ?? node)
    }
    state.add(message, isSound: isSound)
  }

  /// Parses one message. `clock` is the default for `sent`. Does not check whether its ids are already in
  /// use.
  mutating func message(_ node: Node, clock: Timestamp, users: [User]) -> Message? {
    guard isMapping(node, "a message", keys: ScenarioParsing.messageKeys) else { return nil }
    let id = messageId(required("id", of: node, "a message"))
    let requestId = nonEmptyString(node["requestId"], "requestId")
    let sent = timestamp(node["sent"], "sent")
    let kind: Message.Kind? = choice(node["type"], "type")
    let recipients = node["to"].flatMap {
      userList($0, "to", of: users, hint: "omit it to send to all users")
    }
    let unit = node["unit"].flatMap { self.unit($0) }
    if let unitNode = node["unit"], let kind = kind ?? (node["type"] == nil ? .broadcast : nil),
      kind != .push && kind != .multicast
    {
      report(
        "unit: only push and multicast messages can have one, not a \(kind.rawValue) message", at: unitNode)
    }
    let isSilent = bool(node["notificationDisabled"], "notificationDisabled")
    let bubbles = self.bubbles(required("bubbles", of: node, "a message"))
    guard let id else { return nil }
    return Message(
      id: id, requestId: requestId, sent: sent ?? clock, kind: kind ?? .broadcast, recipients: recipients,
      unit: unit, isNotificationDisabled: isSilent ?? false, bubbles: bubbles)
  }

  private mutating func messageId(_ node: Node?) -> String? {
    guard let node, let id = identifier(node, "id") else { return nil }
    guard id != "room" else {
      report("id: \"room\" is reserved for the chat room", at: node)
      return nil
    }
    return id
  }

  /// Parses a custom aggregation unit (R13).
  private mutating func unit(_ node: Node) -> String? {
    guard let unit = nonEmptyString(node, "unit") else { return nil }
    let length = unit.unicodeScalars.count
    guard length <= AggregationUnit.maximumNameLength else {
      report(
        "unit: \(length) characters exceed the maximum of \(AggregationUnit.maximumNameLength)", at: node)
      return nil
    }
    if let problem = AggregationUnit.problem(ofName: unit) {
      report("unit: \(problem)", at: node, hint: AggregationUnit.hint(forName: unit))
      return nil
    }
    return unit
  }

  private mutating func bubbles(_ node: Node?) -> [Bubble] {
    filesOfMessage.removeAll(keepingCapacity: true)
    guard let node, isSequence(node, "bubbles") else { return [] }
    guard node.count > 0 else {
      report("bubbles: a message must have 1 to \(Message.maximumBubbles) bubbles, found none", at: node)
      return []
    }
    var bubbles: [Bubble] = []
    bubbles.reserveCapacity(min(node.count, Message.maximumBubbles))
    // Includes bubbles that could not be read.
    var count = 0
    for element in node.elements {
      let own = self.bubbles(of: element)
      let next = count + max(1, own.count)
      let maximum = Message.maximumBubbles
      if count <= maximum, next > maximum {
        let total = max(next, node.count)
        refuse("bubbles: \(total) bubbles exceed the maximum of \(maximum)", at: element)
      }
      // Errors in excess bubbles are still reported.
      if next <= maximum || isLenient {
        if let file = element["file"], own.count == 1 { filesOfMessage[bubbles.count] = file.string }
        bubbles += own
      }
      count = next
      if findings.isFull { break }
    }
    return bubbles
  }
}
