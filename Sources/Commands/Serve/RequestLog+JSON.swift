import MessagingAPI
import MessagingAPIServer

extension RequestLog.Entry {
  /// The entry with the bodies of the request and its answer.
  var json: JSONValue {
    guard case .object(let members) = summary else { return .null }
    return .object(
      members + [
        .init("request", RequestLog.Entry.json(of: request.body)),
        .init("response", RequestLog.Entry.json(of: response.body)),
      ])
  }

  /// The entry without bodies.
  var summary: JSONValue {
    .object([
      .init("number", .number(Double(number))), .init("time", .string(time.iso8601)),
      .init("isWebhook", .bool(isWebhook)),
      .init("method", .string(request.method)), .init("target", .string(request.target)),
      .init("operation", operation.map { .string($0) } ?? .null),
      .init("status", response.status == 0 ? .null : .number(Double(response.status))),
      .init("errors", .array(response.errors.map { .string($0) })),
      .init("notes", .array(notes.map { .string($0) })),
    ])
  }

  /// A body: JSON as it is, a text that is none as a string, and null for none or for bytes.
  private static func json(of body: [UInt8]) -> JSONValue {
    guard !body.isEmpty else { return .null }
    if let value = try? JSONValue(parsing: body) { return value }
    return String(validating: body, as: UTF8.self).map { .string($0) } ?? .null
  }
}

extension HTTPResponse {
  /// The message of an error and its details, one each.
  var errors: [String] {
    guard status >= 400, let body = try? JSONValue(parsing: body) else { return [] }
    var errors: [String] = []
    if case .string(let message)? = body["message"] ?? body["error_description"] { errors.append(message) }
    if case .array(let details)? = body["details"] {
      for detail in details {
        if case .string(let text)? = detail["message"], case .string(let property)? = detail["property"] {
          errors.append(property.isEmpty ? text : "\(property): \(text)")
        }
      }
    }
    return errors
  }
}
