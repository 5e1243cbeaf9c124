/// The properties any message object can have in addition to its bubble.
extension WrittenMessage {
  /// The name above it instead of the account's: `sender.name`. O(members).
  public var senderName: String? {
    guard case .string(let name)? = json?["sender"]?["name"], !name.isEmpty else { return nil }
    return name
  }

  /// Its quick reply buttons, in order: `quickReply.items`. O(members + items).
  public var quickReplies: [MessageAction] {
    guard case .array(let items)? = json?["quickReply"]?["items"] else { return [] }
    return items.compactMap { $0["action"].flatMap { MessageAction($0) } }
  }

  /// The buttons in it that send a text or a postback, each once, in order. O(size of the JSON).
  public var buttons: [MessageAction] { json.map { MessageObject.buttons(in: $0) } ?? [] }
}
