import ChatRoom
import MessagingAPI
import MessagingAPIServer

/// A service with a simulation to send requests to.
struct TestRoom {
  var service: MessagingAPIService
  var simulation: Simulation

  /// 2026-11-01 at noon in Tokyo.
  static let start = Timestamp(seconds: 1_793_502_000)

  init(
    users: [User] = [User(id: "alice", name: "Alice"), User(id: "bob")], messages: [Message] = [],
    account: Account = Account(name: "Brown Coffee", isVerified: true), groups: [Group] = [],
    settings: ServiceSettings = ServiceSettings()
  ) throws {
    var setup = Setup(account: account, users: users, messages: messages, clock: TestRoom.start)
    setup.insight.groups = groups
    simulation = Simulation(of: try World(setup), observing: [.actions, .impressions, .bot])
    service = MessagingAPIService(of: simulation.world, settings: settings, seed: 1)
  }

  /// The remarks on the last request.
  var notes: [String] { service.log.entries.last?.notes ?? [] }

  mutating func send(
    _ method: String, _ target: String, _ body: String? = nil, fields: [(name: String, value: String)] = [],
    type: String = "application/json"
  ) -> HTTPResponse {
    var all: [(name: String, value: String)] = [("Host", "127.0.0.1"), ("Authorization", "Bearer token")]
    if body != nil { all.append(("Content-Type", type)) }
    return answer(
      HTTPRequest(
        method: method, target: target, fields: HTTPFields(fields + all), body: Array((body ?? "").utf8)))
  }

  /// The answer to a request; if another server must be asked, the answer when that has become of it.
  mutating func answer(_ request: HTTPRequest, delivery: Delivery = .answered(status: 200)) -> HTTPResponse {
    switch service.answer(request, in: &simulation) {
    case .response(let response): response
    case .pending(let pending): service.finish(pending, with: delivery, at: simulation.world.clock)
    }
  }

  mutating func get(_ target: String) -> HTTPResponse { send("GET", target) }

  mutating func post(_ target: String, _ body: String, fields: [(name: String, value: String)] = [])
    -> HTTPResponse
  {
    send("POST", target, body, fields: fields)
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; null if it is none.
  var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}
