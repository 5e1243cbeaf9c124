import ChatRoom
import MessagingAPI

/// LINE's Messaging API, answered from a simulation.
///
/// It is a value and knows no sockets: a request goes in, an answer comes out, and what the request does happens to the
/// simulation as an ``Action``, as if a person had done it.
///
/// ```swift
/// var service = MessagingAPIService(of: simulation.world)
/// let answer = service.answer(HTTPRequest(method: "GET", target: "/v2/bot/info"), in: &simulation)
/// ```
public struct MessagingAPIService: Sendable {
  /// The latest requests.
  public internal(set) var log = RequestLog()
  /// How it answers.
  public let settings: ServiceSettings
  /// The ids of the account, its users and messages.
  private(set) var ids: LINEIds
  /// Makes the ids of requests and tokens.
  var newIds: IdSource
  /// The retry keys of accepted requests.
  var retryKeys = RetryKeys()
  /// The tokens with which events can be answered.
  var replyTokens = ReplyTokens()
  /// The channel access tokens that were issued.
  var tokens = AccessTokens()
  /// Where events are sent; nil before a bot has said so.
  public internal(set) var webhook: WebhookURL?
  /// The webhooks that wait for their turn.
  var webhooks = WebhookQueue()
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
    webhook = settings.webhook
    ids = LINEIds(of: world)
    newIds = IdSource(seed: seed)
  }

  /// Goes on with another world, such as that of a changed file. Webhooks that wait are dropped.
  public mutating func adopt(_ world: World) {
    ids = LINEIds(of: world)
    webhooks.removeAll()
  }

  /// The user IDs of the users, by their indices in ``World/users``.
  public var userIDs: [String] { ids.users }

  /// Answers a request, or says which other server must be asked first.
  public mutating func answer(_ request: HTTPRequest, in simulation: inout Simulation) -> ServiceAnswer {
    notes.removeAll()
    let requestId = newIds.uuid()
    let found = Operation.find(request.method, request.path)
    let call = APICall(request: request, parameters: found?.parameters ?? [:], requestId: requestId)
    do throws(APIError) {
      switch try handling(of: call, found?.operation, at: simulation.world.clock) {
      case .simulated(let handler):
        let response = try handler(call, &self, &simulation)
        accept(call, response, at: simulation.world.clock)
        return .response(finished(response, call, found?.operation.name, at: simulation.world.clock))
      case .delivering(let handler):
        let (outgoing, finish) = try handler(call, &self, &simulation)
        return .pending(
          PendingAnswer(
            outgoing: outgoing, call: call, operation: found?.operation.name ?? "", finish: finish))
      case .notSimulated:
        note("documented, not simulated")
        throw .notFound
      }
    } catch {
      return .response(finished(error.response, call, found?.operation.name, at: simulation.world.clock))
    }
  }

  /// The answer to a request for which another server was asked. `time` is that of the room's clock.
  public mutating func finish(
    _ pending: PendingAnswer, with delivery: Delivery, at time: Timestamp
  ) -> HTTPResponse {
    notes.removeAll()
    return finished(pending.finish(delivery), pending.call, pending.operation, at: time)
  }

  /// What answers a request.
  ///
  /// - Throws: The answer to one that is not for any operation, or not allowed.
  private mutating func handling(
    of call: APICall, _ operation: Operation?, at time: Timestamp
  ) throws(APIError) -> Operation.Handling {
    let request = call.request
    guard let operation else {
      let methods = Operation.methods(of: request.path)
      note(
        methods.isEmpty ? "LINE has no such path" : "LINE has only \(methods.joined(separator: ", ")) here")
      throw .notFound
    }
    if operation.needsToken { try authorize(request, at: time) }
    if let key = request.fields["X-Line-Retry-Key"] {
      guard operation.takesRetryKey else {
        throw APIError(400, "The 'X-Line-Retry-Key' header is not supported by this endpoint")
      }
      try retryKeys.check(key, at: time)
    }
    return operation.handling
  }

  /// Keeps the retry key of a request that was accepted.
  private mutating func accept(_ call: APICall, _ response: HTTPResponse, at time: Timestamp) {
    guard let key = call.request.fields["X-Line-Retry-Key"] else { return }
    let sent = (try? JSONValue(parsing: response.body))?["sentMessages"]
    retryKeys.accept(key, requestId: call.requestId, at: time, sentMessages: sent)
  }

  /// Gives an answer its request id, and logs it.
  private mutating func finished(
    _ response: HTTPResponse, _ call: APICall, _ operation: String?, at time: Timestamp
  ) -> HTTPResponse {
    var response = response
    response.fields["X-Line-Request-Id"] = call.requestId
    log.add(
      call.request, at: time, operation: operation, response: response, duration: .now - call.start,
      notes: notes)
    return response
  }

  /// Whether the counts of a day at UTC+9 are ready: in reality when the day is over, here also before.
  func isReady(day: Int, in world: World) -> Bool {
    settings.isAsLINE ? day < world.clock.day : day <= world.clock.day
  }

  /// Adds a remark on the request that is being answered, for the log.
  mutating func note(_ text: String) {
    notes.append(text)
  }
}
