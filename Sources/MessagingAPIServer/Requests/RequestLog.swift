import ChatRoom

/// The latest requests and webhooks with their answers, for people who look on.
public struct RequestLog: Sendable {
  /// A request, or a webhook, and its answer.
  public struct Entry: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// When it came, on the room's clock.
    public var time: Timestamp
    /// The request.
    public var request: HTTPRequest
    /// The `operationId` of LINE's OpenAPI description, nil if LINE has no such operation.
    public var operation: String?
    /// The answer. Of one to a webhook only the status is known, 0 for none.
    public var response: HTTPResponse
    /// Whether this server sent it to a bot, instead of the other way round.
    public var isWebhook = false
    /// The time that the answer took.
    public var duration: Duration
    /// What a developer may want to know beside the answer: warnings, and what LINE would not say.
    public var notes: [String]
  }

  /// The requests, oldest first.
  public private(set) var entries: [Entry] = []
  /// The number of requests so far.
  public private(set) var count = 0
  private let maximum: Int
  private let maximumBytes: Int
  /// The bytes in all bodies.
  private var bytes = 0

  /// An empty log that keeps the latest `maximum` requests, or fewer if their bodies and answers have more bytes.
  init(maximum: Int = 1000, maximumBytes: Int = 16 << 20) {
    self.maximum = maximum
    self.maximumBytes = maximumBytes
  }

  /// Adds a request; the oldest ones are dropped, half of them at a time. O(1) on average.
  mutating func add(
    _ request: HTTPRequest, at time: Timestamp, operation: String?, response: HTTPResponse,
    isWebhook: Bool = false,
    duration: Duration = .zero, notes: [String]
  ) {
    count += 1
    bytes += request.body.count + response.body.count
    while entries.count >= 2 * maximum || bytes > 2 * maximumBytes, !entries.isEmpty {
      let old = entries.prefix((entries.count + 1) / 2)
      bytes -= old.reduce(0) { $0 + $1.request.body.count + $1.response.body.count }
      entries.removeFirst(old.count)
    }
    entries.append(
      Entry(
        number: count, time: time, request: request, operation: operation, response: response,
        isWebhook: isWebhook, duration: duration, notes: notes))
  }
}
