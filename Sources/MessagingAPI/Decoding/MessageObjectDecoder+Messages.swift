extension MessageObjectDecoder {
  private static let common = ["type", "quickReply", "sender"]

  /// The message object.
  ///
  /// Source: Messaging API reference, "Message objects", a section for each type.
  mutating func messageObject(_ value: JSONValue) -> MessageObject? {
    let object = atMessage { $0.anyMessageObject(value) }
    if object == nil { isUnreadable = true }
    return object
  }

  private mutating func anyMessageObject(_ value: JSONValue) -> MessageObject? {
    guard case .object = value else {
      report("expected a message object, found \(value.found)")
      return nil
    }
    if let shape = ObjectShape(value) {
      report("this is \(shape.name), not a message object", hint: shape.hint)
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

  private mutating func sticker(_ message: Members) -> MessageObject? {
    let package = string("packageId", of: message)
    let sticker = string("stickerId", of: message)
    string("quoteToken", of: message, isRequired: false)
    guard let package = text(package), let sticker = text(sticker) else { return nil }
    return .sticker(packageId: package, stickerId: sticker)
  }

  private mutating func image(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let preview = url("previewImageUrl", of: message)
    guard let original = text(original), let preview = text(preview) else { return nil }
    return .image(originalContentUrl: original, previewImageUrl: preview)
  }

  private mutating func video(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let preview = url("previewImageUrl", of: message)
    string("trackingId", of: message, isRequired: false, maximum: 100, signs: "-.=,+*()%$&;:@{}!?<>[]")
    let duration = integer(
      "duration", of: message, isRequired: false, in: 1...MessageObject.maximumDuration)
    guard let original = text(original), let preview = text(preview) else { return nil }
    return .video(originalContentUrl: original, previewImageUrl: preview, durationMilliseconds: duration)
  }

  private mutating func audio(_ message: Members) -> MessageObject? {
    let original = url("originalContentUrl", of: message)
    let duration = integer("duration", of: message, in: 1...MessageObject.maximumDuration)
    guard let original = text(original), let duration = duration ?? (isLenient ? 0 : nil) else { return nil }
    return .audio(originalContentUrl: original, durationMilliseconds: duration)
  }

  private mutating func location(_ message: Members) -> MessageObject? {
    let title = string("title", of: message, maximum: 100)
    let address = string("address", of: message, maximum: 100)
    number("latitude", of: message, in: -90...90)
    number("longitude", of: message, in: -180...180)
    guard let title = text(title), let address = text(address) else { return nil }
    return .location(title: title, address: address)
  }

  private mutating func coupon(_ message: Members) -> MessageObject? {
    string("deliveryTag", of: message, isRequired: false, maximum: 30, signs: "_")
    let id = string("couponId", of: message)
    return text(id).map(MessageObject.coupon)
  }

  /// A string of ASCII letters, digits and some signs.
  private mutating func string(
    _ name: String, of message: Members, isRequired: Bool, maximum: Int, signs: String
  ) {
    guard let text = string(name, of: message, isRequired: isRequired, maximum: maximum) else { return }
    let other = text.unicodeScalars.first { scalar in
      !(scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
        && !signs.unicodeScalars.contains(scalar)
    }
    guard let other else { return }
    inside(.name(name)) {
      $0.report(
        "\"\(other)\" is not allowed", hint: "allowed: letters a to z and A to Z, digits and \(signs)")
    }
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
    let name = string("name", of: sender, isRequired: false, maximum: 20)
    if let name, name.contains("LINE") {
      inside(.name("name")) { $0.warn("contains the word LINE, which the API may reject") }
    }
    url("iconUrl", of: sender, isRequired: false)
    return ()
  }
}
