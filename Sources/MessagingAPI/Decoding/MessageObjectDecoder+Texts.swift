extension MessageObjectDecoder {
  /// The most LINE emojis of a text message, and the most that are substituted in a textV2.
  private static let maximumEmojis = 20
  /// The most mentions that are substituted in a textV2.
  private static let maximumMentions = 20
  /// The most substitutions of a textV2.
  private static let maximumSubstitutions = 100
  /// The longest name of a substitution.
  private static let maximumKeyLength = 20

  /// Source: Messaging API reference, "Text message".
  mutating func text(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, maximum: MessageObject.maximumTextLength)
    string("quoteToken", of: message, isRequired: false)
    guard message["emojis"] != nil else { return self.text(text).map(MessageObject.text) }
    var units = Array((text ?? "").utf16)
    let emoji = Array(String(MessageObject.emoji).utf16)[0]
    var isEmoji: Set<Int> = []
    array("emojis", of: message, isRequired: false, counts: 0...Self.maximumEmojis) {
      decoder, value -> Void? in
      guard let emoji = decoder.object(value, known: ["index", "productId", "emojiId"]) else { return nil }
      decoder.string("productId", of: emoji)
      decoder.string("emojiId", of: emoji)
      let index = decoder.integer("index", of: emoji, in: 0...MessageObject.maximumTextLength)
      if let index, text != nil, !units.indices.contains(index) || units[index] != 0x24 {
        decoder.inside(.name("index")) { $0.report("there is no $ at \(index) of the text") }
      } else if let index {
        isEmoji.insert(index)
      }
      return ()
    }
    guard let text = self.text(text) else { return nil }
    for index in isEmoji where units.indices.contains(index) { units[index] = emoji }
    return .text(isEmoji.isEmpty ? text : String(decoding: units, as: UTF16.self))
  }

  /// Source: Messaging API reference, "Text message (v2)".
  mutating func textV2(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, maximum: MessageObject.maximumTextLength)
    string("quoteToken", of: message, isRequired: false)
    let substitutions = optional("substitution", of: message) { $0.substitutions($1) }
    let pieces = PlaceholderText(text ?? "")
    if text != nil {
      checkPlaceholders(of: pieces, substitutions: message["substitution"] == nil ? [:] : substitutions)
    } else if !isLenient {
      return nil
    }
    return .text(
      pieces.text { name in
        switch substitutions?[name] ?? nil {
        case .emoji: String(MessageObject.emoji)
        case .mention(let isAll): isAll ? "@All" : "@\(name)"
        case nil: nil
        }
      })
  }

  /// A substitution for a placeholder of a textV2.
  private enum Substitution {
    case emoji
    case mention(isAll: Bool)
    /// The value of its `type`.
    var type: String {
      switch self {
      case .emoji: "emoji"
      case .mention: "mention"
      }
    }
  }

  /// The substitutions of a textV2 by their names; nil in the place of one that can't be read.
  private mutating func substitutions(_ value: JSONValue) -> [String: Substitution?]? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    if members.count > Self.maximumSubstitutions {
      report("\(members.count) substitutions exceed the maximum of \(Self.maximumSubstitutions)")
    }
    var counts: [String: Int] = [:]
    var substitutions: [String: Substitution?] = [:]
    for member in members {
      inside(.name(member.name)) { decoder in
        decoder.checkKey(member.name)
        let substitution = decoder.substitution(member.value)
        if let substitution { counts[substitution.type, default: 0] += 1 }
        substitutions.updateValue(substitution, forKey: member.name)
      }
    }
    for (type, maximum) in [("mention", Self.maximumMentions), ("emoji", Self.maximumEmojis)] {
      let count = counts[type] ?? 0
      if count > maximum { report("\(count) \(type)s exceed the maximum of \(maximum)") }
    }
    return substitutions
  }

  private mutating func checkKey(_ key: String) {
    if key.utf8.count > Self.maximumKeyLength {
      report(
        "a name of \(key.utf16.count) characters exceeds the maximum of \(Self.maximumKeyLength)",
        isAboutName: true)
    } else if key.isEmpty || !key.utf8.allSatisfy(Self.isOfKey) {
      report("a name has letters a to z and A to Z, digits and _ only", isAboutName: true)
    }
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_")
  }

  /// The substitution for a `{key}` of a textV2: a mention or an emoji.
  private mutating func substitution(_ value: JSONValue) -> Substitution? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    switch choice("type", of: Members(value: value), among: ["mention", "emoji"]) {
    case "mention":
      guard let mention = object(value, known: ["type", "mentionee"]) else { return nil }
      let isAll = required("mentionee", of: mention) { decoder, value -> Bool? in
        guard let mentionee = decoder.object(value, known: ["type", "userId"]) else { return nil }
        let type = decoder.choice("type", of: mentionee, among: ["user", "all"])
        if type == "user" { decoder.string("userId", of: mentionee) }
        return type == "all"
      }
      return .mention(isAll: isAll ?? false)
    case "emoji":
      guard let emoji = object(value, known: ["type", "productId", "emojiId"]) else { return nil }
      string("productId", of: emoji)
      string("emojiId", of: emoji)
      return .emoji
    default: return nil
    }
  }

  /// Checks that braces are in pairs and that their names have substitutions. `substitutions` are nil when
  /// they could not be read.
  private mutating func checkPlaceholders(of text: PlaceholderText, substitutions: [String: Substitution?]?) {
    for name in text.names where substitutions.map({ $0[name] == nil }) ?? false {
      inside(.name("text")) { decoder in
        decoder.report(
          "there is no substitution for {\(name.cut)}",
          hint: NearMiss.nearest(to: name, among: (substitutions ?? [:]).keys.sorted()).map {
            "did you mean {\($0)}?"
          } ?? "write {{ and }} for literal braces")
      }
    }
    if let fault = text.fault {
      inside(.name("text")) {
        $0.report(
          "a \(fault == .unclosed ? "{ is not closed" : "} has no opening {")",
          hint: "write {{ and }} for literal braces")
      }
      return
    }
    for name in Set((substitutions ?? [:]).keys).subtracting(text.names).sorted() {
      inside(.name("substitution")) { decoder in
        decoder.inside(.name(name)) { $0.warn("{\(name.cut)} is not in the text", isAboutName: true) }
      }
    }
  }
}
