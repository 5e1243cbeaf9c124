/// The messages of a request to send some, or of a file that has them in another shape.
public struct MessageRequest: Hashable, Sendable {
  /// A message and where it stands.
  public struct Entry: Hashable, Sendable {
    /// The message.
    public var message: WrittenMessage
    /// Where in the value it was found; empty when it is the value itself.
    public var path: PropertyPath

    /// Creates an entry.
    public init(message: WrittenMessage, path: PropertyPath) {
      self.message = message
      self.path = path
    }
  }

  /// How many messages a request can have.
  public static let allowedCounts = 1...5

  /// The `altText` of a Flex Message that is made of a bare container, which has none.
  public static let standardAltText = "Flex Message"

  /// The messages, 1 to 5, in order.
  public var entries: [Entry]
  /// What is doubtful, such as unknown properties.
  public var warnings: [PropertyProblem]

  /// Creates a request.
  public init(entries: [Entry], warnings: [PropertyProblem] = []) {
    self.entries = entries
    self.warnings = warnings
  }

  /// Decodes the messages in a value of one of four shapes: the body of a request, `{"messages": […]}`; an
  /// array of message objects; one message object; the container of a Flex Message as the Flex Message
  /// Simulator gives it, of which a message with `altText` is made.
  ///
  /// Of a request's other properties only `customAggregationUnits` is checked: whom a message goes to is not
  /// decided by the file. O(size of the value).
  ///
  /// Source: Messaging API reference, "Send push message" and the other endpoints that send.
  ///
  /// - Throws: Every problem found, with its path in `value`, and the warnings.
  public static func decode(
    _ value: JSONValue, altText: String = standardAltText
  ) throws(InvalidMessageObject) -> MessageRequest {
    let (entries, warnings) = try MessageObjectDecoder.decode(value) { decoder, value in
      decoder.entries(value, altText: altText)
    }
    return MessageRequest(entries: entries, warnings: warnings)
  }
}

extension MessageObjectDecoder {
  /// The properties of the requests that send: those of all endpoints.
  private static let requestProperties = [
    "messages", "to", "replyToken", "notificationDisabled", "customAggregationUnits", "recipient", "filter",
    "limit",
  ]

  fileprivate mutating func entries(_ value: JSONValue, altText: String) -> [MessageRequest.Entry]? {
    if case .array = value { return messages(value) }
    guard case .object = value else {
      report("expected a message object, an array of them or a request, found \(value.found)")
      return nil
    }
    if value["messages"] != nil {
      guard let request = object(value, known: Self.requestProperties) else { return nil }
      optional("customAggregationUnits", of: request) { $0.units($1) }
      return required("messages", of: request) { $0.messages($1) }
    }
    if case .string(let type)? = value["type"], type == "bubble" || type == "carousel" {
      return bareContainer(value, altText: altText).map { [$0] }
    }
    return entry(value).map { [$0] }
  }

  /// The message objects of an array.
  private mutating func messages(_ value: JSONValue) -> [MessageRequest.Entry]? {
    guard case .array(let elements) = value else {
      report("expected an array, found \(value.found)")
      return nil
    }
    let counts = MessageRequest.allowedCounts
    guard counts.contains(elements.count) else {
      report(
        elements.isEmpty
          ? "there is no message; a request has \(counts.lowerBound) to \(counts.upperBound)"
          : "\(elements.count) messages are more than the most, \(counts.upperBound)")
      return nil
    }
    return elements.enumerated().compactMap { index, value in inside(.index(index)) { $0.entry(value) } }
  }

  private mutating func entry(_ value: JSONValue) -> MessageRequest.Entry? {
    let path = currentPath
    return messageObject(value).map { .init(message: WrittenMessage($0, from: value), path: path) }
  }

  /// A Flex Message of a container that stands alone; problems have their paths in the container.
  private mutating func bareContainer(_ container: JSONValue, altText: String) -> MessageRequest.Entry? {
    let value = JSONValue.object([
      .init("type", .string("flex")), .init("altText", .string(altText)), .init("contents", container),
    ])
    let object = wrapping { $0.messageObject(value) }
    return object.map { .init(message: WrittenMessage($0, from: value), path: currentPath) }
  }

  /// Custom aggregation units: at most one, of up to 30 letters, digits and `_`.
  private mutating func units(_ value: JSONValue) -> Void? {
    guard case .array(let units) = value else {
      report("expected an array, found \(value.found)")
      return nil
    }
    if units.count > 1 { report("\(units.count) units are more than the most, 1") }
    for (index, unit) in units.enumerated() {
      inside(.index(index)) { decoder in
        guard let name = decoder.string(unit, most: 30) else { return }
        let isName = name.utf8.allSatisfy {
          0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: "_")
        }
        if !isName { decoder.report("\"\(name.cut)\" has other characters than letters, digits and _") }
      }
    }
    return ()
  }
}
