import MessagingAPI
import MessagingAPIServer

/// An answer that refuses a request for `/_bubblescope/`.
struct ControlError: Error {
  /// The status code.
  var status: Int
  /// What is wrong.
  var message: String
  /// What to do instead.
  var hint: String?
  /// Further members of the body.
  var members: [JSONValue.Member] = []
  /// The methods that the path has, for 405.
  var allowed: String?

  init(_ status: Int, _ message: String, hint: String? = nil, _ members: [JSONValue.Member] = []) {
    self.status = status
    self.message = message
    self.hint = hint
    self.members = members
  }

  /// The answer.
  var response: HTTPResponse {
    let hint = hint.map { [JSONValue.Member("hint", .string($0))] } ?? []
    var response = HTTPResponse(
      control: .object([.init("message", .string(message))] + hint + members), status: status)
    if let allowed { response.fields["Allow"] = allowed }
    return response
  }
}

extension HTTPResponse {
  /// Creates a response with JSON to be read by people, too.
  init(control json: JSONValue, status: Int = 200) {
    self.init(json.text(.indented) + "\n", type: "application/json", status: status)
  }

  /// Creates a response with a text.
  init(_ text: String, type: String, status: Int = 200) {
    self.init(
      status: status, fields: HTTPFields([("Content-Type", type), ("Cache-Control", "no-store")]),
      body: Array(text.utf8))
  }
}
