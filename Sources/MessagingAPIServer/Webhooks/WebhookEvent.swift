import ChatRoom
import MessagingAPI

/// A webhook event object.
///
/// Source: Messaging API reference, "Webhook event objects".
struct WebhookEvent: Sendable {
  /// The ULID of the event, the same when it is sent again.
  var id: String
  /// When it happened.
  var time: Timestamp
  /// The token with which it can be answered; nil if it can't.
  var replyToken: String?
  /// The `type`.
  var type: String
  /// What only events of its type have.
  var details: [JSONValue.Member]
  /// Who caused it, and where.
  var source: JSONValue

  /// The event as JSON.
  func json(isRedelivery: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [.init("type", .string(type))]
    members += details
    members += [
      .init("webhookEventId", .string(id)),
      .init("deliveryContext", .object([.init("isRedelivery", .bool(isRedelivery))])),
      .init("timestamp", .number(Double(time.seconds) * 1000)), .init("source", source),
    ]
    if let replyToken { members.append(.init("replyToken", .string(replyToken))) }
    members.append(.init("mode", .string("active")))
    return .object(members)
  }
}

extension BotEvent {
  /// Its `type`, and what only events of that type have.
  func payload(_ ids: LINEIds, in world: World) -> (type: String, details: [JSONValue.Member]) {
    func object(_ name: String, _ member: String, _ value: JSONValue) -> [JSONValue.Member] {
      [.init(name, .object([.init(member, value)]))]
    }
    func members(_ name: String) -> [JSONValue.Member] {
      let member = JSONValue.object([
        .init("type", .string("user")), .init("userId", .string(ids.users[user])),
      ])
      return [.init(name, .object([.init("members", .array([member]))]))]
    }
    return switch kind {
    case .text, .groupText: ("message", [.init("message", message(in: world))])
    case .postback(let data, let parameters): ("postback", [postback(data, parameters)])
    case .follow(let isUnblocked): ("follow", object("follow", "isUnblocked", .bool(isUnblocked)))
    case .unfollow: ("unfollow", [])
    case .memberJoined: ("memberJoined", members("joined"))
    case .memberLeft: ("memberLeft", members("left"))
    case .videoPlayComplete(let id):
      ("videoPlayComplete", object("videoPlayComplete", "trackingId", .string(id)))
    }
  }

  /// Whether it comes with a reply token: there is somebody to answer.
  var canBeAnswered: Bool {
    switch kind {
    case .unfollow, .memberLeft: false
    case .text, .groupText, .postback, .follow, .memberJoined, .videoPlayComplete: true
    }
  }

  private func postback(_ data: String, _ parameters: [Parameter]) -> JSONValue.Member {
    var content: [JSONValue.Member] = [.init("data", .string(data))]
    if !parameters.isEmpty {
      content.append(.init("params", .object(parameters.map { .init($0.name, .string($0.value)) })))
    }
    return .init("postback", .object(content))
  }

  /// The text message that the user sent; null for other events.
  private func message(in world: World) -> JSONValue {
    let id: String
    let text: String
    var readToken: String?
    switch kind {
    case .text(let index):
      id = LINEIds.message(ofUser: user, text: index)
      text = world.users[user].room.ownTexts[index]
      readToken = LINEIds.readToken(ofUser: user, text: index)
    case .groupText(let written, let activity):
      id = LINEIds.message(inGroupBy: activity)
      text = written
    default: return .null
    }
    var members: [JSONValue.Member] = [
      .init("type", .string("text")), .init("id", .string(id)),
      .init("quoteToken", .string(LINEIds.quoteToken(ofMessage: id))),
    ]
    if let readToken { members.append(.init("markAsReadToken", .string(readToken))) }
    members.append(.init("text", .string(text)))
    return .object(members)
  }

  /// Who caused it, and where.
  func source(_ ids: LINEIds) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let group {
      members = [.init("type", .string("group")), .init("groupId", .string(ids.groups[group]))]
    } else {
      members = [.init("type", .string("user"))]
    }
    switch kind {
    // The members are named in the event; the source is only where.
    case .memberJoined, .memberLeft: break
    default: members.append(.init("userId", .string(ids.users[user])))
    }
    return .object(members)
  }
}
