/// The properties any message object can have in addition to its bubble.
extension WrittenMessage {
  /// The name above it instead of the account's: `sender.name`. O(members).
  public var senderName: String? {
    guard case .string(let name)? = json?["sender"]?["name"], !name.isEmpty else { return nil }
    return name
  }

  /// The mentions in its text, as they are read: `@All`, or @ and the name of a placeholder. O(members).
  public var mentions: [String] {
    guard case .object(let substitutions)? = json?["substitution"] else { return [] }
    return substitutions.compactMap { substitution in
      guard substitution.value["type"] == .string("mention") else { return nil }
      let isAll = substitution.value["mentionee"]?["type"] == .string("all")
      return isAll ? "@All" : "@\(substitution.name)"
    }
  }

  /// Its quick reply buttons, in order: `quickReply.items`. O(members + items).
  public var quickReplies: [MessageAction] {
    guard case .array(let items)? = json?["quickReply"]?["items"] else { return [] }
    return items.compactMap { $0["action"].flatMap { MessageAction($0) } }
  }

  /// The buttons in it that send a text or a postback, each once, in order. O(size of the JSON).
  public var buttons: [MessageAction] { json.map { MessageObject.buttons(in: $0) } ?? [] }
}
