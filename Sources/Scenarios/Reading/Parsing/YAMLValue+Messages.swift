import ChatRoom
import MessagingAPI

/// Messages and bubbles as YAML.
extension YAMLValue {
  /// Converts a message. `pictureNames` are the names of picture files to write, by those they have; `file` returns
  /// the file of a bubble by its position in the message, from 0, or nil.
  init(
    _ message: Message, users: [String], isSentByStep: Bool, pictureNames: [String: String],
    file: (Int) -> String? = { _ in nil }
  ) throws(UnwritableBubble) {
    var pairs: [Pair] = [Pair("id", .text(message.id))]
    if message.requestId != message.id { pairs.append(Pair("requestId", .text(message.requestId))) }
    if !isSentByStep { pairs.append(Pair("sent", .plain(message.sent.text))) }
    if message.kind != .broadcast { pairs.append(Pair("type", .plain(message.kind.rawValue))) }
    if let unit = message.unit { pairs.append(Pair("unit", .text(unit))) }
    if message.isNotificationDisabled { pairs.append(Pair("notificationDisabled", .plain("true"))) }
    if let recipients = message.recipients {
      pairs.append(Pair("to", .list(recipients.map { .text(users[$0]) })))
    }
    var bubbles: [YAMLValue] = []
    for (position, bubble) in message.bubbles.enumerated() {
      guard let value = YAMLValue(bubble, file: file(position), pictureNames) else {
        throw UnwritableBubble(name: "\(message.id)/\(position + 1)")
      }
      bubbles.append(value)
    }
    pairs.append(Pair("bubbles", .lines(bubbles)))
    self = .block(pairs)
  }

  /// Converts a bubble. Returns nil if it has no JSON.
  private init?(_ bubble: Bubble, file: String?, _ pictureNames: [String: String]) {
    var pairs: [Pair]
    if let file {
      pairs = [Pair("file", .text(file))]
    } else {
      guard case .object(let members)? = bubble.message.json else { return nil }
      pairs = YAMLValue.members(members).map { Pair($0.name, YAMLValue($0.value)) }
    }
    if bubble.height > 0 { pairs.append(Pair("height", .number(Int(bubble.height)))) }
    if bubble.width > 0 { pairs.append(Pair("width", .number(Int(bubble.width)))) }
    if bubble.pixelWidth > 0 {
      pairs.append(Pair("pixels", .plain("\(bubble.pixelWidth)x\(bubble.pixelHeight)")))
    }
    if let picture = bubble.picture { pairs.append(Pair("picture", YAMLValue(picture, pictureNames))) }
    self = pairs.count == 1 ? .block(pairs) : .map(pairs)
  }

  /// Returns the members of a message object that can be written to a scenario. Unknown properties whose
  /// names resemble a bubble's additional keys, such as its size, are dropped.
  private static func members(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    if members.count == 2, members[0] == .init("type", .string("text")), members[1].name == "text" {
      return [members[1]]
    }
    let warnings = (try? MessageObject.decode(.object(members), isLenient: true))?.warnings ?? []
    let names = Set(
      warnings.filter { $0.isAboutName && $0.path.components.count == 1 }.map(\.path.description))
    return members.filter { member in
      !(names.contains(member.name) && ScenarioParsing.isNearAddition(member.name))
    }
  }
}
