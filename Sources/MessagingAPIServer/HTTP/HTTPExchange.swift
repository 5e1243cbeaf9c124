/// A request that waits for its answer. Any thread can answer it, once; later answers and those to a client that is
/// gone are dropped.
public struct HTTPExchange: Sendable {
  /// The request.
  public let request: HTTPRequest
  private let respond: @Sendable (HTTPResponse) -> Void

  init(request: HTTPRequest, respond: @escaping @Sendable (HTTPResponse) -> Void) {
    self.request = request
    self.respond = respond
  }

  /// Sends the answer.
  public func answer(_ response: HTTPResponse) { respond(response) }
}
