extension MessageObjectDecoder {
  /// The maximum number of bubbles of a carousel.
  private static let maximumBubbles = 12
  /// The most bytes of a bubble and of a carousel, as JSON without white space.
  private static let maximumBubbleBytes = 30 * 1024
  private static let maximumCarouselBytes = 50 * 1024

  /// A Flex Message.
  ///
  /// Source: Messaging API reference, "Flex Message".
  mutating func flex(_ message: Members) -> MessageObject? {
    let altText = string("altText", of: message, maximum: MessageObject.maximumAltTextLength)
    let contents = required("contents", of: message) { $0.flexContainer($1) }
    guard let altText = text(altText), var contents else { return nil }
    contents.altText = altText
    return .flex(contents)
  }

  /// A bubble or carousel container, as a message without `altText`.
  mutating func flexContainer(_ value: JSONValue) -> FlexMessage? {
    guard case .object = value else {
      report("expected an object, found \(value.found)")
      return nil
    }
    switch choice("type", of: Members(value: value), among: ["bubble", "carousel"]) {
    case "bubble":
      guard isWithinBytes(value, maximum: Self.maximumBubbleBytes, of: "a bubble") || isLenient else {
        return nil
      }
      return bubble(value).map { FlexMessage(altText: "", isCarousel: false, bubbles: [$0]) }
    case "carousel":
      guard isWithinBytes(value, maximum: Self.maximumCarouselBytes, of: "a carousel") || isLenient else {
        return nil
      }
      return flexCarousel(value)
    default:
      return nil
    }
  }

  private mutating func flexCarousel(_ value: JSONValue) -> FlexMessage? {
    guard let carousel = object(value, known: ["type", "contents"], isStrict: true) else { return nil }
    let counts = 1...MessageObjectDecoder.maximumBubbles
    let before = problems.count
    let bubbles = array("contents", of: carousel, counts: counts) { decoder, value -> FlexBubble? in
      if case .object = value { decoder.choice("type", of: Members(value: value), among: ["bubble"]) }
      return decoder.bubble(value, isInCarousel: true)
    }
    guard let bubbles, let first = bubbles.first else { return nil }
    if let other = bubbles.firstIndex(where: { $0.size != first.size }), problems.count == before {
      inside(.name("contents")) { decoder in
        decoder.inside(.index(other)) {
          $0.report(
            "its size is \(bubbles[other].size.rawValue), but the first bubble's is \(first.size.rawValue); "
              + "all bubbles of a carousel must have the same size")
        }
      }
    }
    return FlexMessage(altText: "", isCarousel: true, bubbles: bubbles)
  }

  private mutating func bubble(_ value: JSONValue, isInCarousel: Bool = false) -> FlexBubble? {
    let known = ["type", "size", "direction", "header", "hero", "body", "footer", "styles", "action"]
    guard let members = object(value, known: known, isStrict: true) else { return nil }
    var bubble = FlexBubble()
    if let size: FlexMessage.BubbleSize = word("size", of: members) { bubble.size = size }
    let direction = choice("direction", of: members, isRequired: false, among: ["ltr", "rtl"])
    bubble.isRightToLeft = direction == "rtl"
    for block in FlexBubble.Block.allCases {
      let types = block == .hero ? ["box", "image", "video"] : ["box"]
      bubble[block] = optional(block.rawValue, of: members) { $0.flexComponent($1, among: types, depth: 1) }
    }
    if case .video? = bubble[.hero]?.kind { checkVideo(in: bubble, isInCarousel: isInCarousel) }
    optional("styles", of: members) { decoder, value -> Void? in
      bubble.styles = decoder.blockStyles(value)
      return ()
    }
    bubble.action = flexAction(of: members, in: .flex)
    return bubble
  }

  /// A video must be in a single bubble that is at least as wide as `kilo`.
  ///
  /// Source: Messaging API reference, "Video" of Flex Messages.
  private mutating func checkVideo(in bubble: FlexBubble, isInCarousel: Bool) {
    inside(.name("hero")) { decoder in
      if isInCarousel { decoder.report("a carousel can't contain a video") }
      if ![.kilo, .mega, .giga].contains(bubble.size) {
        decoder.report("a video needs a bubble of the size kilo, mega or giga, found \(bubble.size.rawValue)")
      }
    }
  }

  private mutating func blockStyles(_ value: JSONValue) -> [FlexBubble.Block: FlexBubble.BlockStyle] {
    var styles: [FlexBubble.Block: FlexBubble.BlockStyle] = [:]
    let blocks = FlexBubble.Block.allCases
    guard let members = object(value, known: blocks.map(\.rawValue), isStrict: true) else { return styles }
    for block in blocks {
      styles[block] = optional(block.rawValue, of: members) { decoder, value -> FlexBubble.BlockStyle? in
        let known = ["backgroundColor", "separator", "separatorColor"]
        guard let members = decoder.object(value, known: known, isStrict: true) else { return nil }
        var style = FlexBubble.BlockStyle()
        style.backgroundColor = decoder.color("backgroundColor", of: members)
        style.hasSeparator = decoder.flexBool("separator", of: members) ?? false
        style.separatorColor = decoder.color("separatorColor", of: members)
        return style
      }
    }
    return styles
  }

  /// A `hero` or another part of a bubble that can be tapped: its `action`.
  mutating func flexAction(of members: Members, in place: ActionPlace) -> MessageAction? {
    member("action", of: members, isRequired: place == .flexButton) { $0.action($1, in: place) }
  }

  private mutating func isWithinBytes(_ value: JSONValue, maximum: Int, of what: String) -> Bool {
    let bytes = value.minifiedByteCount
    if bytes > maximum { report("\(bytes) bytes of JSON exceed the maximum of \(maximum) for \(what)") }
    return bytes <= maximum
  }
}

extension JSONValue {
  /// The size of the value as JSON in UTF-8 without white space, in bytes.
  var minifiedByteCount: Int {
    switch self {
    case .null: 4
    case .bool(let value): value ? 4 : 5
    case .number(let value): value.written.utf8.count
    case .string(let value): JSONValue.byteCount(of: value)
    case .array(let elements):
      elements.reduce(1) { $0 + $1.minifiedByteCount + 1 } + (elements.isEmpty ? 1 : 0)
    case .object(let members):
      members.reduce(1) { $0 + JSONValue.byteCount(of: $1.name) + $1.value.minifiedByteCount + 2 }
        + (members.isEmpty ? 1 : 0)
    }
  }

  private static func byteCount(of text: String) -> Int {
    text.utf8.reduce(2) { $0 + ($1 == 0x22 || $1 == 0x5C || $1 == 0x0A ? 2 : $1 < 0x20 ? 6 : 1) }
  }
}
