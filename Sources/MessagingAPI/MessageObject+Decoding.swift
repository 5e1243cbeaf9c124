/// A value that is no valid message object.
public struct InvalidMessageObject: Error, Hashable, Sendable {
  /// Everything that is wrong with it, at least one problem.
  public var problems: [PropertyProblem]

  /// Creates the error.
  public init(problems: [PropertyProblem]) {
    self.problems = problems
  }
}

extension MessageObject {
  /// Decodes a message object and checks it against the limits of the API. Throws every problem found.
  /// O(size of the value).
  ///
  /// Lengths are counted in UTF-16 units. Source: Messaging API reference, "Message objects".
  public init(decoding value: JSONValue) throws(InvalidMessageObject) {
    var warnings: [PropertyProblem] = []
    try self.init(decoding: value, warnings: &warnings)
  }

  /// Decodes a message object and adds to `warnings` what looks wrong but may be right, such as properties
  /// of Flex components that are newer than this decoder. O(size of the value).
  public init(decoding value: JSONValue, warnings: inout [PropertyProblem]) throws(InvalidMessageObject) {
    var decoder = MessageObjectDecoder()
    let object = decoder.messageObject(value)
    warnings += decoder.warnings
    guard let object, decoder.problems.isEmpty else {
      throw InvalidMessageObject(problems: decoder.problems)
    }
    self = object
  }

  /// The values of `type`.
  public static let types = [
    "text", "textV2", "sticker", "image", "video", "audio", "location", "imagemap", "template", "flex",
    "coupon",
  ]

  /// The longest text of a text message, in UTF-16 units.
  public static let longestText = 5000

  /// The longest `altText`, in UTF-16 units.
  public static let longestAltText = 1500

  /// The longest video and audio a scenario can have, in milliseconds: a day.
  public static let longestDuration = 86_400_000

  /// The names of properties that are strings wherever they occur, so that `text: 1.10` in YAML can be
  /// taken as the text it looks like.
  public static let textProperties: Set<String> = [
    "address", "altText", "clipboardText", "couponId", "data", "deliveryTag", "displayText", "emojiId",
    "fillInText", "label", "name", "packageId", "productId", "quoteToken", "stickerId", "text", "title",
    "trackingId", "userId",
  ]

  /// What is wrong with the action of a rich menu's area; paths start at the action.
  public static func problems(ofRichMenuAction value: JSONValue) -> [PropertyProblem] {
    var decoder = MessageObjectDecoder()
    decoder.action(value, in: .richMenu)
    return decoder.problems
  }

  /// What is wrong with the URI of an action, nil when nothing is: at most 1,000 units, with a scheme that
  /// an action can have.
  public static func problem(ofActionURI uri: String) -> String? {
    let length = uri.utf16.count
    if length > MessageObjectDecoder.longestActionURI {
      return "\(length) characters are more than the most, \(MessageObjectDecoder.longestActionURI)"
    }
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    guard scheme.count < uri.count, ["http", "https", "line", "tel"].contains(scheme) else {
      return "has to start with http://, https://, line:// or tel:"
    }
    return nil
  }
}
