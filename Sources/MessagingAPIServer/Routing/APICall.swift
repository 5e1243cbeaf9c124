import MessagingAPI

/// A request for an operation, with what its path says.
struct APICall: Sendable {
  /// The request.
  let request: HTTPRequest
  /// The parameters of the path, decoded.
  let parameters: [String: String]
  /// The `X-Line-Request-Id` of its answer.
  let requestId: String
}
