import MessagingAPI

/// An answer that refuses a request, as LINE phrases it.
///
/// Source: Messaging API reference, "Error responses".
struct APIError: Error, Hashable, Sendable {
  /// One fault of a request.
  struct Detail: Hashable, Sendable {
    /// What is wrong.
    var message: String
    /// The property or parameter, `messages[0].text`.
    var property: String
  }

  /// The status code, 400…599.
  var status: Int
  /// The body.
  var body: JSONValue
  /// Further header fields.
  var fields = HTTPFields()

  /// Creates an error with LINE's common body.
  init(_ status: Int, _ message: String, details: [Detail] = [], more: [JSONValue.Member] = []) {
    self.status = status
    var members: [JSONValue.Member] = [.init("message", .string(message))]
    if !details.isEmpty {
      members.append(
        .init(
          "details",
          .array(
            details.map {
              .object([.init("message", .string($0.message)), .init("property", .string($0.property))])
            })))
    }
    body = .object(members + more)
  }

  /// Creates an error with a body of its own.
  init(_ status: Int, body: JSONValue) {
    self.status = status
    self.body = body
  }

  /// The error of a request body: `The request body has 2 error(s)`.
  init(requestBody details: [Detail]) {
    self.init(400, "The request body has \(details.count) error(s)", details: details)
  }

  /// The answer to unknown paths and things.
  static let notFound = APIError(404, "Not found")

  /// The value of a parameter that can't be used.
  static func invalid(parameter name: String) -> APIError {
    APIError(400, "The value for the '\(name)' parameter is invalid")
  }

  /// The message of its body.
  var message: String {
    if case .string(let message)? = body["message"] ?? body["error_description"] ?? body["error"] {
      return message
    }
    return "no message"
  }

  /// The answer.
  var response: HTTPResponse {
    var response = HTTPResponse(status: status, body)
    for field in fields.all { response.fields[field.name] = field.value }
    return response
  }
}
