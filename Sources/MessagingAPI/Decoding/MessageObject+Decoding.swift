extension MessageObject {
  /// Decodes a message object and checks it against the limits of the API.
  ///
  /// Unknown properties and what has no effect are warnings: the API gains properties every month. Lengths
  /// are counted in UTF-16 units or, where the API does, in grapheme clusters. O(size of the value).
  ///
  /// Source: Messaging API reference, "Message objects"; documentation, "Character counting in a text".
  ///
  /// - Parameter isLenient: Whether what the API refuses is a warning, as far as the message can be measured
  ///   without it: what can't be read counts as left out.
  /// - Returns: The message, which returns `value` as its ``WrittenMessage/json``, and the warnings.
  /// - Throws: Every problem found, and the warnings.
  public static func decode(
    _ value: JSONValue, isLenient: Bool = false
  ) throws(InvalidMessageObject) -> (message: WrittenMessage, warnings: [PropertyProblem]) {
    try MessageObjectDecoder.decode(value, isLenient: isLenient) { decoder, value in
      decoder.messageObject(value).map { WrittenMessage($0, from: value) }
    }
  }

  /// Decodes a message object and drops the warnings, see ``decode(_:isLenient:)``.
  public init(decoding value: JSONValue) throws(InvalidMessageObject) {
    self = try MessageObject.decode(value).message.object
  }

  /// The values of `type`.
  public static let types = [
    "text", "textV2", "sticker", "image", "video", "audio", "location", "imagemap", "template", "flex",
    "coupon",
  ]

  /// The longest text of a text message, in UTF-16 units. LINE counts a LINE emoji as its alternative text,
  /// which it does not disclose; here it is one `$`.
  public static let maximumTextLength = 5000

  /// The longest `altText`, in UTF-16 units.
  public static let maximumAltTextLength = 1500

  /// The longest video and audio a scenario can have, in milliseconds: a day.
  public static let maximumDuration = 86_400_000

  /// The names of properties that are strings wherever they occur, so that `text: 1.10` in YAML can be
  /// read as text.
  public static let textProperties: Set<String> = [
    "address", "altText", "clipboardText", "couponId", "data", "deliveryTag", "displayText", "emojiId",
    "fillInText", "label", "name", "packageId", "productId", "quoteToken", "richMenuAliasId", "stickerId",
    "text", "title", "trackingId", "userId",
  ]

  /// The errors and warnings of the action of a rich menu's area; paths start at the action.
  public static func check(
    richMenuAction value: JSONValue
  ) -> (problems: [PropertyProblem], warnings: [PropertyProblem]) {
    var decoder = MessageObjectDecoder()
    decoder.action(value, in: .richMenu)
    return (decoder.problems, decoder.warnings)
  }

  /// The problem with the URI of an action, nil if it is valid: at most 1,000 units, with a scheme that
  /// an action can have.
  public static func problem(ofActionURI uri: String) -> String? {
    let length = uri.utf16.count
    if length > MessageObjectDecoder.maximumActionURILength {
      return "\(length) characters exceed the maximum of \(MessageObjectDecoder.maximumActionURILength)"
    }
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    guard scheme.count < uri.count, ["http", "https", "line", "tel"].contains(scheme) else {
      return "must start with http://, https://, line:// or tel:"
    }
    return nil
  }
}
