/// A request that waits for its answer. Any thread can answer it, once; later answers and those to a client that is
/// gone are dropped.
public struct HTTPExchange: Sendable {
  /// A part of an answer.
  enum Part: Sendable {
    /// All of it.
    case whole(HTTPResponse)
    /// The beginning of a body that goes on.
    case start(HTTPResponse, HTTPStream)
    /// More of the body.
    case more([UInt8])
    /// The end of the body.
    case end
  }

  /// The request.
  public let request: HTTPRequest
  private let respond: @Sendable (Part) -> Void

  init(request: HTTPRequest, respond: @escaping @Sendable (Part) -> Void) {
    self.request = request
    self.respond = respond
  }

  /// Sends the answer.
  public func answer(_ response: HTTPResponse) { respond(.whole(response)) }

  /// Begins an answer whose body goes on, with the body so far.
  public func stream(_ start: HTTPResponse) -> HTTPStream {
    let stream = HTTPStream(respond)
    respond(.start(start, stream))
    return stream
  }
}
