/// The properties any message object can have in addition to its bubble.
extension WrittenMessage {
  /// The name above it instead of the account's: `sender.name`. O(members).
  public var senderName: String? {
    guard case .string(let name)? = json?["sender"]?["name"], !name.isEmpty else { return nil }
    return name
  }

  /// Its quick reply buttons, in order: `quickReply.items`. O(members + items).
  public var quickReplies: [QuickReply] {
    guard case .array(let items)? = json?["quickReply"]?["items"] else { return [] }
    return items.compactMap { item in
      guard let action = item["action"], case .string(let label)? = action["label"] else { return nil }
      return QuickReply(label: label, action: action)
    }
  }
}
