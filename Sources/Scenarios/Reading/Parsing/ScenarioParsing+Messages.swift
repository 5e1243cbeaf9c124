import TerminalText
import ChatRoom
import MessagingAPI

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

  /// Makes a message known to the steps. Its names are taken from here on.
  mutating func register(_ message: Message, from node: Node, isSound: Bool) {
    if state.messageIndices[message.id] != nil {
      report("id: another message is called \(message.id.quoted) already", at: node["id"] ?? node)
    } else if !state.requestIds.insert(message.requestId).inserted {
      report(
        "requestId: another message has the request id \(message.requestId.quoted) already",
        at: node["requestId"] ?? node)
    }
    state.add(message, isSound: isSound)
  }

  /// One message. `clock` is when it is sent unless it says so itself. Its names may be taken already.
  mutating func message(_ node: Node, clock: Timestamp, users: [User]) -> Message? {
    guard isMapping(node, "a message", keys: ScenarioParsing.messageKeys) else { return nil }
    let id = messageId(required("id", of: node, "a message"))
    let requestId = nonEmptyString(node["requestId"], "requestId")
    let sent = timestamp(node["sent"], "sent")
    let kind: Message.Kind? = choice(node["type"], "type")
    let recipients = node["to"].flatMap { self.recipients($0, users: users) }
    let unit = node["unit"].flatMap { self.unit($0) }
    if let unitNode = node["unit"], let kind = kind ?? (node["type"] == nil ? .broadcast : nil),
      kind != .push && kind != .multicast
    {
      report(
        "unit: a \(kind.rawValue) message has none; only push and multicast messages do", at: unitNode)
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
      report("id: no message can be called \"room\", which means the chat room", at: node)
      return nil
    }
    return id
  }

  private mutating func recipients(_ node: Node, users: [User]) -> [Int]? {
    guard node.kind == .sequence else {
      let word = node.kind == .scalar ? node.string.shortened : "alice"
      report("to: expected a list, found \(node.kindFound)", at: node, hint: "write it like to: [\(word)]")
      return nil
    }
    guard node.count > 0 else {
      report("to: the list is empty", at: node, hint: "leave it out to send to all users")
      return nil
    }
    var recipients: Set<Int> = []
    for element in node.elements {
      guard let id = nonEmptyString(element, "to"), let userIndices else { continue }
      guard let index = userIndices[id] else {
        report(
          "to: no user is called \(id.quoted)", at: element,
          hint: hint(for: id, among: users.lazy.map(\.id)))
        continue
      }
      if !recipients.insert(index).inserted {
        report("to: \(id.quoted) is there a second time", at: element)
      }
    }
    return recipients.sorted()
  }

  /// A custom aggregation unit (R13).
  private mutating func unit(_ node: Node) -> String? {
    guard let unit = nonEmptyString(node, "unit") else { return nil }
    let length = unit.unicodeScalars.count
    guard length <= AggregationUnit.maximumNameLength else {
      report(
        "unit: \(length) characters are more than the most, \(AggregationUnit.maximumNameLength)", at: node)
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
      report("bubbles: a message has 1 to \(Message.maximumBubbles) bubbles, found none", at: node)
      return []
    }
    var bubbles: [Bubble] = []
    bubbles.reserveCapacity(min(node.count, Message.maximumBubbles))
    // Those that can't be read are counted, too.
    var count = 0
    for element in node.elements {
      let own = self.bubbles(of: element)
      let next = count + max(1, own.count)
      let most = Message.maximumBubbles
      if count <= most, next > most {
        let total = max(next, node.count)
        refuse("bubbles: \(total) are more than the most, \(most); this is number \(most + 1)", at: element)
      }
      // What is wrong in one too many is reported all the same.
      if next <= most || isLenient {
        if let file = element["file"], own.count == 1 { filesOfMessage[bubbles.count] = file.string }
        bubbles += own
      }
      count = next
      if findings.isFull { break }
    }
    return bubbles
  }
}
