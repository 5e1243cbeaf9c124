import ChatRoom
import MessagingAPI

/// LINE's Messaging API, answered from a simulation.
///
/// It is a value and knows no sockets: a request goes in, an answer comes out, and what the request does happens to the
/// simulation as an ``Action``, as if a person had done it.
///
/// ```swift
/// var service = MessagingAPIService()
/// let response = service.answer(HTTPRequest(method: "GET", target: "/v2/bot/info"), in: &simulation)
/// ```
public struct MessagingAPIService: Sendable {
  /// The latest requests.
  public private(set) var log = RequestLog()
  /// Makes the ids of requests and tokens.
  var ids: IdSource
  /// Remarks on the request that is being answered, for the log.
  private var notes: [String] = []

  /// Creates a service. Services with the same seed make the same ids.
  public init(seed: UInt64 = .random(in: .min ... .max)) {
    ids = IdSource(seed: seed)
  }

  /// Answers a request.
  public mutating func answer(_ request: HTTPRequest, in simulation: inout Simulation) -> HTTPResponse {
    notes.removeAll()
    let requestId = ids.uuid()
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
    switch operation.handling {
    case .notSimulated:
      note("documented, not simulated")
      throw .notFound
    case .simulated(let handler):
      let call = APICall(request: request, parameters: parameters, requestId: requestId)
      return try handler(call, &self, &simulation)
    }
  }

  /// Adds a remark on the request that is being answered, for the log.
  mutating func note(_ text: String) {
    notes.append(text)
  }
}
