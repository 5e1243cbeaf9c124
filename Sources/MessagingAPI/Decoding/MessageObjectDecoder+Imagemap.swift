extension MessageObjectDecoder {
  /// The width of an imagemap in its own units. The service takes others, too.
  private static let baseWidth = 1040
  /// The greatest height of an imagemap in its own units. The API names none; this keeps products small.
  private static let maximumBaseHeight = 100_000

  /// An imagemap message.
  ///
  /// Source: Messaging API reference, "Imagemap message".
  mutating func imagemap(_ message: Members) -> MessageObject? {
    url("baseUrl", of: message)
    let altText = string("altText", of: message, maximum: MessageObject.maximumAltTextLength)
    let height = required("baseSize", of: message) { decoder, value -> Int? in
      guard let size = decoder.object(value, known: ["width", "height"]) else { return nil }
      let width = decoder.integer("width", of: size, in: 1...Self.maximumBaseHeight)
      let height = decoder.integer("height", of: size, in: 1...Self.maximumBaseHeight)
      if let width, width != Self.baseWidth {
        decoder.inside(.name("width")) {
          $0.warn(
            "\(width) is not \(Self.baseWidth)", hint: "the reference says: set it to \(Self.baseWidth)")
        }
      }
      guard let height else { return nil }
      let unit = width ?? Self.baseWidth
      return max(1, (height * Self.baseWidth + unit / 2) / unit)
    }
    optional("video", of: message) { $0.imagemapVideo($1) }
    array("actions", of: message, counts: 0...50) { $0.imagemapAction($1) }
    guard let altText = text(altText), let height else { return nil }
    return .imagemap(altText: altText, baseHeight: height)
  }

  private mutating func imagemapVideo(_ value: JSONValue) -> Void? {
    let known = ["originalContentUrl", "previewImageUrl", "area", "externalLink"]
    guard let video = object(value, known: known) else { return nil }
    url("originalContentUrl", of: video)
    url("previewImageUrl", of: video)
    required("area", of: video) { $0.area($1) }
    optional("externalLink", of: video) { decoder, value -> Void? in
      guard let link = decoder.object(value, known: ["linkUri", "label"]) else { return nil }
      decoder.actionURI("linkUri", of: link)
      decoder.label(of: link, isRequired: true, maximum: 30)
      return ()
    }
    return ()
  }

  private mutating func imagemapAction(_ value: JSONValue) -> Void? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    let types = ["uri": "linkUri", "message": "text", "clipboard": "clipboardText"]
    guard let type = choice("type", of: Members(value: value), among: types.keys.sorted()),
      let own = types[type], let action = object(value, known: ["type", "label", "area", own])
    else { return nil }
    label(of: action, isRequired: false, maximum: 100)
    required("area", of: action) { $0.area($1) }
    switch type {
    case "uri": actionURI("linkUri", of: action)
    case "message": string("text", of: action, maximum: 400)
    default: string("clipboardText", of: action)
    }
    return ()
  }

  private mutating func area(_ value: JSONValue) -> Void? {
    guard let area = object(value, known: ["x", "y", "width", "height"]) else { return nil }
    let maximum = MessageObjectDecoder.maximumBaseHeight
    for name in ["x", "y"] { integer(name, of: area, in: 0...maximum) }
    for name in ["width", "height"] { integer(name, of: area, in: 1...maximum) }
    return ()
  }
}
