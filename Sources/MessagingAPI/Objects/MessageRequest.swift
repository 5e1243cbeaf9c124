/// The messages of a request to send some, or of a file that has them in another shape.
public struct MessageRequest: Hashable, Sendable {
  /// A message and its place.
  public struct Entry: Hashable, Sendable {
    /// The message.
    public var message: WrittenMessage
    /// The path of the value; empty for the request itself.
    public var path: PropertyPath

    /// Creates an entry.
    public init(message: WrittenMessage, path: PropertyPath) {
      self.message = message
      self.path = path
    }
  }

  /// The endpoints of the Messaging API that send messages.
  public enum Endpoint: String, CaseIterable, Hashable, Sendable {
    /// To all friends.
    case broadcast
    /// To an audience, or by attributes.
    case narrowcast
    /// To up to 500 users.
    case multicast
    /// To one user, group chat or multi-person chat.
    case push
    /// In answer to a webhook event.
    case reply
  }

  /// The number of messages a request can have.
  public static let allowedCounts = 1...5

  /// The most recipients of a multicast request.
  public static let maximumRecipients = 500

  /// The `altText` of a Flex Message that is made of a bare container, which has none.
  public static let standardAltText = "Flex Message"

  /// The messages, 1 to 5, in order.
  public var entries: [Entry]
  /// The endpoint whose request it is, by its properties; nil when the value is no request but only messages.
  public var endpoint: Endpoint?
  /// Whom it goes to: the ids in `to`, as they were written; empty where there is none.
  public var recipients: [String] = []
  /// The token of the webhook event that it answers.
  public var replyToken: String?
  /// Its custom aggregation unit.
  public var unit: String?
  /// Whether users are not notified of it: `notificationDisabled`.
  public var isNotificationDisabled = false
  /// The warnings, such as unknown properties.
  public var warnings: [PropertyProblem]

  /// Creates what has only messages.
  public init(entries: [Entry], warnings: [PropertyProblem] = []) {
    self.entries = entries
    self.warnings = warnings
  }

  /// Decodes the messages in a value of one of four shapes: the body of a request, `{"messages": […]}`; an
  /// array of message objects; one message object; the container of a Flex Message as the Flex Message
  /// Simulator exports it, of which a message with `altText` is made. O(size of the value).
  ///
  /// Source: Messaging API reference, "Send push message" and the other endpoints that send.
  ///
  /// - Parameter isLenient: Whether what the API refuses is a warning, as far as the messages can be measured.
  /// - Throws: Every problem found, with its path in `value`, and the warnings.
  public static func decode(
    _ value: JSONValue, altText: String = standardAltText, isLenient: Bool = false
  ) throws(InvalidMessageObject) -> MessageRequest {
    var (request, warnings) = try MessageObjectDecoder.decode(value, isLenient: isLenient) { decoder, value in
      decoder.request(value, altText: altText)
    }
    request.warnings = warnings
    return request
  }

  /// Decodes the body of a request to an endpoint. What the endpoint needs must be there. O(size of the value).
  ///
  /// - Throws: Every problem found, with its path in `value`, and the warnings.
  public static func decode(
    _ value: JSONValue, to endpoint: Endpoint
  ) throws(InvalidMessageObject) -> MessageRequest {
    var (request, warnings) = try MessageObjectDecoder.decode(value) { $0.requestBody($1, to: endpoint) }
    request.warnings = warnings
    return request
  }
}
