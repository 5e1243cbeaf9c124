extension MessageObjectDecoder {
  /// The most LINE emojis of a text message, and the most that are substituted in a textV2.
  private static let mostEmojis = 20
  /// The most mentions that are substituted in a textV2.
  private static let mostMentions = 20
  /// The most substitutions of a textV2.
  private static let mostSubstitutions = 100
  /// The longest name of a substitution.
  private static let longestKey = 20

  /// Source: Messaging API reference, "Text message".
  mutating func text(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, most: MessageObject.longestText)
    string("quoteToken", of: message, isRequired: false)
    guard message["emojis"] != nil else { return self.text(text).map(MessageObject.text) }
    let units = Array((text ?? "").utf16)
    array("emojis", of: message, isRequired: false, counts: 0...Self.mostEmojis) { decoder, value -> Void? in
      guard let emoji = decoder.object(value, known: ["index", "productId", "emojiId"]) else { return nil }
      decoder.string("productId", of: emoji)
      decoder.string("emojiId", of: emoji)
      let index = decoder.integer("index", of: emoji, in: 0...MessageObject.longestText)
      if let index, text != nil, !units.indices.contains(index) || units[index] != 0x24 {
        decoder.inside(.name("index")) { $0.report("there is no $ at \(index) of the text") }
      }
      return ()
    }
    return self.text(text).map(MessageObject.text)
  }

  /// Source: Messaging API reference, "Text message (v2)".
  mutating func textV2(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, most: MessageObject.longestText)
    string("quoteToken", of: message, isRequired: false)
    let names = optional("substitution", of: message) { $0.substitutions($1) }
    if let text { checkPlaceholders(of: text, names: message["substitution"] == nil ? [] : names) }
    return self.text(text).map(MessageObject.text)
  }

  /// The substitutions of a textV2; gives their names.
  private mutating func substitutions(_ value: JSONValue) -> Set<String>? {
    guard case .object(let members) = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    if members.count > Self.mostSubstitutions {
      report("\(members.count) substitutions are more than the most, \(Self.mostSubstitutions)")
    }
    var counts: [String: Int] = [:]
    for member in members {
      inside(.name(member.name)) { decoder in
        decoder.checkKey(member.name)
        if let type = decoder.substitution(member.value) { counts[type, default: 0] += 1 }
      }
    }
    for (type, most) in [("mention", Self.mostMentions), ("emoji", Self.mostEmojis)] {
      let count = counts[type] ?? 0
      if count > most { report("\(count) \(type)s are more than the most, \(most)") }
    }
    return Set(members.map(\.name))
  }

  private mutating func checkKey(_ key: String) {
    if key.utf8.count > Self.longestKey {
      report(
        "a name of \(key.utf16.count) characters is longer than the longest, \(Self.longestKey)",
        isAboutName: true)
    } else if key.isEmpty || !key.utf8.allSatisfy(Self.isOfKey) {
      report("a name has letters a to z and A to Z, digits and _ only", isAboutName: true)
    }
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_")
  }

  /// What stands for a `{key}` of a textV2: a mention or an emoji; gives which.
  private mutating func substitution(_ value: JSONValue) -> String? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    let type = choice("type", of: Members(value: value), among: ["mention", "emoji"])
    switch type {
    case "mention":
      guard let mention = object(value, known: ["type", "mentionee"]) else { return type }
      required("mentionee", of: mention) { decoder, value -> Void? in
        guard let mentionee = decoder.object(value, known: ["type", "userId"]) else { return nil }
        let type = decoder.choice("type", of: mentionee, among: ["user", "all"])
        if type == "user" { decoder.string("userId", of: mentionee) }
        return ()
      }
    case "emoji":
      guard let emoji = object(value, known: ["type", "productId", "emojiId"]) else { return type }
      string("productId", of: emoji)
      string("emojiId", of: emoji)
    default: break
    }
    return type
  }

  /// Checks that braces are in pairs and that what stands in them is substituted. `{{` and `}}` are braces
  /// as such. `names` are those of the substitutions, nil when they could not be read.
  private mutating func checkPlaceholders(of text: String, names: Set<String>?) {
    let bytes = Array(text.utf8)
    var used: Set<String> = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == byte {
        index += 2
        continue
      }
      let end = bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }
      guard byte == UInt8(ascii: "{"), let end, bytes[end] == UInt8(ascii: "}") else {
        inside(.name("text")) {
          $0.report(
            "a \(byte == UInt8(ascii: "{") ? "{ that no } closes" : "} that no { opens")",
            hint: "write {{ and }} for braces as such")
        }
        return
      }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      used.insert(name)
      if let names, !names.contains(name) {
        inside(.name("text")) { decoder in
          decoder.report(
            "nothing is substituted for {\(name.cut)}",
            hint: NearMiss.nearest(to: name, among: names.sorted()).map { "did you mean {\($0)}?" }
              ?? "write {{ and }} for braces as such")
        }
      }
      index = end + 1
    }
    for name in (names ?? []).subtracting(used).sorted() {
      inside(.name("substitution")) { decoder in
        decoder.inside(.name(name)) { $0.warn("{\(name.cut)} is not in the text", isAboutName: true) }
      }
    }
  }
}
