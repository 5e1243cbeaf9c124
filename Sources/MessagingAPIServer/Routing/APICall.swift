import MessagingAPI

/// A request for an operation, with what its path says.
struct APICall: Sendable {
  /// The request.
  let request: HTTPRequest
  /// The parameters of the path, decoded.
  let parameters: [String: String]
  /// The `X-Line-Request-Id` of its answer.
  let requestId: String
  /// When it arrived.
  let start = ContinuousClock.now

  /// The body as JSON.
  ///
  /// - Throws: LINE's answer to a body that is of another type, or no JSON.
  func json() throws(APIError) -> JSONValue {
    if let type = request.mediaType, type != "application/json" {
      throw APIError(415, "The content type, \(type), is not supported")
    }
    do throws(JSONSyntaxError) {
      return try JSONValue(parsing: request.body)
    } catch {
      throw APIError(
        400, "The request body could not be parsed as JSON (line: \(error.line), column: \(error.column))")
    }
  }

  /// A parameter of the query that must be there.
  func required(_ name: String) throws(APIError) -> String {
    guard let value = request.query[name], !value.isEmpty else { throw .invalid(parameter: name) }
    return value
  }
}
