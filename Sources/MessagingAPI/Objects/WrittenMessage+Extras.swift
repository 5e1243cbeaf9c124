/// The properties any message object can have in addition to its bubble.
extension WrittenMessage {
  /// The name above it instead of the account's: `sender.name`. O(members).
  public var senderName: String? {
    guard case .string(let name)? = json?["sender"]?["name"], !name.isEmpty else { return nil }
    return name
  }

  /// The labels of its quick reply buttons, in order: those of `quickReply.items`. O(members + items).
  public var quickReplyLabels: [String] {
    guard case .array(let items)? = json?["quickReply"]?["items"] else { return [] }
    return items.compactMap { item in
      if case .string(let label)? = item["action"]?["label"] { label } else { nil }
    }
  }
}
