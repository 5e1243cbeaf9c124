extension MessageObjectDecoder {
  /// The most bubbles of a carousel.
  private static let mostBubbles = 12
  /// The most bytes of a bubble and of a carousel, as JSON without white space.
  private static let mostBubbleBytes = 30 * 1024
  private static let mostCarouselBytes = 50 * 1024

  /// A Flex Message, its contents as far as their outline.
  ///
  /// Source: Messaging API reference, "Flex Message".
  mutating func flex(_ message: Members) -> MessageObject? {
    let altText = string("altText", of: message, most: MessageObject.longestAltText)
    let contents = required("contents", of: message) { decoder, value -> FlexMessage? in
      guard case .object = value else {
        decoder.report("expected an object, found \(value.found)")
        return nil
      }
      switch decoder.choice("type", of: Members(value: value), among: ["bubble", "carousel"]) {
      case "bubble":
        decoder.checkBytes(of: value, most: Self.mostBubbleBytes, of: "a bubble")
        return decoder.bubble(value).map {
          FlexMessage(altText: "", isCarousel: false, bubbleSizes: [$0])
        }
      case "carousel":
        decoder.checkBytes(of: value, most: Self.mostCarouselBytes, of: "a carousel")
        return decoder.flexCarousel(value)
      default:
        return nil
      }
    }
    guard let altText, var contents else { return nil }
    contents.altText = altText
    return .flex(contents)
  }

  private mutating func flexCarousel(_ value: JSONValue) -> FlexMessage? {
    guard let carousel = object(value, known: ["type", "contents"]) else { return nil }
    let counts = 1...MessageObjectDecoder.mostBubbles
    let sizes = array("contents", of: carousel, counts: counts) { decoder, value in
      if case .object = value { decoder.choice("type", of: Members(value: value), among: ["bubble"]) }
      return decoder.bubble(value)
    }
    guard let sizes, let first = sizes.first else { return nil }
    if let other = sizes.firstIndex(where: { $0 != first }), problems.isEmpty {
      inside(.name("contents")) { decoder in
        decoder.inside(.index(other)) {
          $0.report(
            "its size is \(sizes[other].rawValue), but the first bubble's is \(first.rawValue); all bubbles "
              + "of a carousel have one size")
        }
      }
    }
    return FlexMessage(altText: "", isCarousel: true, bubbleSizes: sizes)
  }

  /// A bubble container; gives its size class.
  private mutating func bubble(_ value: JSONValue) -> FlexMessage.BubbleSize? {
    let known = ["type", "size", "direction", "header", "hero", "body", "footer", "styles", "action"]
    guard let bubble = object(value, known: known) else { return nil }
    choice("direction", of: bubble, isRequired: false, among: ["ltr", "rtl"])
    for name in ["header", "hero", "body", "footer", "styles", "action"] {
      optional(name, of: bubble) { decoder, value -> Void? in
        if case .object = value { return () }
        decoder.report("expected an object, found \(value.found)")
        return nil
      }
    }
    guard bubble["size"] != nil else { return .mega }
    return choice("size", of: bubble, among: FlexMessage.BubbleSize.allCases.map(\.rawValue))
      .flatMap(FlexMessage.BubbleSize.init)
  }

  private mutating func checkBytes(of value: JSONValue, most: Int, of what: String) {
    let bytes = value.minifiedByteCount
    if bytes > most { report("\(bytes) bytes of JSON are more than the most of \(what), \(most)") }
  }
}

extension JSONValue {
  /// How many bytes the value has as JSON in UTF-8 without white space.
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
