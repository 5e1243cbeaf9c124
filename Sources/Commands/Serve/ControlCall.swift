import ChatRoom
import MessagingAPI
import MessagingAPIServer

/// One call of `/_bubblescope/`: a path, its method and parameters, and what answers it.
struct ControlCall: Sendable {
  /// Answers a request, or refuses it.
  typealias Handler =
    @Sendable (
      _ control: inout Control, _ request: HTTPRequest, _ service: MessagingAPIService,
      _ simulation: inout Simulation
    ) throws(ControlError) -> HTTPResponse

  /// What answers a call.
  enum Handling: Sendable {
    /// A response.
    case response(Handler)
    /// A stream of events.
    case events
  }

  /// The path below the prefix.
  let name: String
  /// The method.
  let method: String
  /// The names of the parameters in the query.
  let parameters: [String]
  /// What it does, in a few words.
  let summary: String
  /// What answers it.
  let handling: Handling

  /// All calls.
  static let all: [ControlCall] = [
    ControlCall(
      name: "steps", method: "POST", parameters: [],
      summary: "performs the steps in the body, a list as in scenario files",
      handling: .response { (control, request, _, simulation) throws(ControlError) in
        try control.performSteps(request, in: &simulation)
      }),
    ControlCall(
      name: "why", method: "GET", parameters: ["user", "bubble"],
      summary: "explains why a bubble was or was not counted for a user",
      handling: .response { (control, request, service, simulation) throws(ControlError) in
        try control.explain(request, service, in: &simulation)
      }),
    ControlCall(
      name: "report", method: "GET", parameters: ["trace", "privacy"],
      summary: "the session so far, as replay --format json reports it",
      handling: .response { (control, request, _, simulation) throws(ControlError) in
        try control.report(request, of: simulation)
      }),
    ControlCall(
      name: "report.html", method: "GET", parameters: ["colors", "privacy"],
      summary: "the session so far as a page, which reloads itself when something happens",
      handling: .response { (control, request, _, simulation) throws(ControlError) in
        try control.page(request, of: simulation)
      }),
    ControlCall(
      name: "shot.svg", method: "GET", parameters: ["size", "user", "colors"],
      summary: "a picture of the room",
      handling: .response { (control, request, service, simulation) throws(ControlError) in
        try control.picture(request, service, of: &simulation)
      }),
    ControlCall(
      name: "events", method: "GET", parameters: ["since"],
      summary: "server-sent events of everything that happens", handling: .events),
    ControlCall(
      name: "requests", method: "GET", parameters: [],
      summary: "the requests that the bot sent, with their answers",
      handling: .response { (_, _, service, _) in
        HTTPResponse(control: .object([.init("requests", .array(service.log.entries.map(\.json)))]))
      }),
    ControlCall(
      name: "scenario", method: "GET", parameters: [],
      summary: "the session so far as a scenario file",
      handling: .response { (control, _, _, simulation) throws(ControlError) in
        try control.scenario(of: simulation)
      }),
  ]

  /// The call with a name and a method.
  ///
  /// - Throws: 404 with what there is, or 405 with the method that the path has.
  static func find(_ name: String, _ method: String) throws(ControlError) -> ControlCall {
    guard let call = all.first(where: { $0.name == name }) else {
      let near = NearMiss.nearest(to: name, among: all.map(\.name))
      throw ControlError(
        404, name.isEmpty ? "these are the calls" : "there is no \(ControlPath.prefix)/\(name)",
        hint: near.map { "did you mean \(ControlPath.prefix)/\($0)?" },
        [.init("calls", .array(all.map(\.json)))])
    }
    guard call.method == method || call.method == "GET" && method == "HEAD" else {
      let allowed = call.method == "GET" ? "GET, HEAD" : call.method
      var error = ControlError(405, "\(ControlPath.prefix)/\(name) takes \(allowed), not \(method)")
      error.allowed = allowed
      throw error
    }
    return call
  }

  /// Checks that a request has no other parameters than those of the call.
  func check(_ query: FormParameters) throws(ControlError) {
    for name in query.names where !name.isEmpty && !parameters.contains(name) {
      throw ControlError(
        400, "unknown parameter \"\(name)\"",
        hint: parameters.isEmpty ? "\(self.name) has none" : NearMiss.hint(for: name, among: parameters))
    }
  }

  /// The call in a list.
  private var json: JSONValue {
    let query = parameters.isEmpty ? "" : "?" + parameters.map { "\($0)=" }.joined(separator: "&")
    return .object([
      .init("method", .string(method)), .init("path", .string("\(ControlPath.prefix)/\(name)\(query)")),
      .init("summary", .string(summary)),
    ])
  }
}
