extension MessageObjectDecoder {
  private static let common = ["type", "quickReply", "sender"]

  /// The message object.
  mutating func messageObject(_ value: JSONValue) -> MessageObject? {
    guard case .object = value else {
      report("expected a message object, found \(value.found)")
      return nil
    }
    let type = choice("type", of: Members(value: value), among: MessageObject.types)
    guard let type, let message = self.members(of: value, type: type) else { return nil }
    optional("quickReply", of: message) { $0.quickReply($1) }
    optional("sender", of: message) { $0.sender($1) }
    switch type {
    case "text": return text(message)
    case "textV2": return textV2(message)
    case "sticker": return sticker(message)
    case "image": return image(message)
    case "video": return video(message)
    case "audio": return audio(message)
    case "location": return location(message)
    case "imagemap": return imagemap(message)
    case "template": return template(message)
    case "flex": return flex(message)
    default: return coupon(message)
    }
  }

  private mutating func members(of value: JSONValue, type: String) -> Members? {
    let own: [String]
    switch type {
    case "text": own = ["text", "emojis", "quoteToken"]
    case "textV2": own = ["text", "substitution", "quoteToken"]
    case "sticker": own = ["packageId", "stickerId", "quoteToken"]
    case "image": own = ["originalContentUrl", "previewImageUrl"]
    case "video": own = ["originalContentUrl", "previewImageUrl", "trackingId", "duration"]
    case "audio": own = ["originalContentUrl", "duration"]
    case "location": own = ["title", "address", "latitude", "longitude"]
    case "imagemap": own = ["baseUrl", "altText", "baseSize", "video", "actions"]
    case "template": own = ["altText", "template"]
    case "flex": own = ["altText", "contents"]
    default: own = ["couponId", "deliveryTag"]
    }
    return object(value, known: own + MessageObjectDecoder.common)
  }

  private mutating func text(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, most: MessageObject.longestText)
    string("quoteToken", of: message, isRequired: false)
    let units = Array((text ?? "").utf16)
    array("emojis", of: message, isRequired: false, counts: 0...20) { decoder, value -> Void? in
      guard let emoji = decoder.object(value, known: ["index", "productId", "emojiId"]) else { return nil }
      decoder.string("productId", of: emoji)
      decoder.string("emojiId", of: emoji)
      let index = decoder.integer("index", of: emoji, in: 0...MessageObject.longestText)
      if let index, text != nil, !units.indices.contains(index) || units[index] != 0x24 {
        decoder.inside(.name("index")) { $0.report("there is no $ at \(index) of the text") }
      }
      return ()
    }
    return text.map(MessageObject.text)
  }

  private mutating func textV2(_ message: Members) -> MessageObject? {
    let text = string("text", of: message, most: MessageObject.longestText)
    string("quoteToken", of: message, isRequired: false)
    optional("substitution", of: message) { decoder, value -> Void? in
      guard case .object(let members) = value else {
        decoder.report("expected an object, found \(value.found)")
        return nil
      }
      for member in members {
        decoder.inside(.name(member.name)) { $0.substitution(member.value) }
      }
      return ()
    }
    return text.map(MessageObject.text)
  }

  /// What stands for a `{key}` of a textV2: a mention or an emoji.
  private mutating func substitution(_ value: JSONValue) {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return
    }
    switch choice("type", of: Members(value: value), among: ["mention", "emoji"]) {
    case "mention":
      guard let mention = object(value, known: ["type", "mentionee"]) else { return }
      required("mentionee", of: mention) { decoder, value -> Void? in
        guard let mentionee = decoder.object(value, known: ["type", "userId"]) else { return nil }
        let type = decoder.choice("type", of: mentionee, among: ["user", "all"])
        if type == "user" { decoder.string("userId", of: mentionee) }
        return ()
      }
    case "emoji":
      guard let emoji = object(value, known: ["type", "productId", "emojiId"]) else { return }
      string("productId", of: emoji)
      string("emojiId", of: emoji)
    default:
      break
    }
  }

  private mutating func sticker(_ message: Members) -> MessageObject? {
    let package = string("packageId", of: message)
    let sticker = string("stickerId", of: message)
    string("quoteToken", of: message, isRequired: false)
    guard let package, let sticker else { return nil }
    return .sticker(packageId: package, stickerId: sticker)
  }

  private mutating func image(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let preview = url("previewImageUrl", of: message)
    guard let original, let preview else { return nil }
    return .image(originalContentUrl: original, previewImageUrl: preview)
  }

  private mutating func video(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let preview = url("previewImageUrl", of: message)
    string("trackingId", of: message, isRequired: false, most: 100)
    let duration = integer(
      "duration", of: message, isRequired: false, in: 1...MessageObject.longestDuration)
    guard let original, let preview else { return nil }
    return .video(originalContentUrl: original, previewImageUrl: preview, durationMilliseconds: duration)
  }

  private mutating func audio(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let duration = integer("duration", of: message, in: 1...MessageObject.longestDuration)
    guard let original, let duration else { return nil }
    return .audio(originalContentUrl: original, durationMilliseconds: duration)
  }

  private mutating func location(_ message: Members) -> MessageObject? {
    let title = string("title", of: message, most: 100)
    let address = string("address", of: message, most: 100)
    number("latitude", of: message, in: -90...90)
    number("longitude", of: message, in: -180...180)
    guard let title, let address else { return nil }
    return .location(title: title, address: address)
  }

  private mutating func coupon(_ message: Members) -> MessageObject? {
    string("deliveryTag", of: message, isRequired: false, most: 30)
    return string("couponId", of: message).map(MessageObject.coupon)
  }

  private mutating func quickReply(_ value: JSONValue) -> Void? {
    guard let quickReply = object(value, known: ["items"]) else { return nil }
    array("items", of: quickReply, counts: 1...13) { decoder, value -> Void? in
      guard let item = decoder.object(value, known: ["type", "imageUrl", "action"]) else { return nil }
      decoder.choice("type", of: item, among: ["action"])
      decoder.url("imageUrl", of: item, isRequired: false)
      decoder.required("action", of: item) { $0.action($1, in: .quickReply) }
      return ()
    }
    return ()
  }

  private mutating func sender(_ value: JSONValue) -> Void? {
    guard let sender = object(value, known: ["name", "iconUrl"]) else { return nil }
    string("name", of: sender, isRequired: false, most: 20)
    url("iconUrl", of: sender, isRequired: false)
    return ()
  }
}
