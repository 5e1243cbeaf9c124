import ChatRoom
import MessagingAPI

/// Where events are sent.
///
/// Source: Messaging API reference, "Webhook settings". A local bot's http URL is accepted, too.
enum WebhookOperations {
  private static let path = "/v2/bot/channel/webhook"

  static let all: [Operation] = [
    Operation("GET", "\(path)/endpoint", "getWebhookEndpoint", .simulated(get)),
    Operation("PUT", "\(path)/endpoint", "setWebhookEndpoint", .simulated(set)),
    Operation("POST", "\(path)/test", "testWebhookEndpoint", .delivering(test)),
  ]

  private static let notSet = APIError(404, "Webhook endpoint not found")

  private static func get(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let url = service.webhook else { throw notSet }
    return HTTPResponse(.object([.init("endpoint", .string(url.text)), .init("active", .bool(true))]))
  }

  private static func set(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> HTTPResponse {
    guard let url = try url(in: call.json()) else {
      throw APIError(requestBody: [.init(message: "May not be empty", property: "endpoint")])
    }
    service.webhook = url
    return HTTPResponse(.object([]))
  }

  private static func test(
    _ call: APICall, _ service: inout MessagingAPIService, _ simulation: inout Simulation
  ) throws(APIError) -> (OutgoingRequest, @Sendable (Delivery) -> HTTPResponse) {
    let body = call.request.body.isEmpty ? .object([]) : try call.json()
    guard let url = try url(in: body) ?? service.webhook else { throw notSet }
    let time = simulation.world.clock.utcText
    let outgoing = service.webhookRequest(to: url, events: [])
    return (outgoing, { HTTPResponse($0.testResult(at: time)) })
  }

  /// The `endpoint` in a body; nil if it has none.
  private static func url(in body: JSONValue) throws(APIError) -> WebhookURL? {
    switch body["endpoint"] {
    case nil, .null?: return nil
    case .string(let text)?:
      guard let url = WebhookURL(text) else { throw APIError(400, "Invalid webhook endpoint URL") }
      return url
    default: throw APIError(400, "Invalid webhook endpoint URL")
    }
  }
}

extension Delivery {
  /// The answer to a test of a webhook.
  fileprivate func testResult(at time: String) -> JSONValue {
    let (isSuccess, status, reason, detail): (Bool, Int, String, String) =
      switch self {
      case .answered(let status) where (200..<300).contains(status): (true, status, "OK", String(status))
      case .answered(let status): (false, status, "ERROR_STATUS_CODE", String(status))
      case .couldNotConnect(let reason): (false, 0, "COULD_NOT_CONNECT", reason)
      case .timedOut: (false, 0, "REQUEST_TIMEOUT", "Request timeout")
      case .failed(let reason): (false, 0, "UNCLASSIFIED", reason)
      }
    return .object([
      .init("success", .bool(isSuccess)), .init("timestamp", .string(time)),
      .init("statusCode", .number(Double(status))), .init("reason", .string(reason)),
      .init("detail", .string(detail)),
    ])
  }
}
