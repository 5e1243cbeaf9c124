import MessagingAPI

/// An HTTP response.
public struct HTTPResponse: Hashable, Sendable {
  /// The status code, 200…599.
  public var status: Int
  /// The header fields, without those that frame the body: a server adds them.
  public var fields: HTTPFields
  /// The body.
  public var body: [UInt8]

  /// Creates a response.
  public init(status: Int, fields: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// Creates a response with a JSON value.
  public init(status: Int = 200, _ json: JSONValue) {
    self.init(
      status: status, fields: HTTPFields([("Content-Type", "application/json")]),
      body: Array(json.text().utf8))
  }
}
