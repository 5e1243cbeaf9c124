import ChatRoom
import MessagingAPI

/// LINE's Messaging API, answered from a simulation.
///
/// It is a value and knows no sockets: a request goes in, an answer comes out, and what the request does happens to the
/// simulation as an ``Action``, as if a person had done it.
///
/// ```swift
/// var service = MessagingAPIService(of: simulation.world)
/// let response = service.answer(HTTPRequest(method: "GET", target: "/v2/bot/info"), in: &simulation)
/// ```
public struct MessagingAPIService: Sendable {
  /// The latest requests.
  public private(set) var log = RequestLog()
  /// How it answers.
  public let settings: ServiceSettings
  /// The ids of the account, its users and messages.
  let ids: LINEIds
  /// Makes the ids of requests and tokens.
  var newIds: IdSource
  /// The retry keys of accepted requests.
  var retryKeys = RetryKeys()
  /// The tokens with which events can be answered.
  var replyTokens = ReplyTokens()
  /// What became of narrowcasts, by request id.
  var narrowcasts: [String: NarrowcastProgress] = [:]
  /// Remarks on the request that is being answered, for the log.
  private var notes: [String] = []

  /// Creates a service for the simulation of a world, whose account and users stay the same. Services with the same seed
  /// make the same ids.
  public init(
    of world: World, settings: ServiceSettings = ServiceSettings(),
    seed: UInt64 = .random(in: .min ... .max)
  ) {
    self.settings = settings
    ids = LINEIds(of: world)
    newIds = IdSource(seed: seed)
  }

  /// Answers a request.
  public mutating func answer(_ request: HTTPRequest, in simulation: inout Simulation) -> HTTPResponse {
    notes.removeAll()
    let requestId = newIds.uuid()
    let found = Operation.find(request.method, request.path)
    var response: HTTPResponse
    do throws(APIError) {
      response = try answer(request, found, requestId: requestId, in: &simulation)
    } catch {
      response = error.response
    }
    response.fields["X-Line-Request-Id"] = requestId
    log.add(
      request, at: simulation.world.clock, operation: found?.operation.name, response: response, notes: notes)
    return response
  }

  private mutating func answer(
    _ request: HTTPRequest, _ found: (operation: Operation, parameters: [String: String])?, requestId: String,
    in simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let (operation, parameters) = found else {
      let methods = Operation.methods(of: request.path)
      note(
        methods.isEmpty ? "LINE has no such path" : "LINE has only \(methods.joined(separator: ", ")) here")
      throw .notFound
    }
    if operation.needsToken { try authorize(request) }
    if let key = request.fields["X-Line-Retry-Key"] {
      guard operation.takesRetryKey else {
        throw APIError(400, "The 'X-Line-Retry-Key' header is not supported by this endpoint")
      }
      try retryKeys.check(key, at: simulation.world.clock)
    }
    switch operation.handling {
    case .notSimulated:
      note("documented, not simulated")
      throw .notFound
    case .simulated(let handler):
      let call = APICall(request: request, parameters: parameters, requestId: requestId)
      let response = try handler(call, &self, &simulation)
      if let key = request.fields["X-Line-Retry-Key"] {
        let sent = (try? JSONValue(parsing: response.body))?["sentMessages"]
        retryKeys.accept(key, requestId: requestId, at: simulation.world.clock, sentMessages: sent)
      }
      return response
    }
  }

  /// Checks the channel access token of a request.
  private func authorize(_ request: HTTPRequest) throws(APIError) {
    guard let header = request.fields["Authorization"], header.lowercased().hasPrefix("bearer ") else {
      throw APIError(
        401, "Authorization header required. Must follow the scheme, 'Authorization: Bearer <ACCESS TOKEN>'")
    }
    let token = String(header.dropFirst("Bearer ".count))
    guard !token.isEmpty, settings.accessToken == nil || token == settings.accessToken else {
      throw APIError(
        401,
        """
        Authentication failed due to the following reason: invalid token. Confirm that the access token in the \
        authorization header is valid.
        """)
    }
  }

  /// Adds a remark on the request that is being answered, for the log.
  mutating func note(_ text: String) {
    notes.append(text)
  }
}
