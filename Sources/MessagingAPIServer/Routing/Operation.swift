import ChatRoom

/// One operation of the API: a method and a path, and what answers it.
struct Operation: Sendable {
  /// Answers a request, or refuses it.
  typealias Handler =
    @Sendable (
      _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
    ) throws(APIError) -> HTTPResponse

  /// Makes the request to another server, and then the answer.
  typealias Caller =
    @Sendable (
      _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
    ) throws(APIError) -> (OutgoingRequest, @Sendable (Delivery) -> HTTPResponse)

  /// What the server does with an operation.
  enum Handling: Sendable {
    /// It answers.
    case simulated(Handler)
    /// It asks another server, and answers what became of that.
    case delivering(Caller)
    /// LINE documents it, and this server does not have it.
    case notSimulated
  }

  /// The `operationId` of LINE's OpenAPI description.
  let name: String
  /// The method, such as `GET`.
  let method: String
  /// The path.
  let path: PathPattern
  /// Whether it takes an `X-Line-Retry-Key`.
  let takesRetryKey: Bool
  /// What answers it.
  let handling: Handling

  /// Creates an operation.
  init(_ method: String, _ path: String, _ name: String, takesRetryKey: Bool = false, _ handling: Handling) {
    self.name = name
    self.method = method
    self.path = PathPattern(path)
    self.takesRetryKey = takesRetryKey
    self.handling = handling
  }

  /// All operations that LINE documents.
  static let all: [Operation] =
    SendingOperations.all + AccountOperations.all + CountOperations.all + ChatOperations.all
    + WebhookOperations.all
    + TokenOperations.all + InsightOperations.all + notSimulated

  /// Whether it takes only requests with a channel access token: all but those that issue tokens.
  var needsToken: Bool { path.text.hasPrefix("/v2/bot/") || path.text.hasPrefix("/bot/") }

  /// The operation that a request is for with the parameters of its path; nil if LINE has none.
  static func find(_ method: String, _ path: Substring) -> (
    operation: Operation, parameters: [String: String]
  )? {
    var found: (operation: Operation, parameters: [String: String])?
    for operation in all where operation.method == method {
      guard let parameters = operation.path.match(path) else { continue }
      if let best = found, best.operation.path.parameterCount <= operation.path.parameterCount { continue }
      found = (operation, parameters)
    }
    return found
  }

  /// The methods that LINE has for a path.
  static func methods(of path: Substring) -> [String] {
    all.filter { $0.path.match(path) != nil }.map(\.method)
  }
}
