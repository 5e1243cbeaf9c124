import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios
import SystemPackage

@testable import Commands

/// A room with its server's calls, without sockets.
struct ControlRoom {
  var control: Control
  var service: MessagingAPIService
  var simulation: Simulation

  /// A coupon whose bottom is 17 points under the rich menu.
  static let coupon = """
    scenario: Does the coupon fit?
    description: Above the menu
    device: pixel-8
    account: {name: Brown Coffee, richMenu: {size: compact, selected: true, areas: [{label: Shop, uri: "https://x.y"}]}}
    users: [alice, {id: bob, device: iphone-15}]
    messages:
      - id: coupon
        bubbles:
          - text: Thank you for coming!
          - {type: flex, altText: Coupon, contents: {type: bubble}, height: 560}

    """

  init(_ yaml: String = ControlRoom.coupon, folder: FilePath? = nil) throws {
    let reader = ScenarioReader { (_) throws(UnreadableFile) in throw UnreadableFile(reason: "no files") }
    let scenario = try reader.read(Array(yaml.utf8), named: "test.yaml")
    simulation = Simulation(of: try World(scenario.setup), observing: Control.observation)
    service = MessagingAPIService(of: simulation.world, seed: 1)
    control = Control(
      title: scenario.title, description: scenario.description, files: ServedFiles(folder: folder),
      isLenient: false)
  }

  /// The answer to a request; one without a status for a stream of events.
  mutating func send(
    _ method: String, _ target: String, _ body: String = "", fields: [(name: String, value: String)] = []
  ) -> HTTPResponse {
    let request = HTTPRequest(
      method: method, target: target, fields: HTTPFields(fields), body: Array(body.utf8))
    defer { control.publish(simulation, service) }
    switch control.answer(request, service, in: &simulation) {
    case .response(let response, _)?, .stream(let response)?: return response
    case nil:
      guard case .response(let response) = service.answer(request, in: &simulation) else {
        return HTTPResponse(status: 599)
      }
      return response
    }
  }

  mutating func get(_ call: String) -> HTTPResponse { send("GET", "/_bubblescope/\(call)") }

  mutating func post(_ steps: String) -> HTTPResponse { send("POST", "/_bubblescope/steps", steps) }

  /// A request of a bot.
  mutating func line(_ target: String, _ body: String) -> HTTPResponse {
    send(
      "POST", target, body, fields: [("Authorization", "Bearer x"), ("Content-Type", "application/json")])
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; null if it is none.
  var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}

extension JSONValue {
  /// The elements of an array, empty for other values.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// The text of a string, empty for other values.
  var string: String { if case .string(let text) = self { text } else { "" } }
}
