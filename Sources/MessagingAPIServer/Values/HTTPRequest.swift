/// A complete HTTP request. It knows nothing of connections, so what answers it needs no socket.
public struct HTTPRequest: Hashable, Sendable {
  /// The method, such as `GET`.
  public let method: String
  /// The target as it was sent: a path and a query, percent-encoded.
  public let target: String
  /// The header fields.
  public var fields: HTTPFields
  /// The body, empty if there is none.
  public var body: [UInt8]

  /// Creates a request. Of a target in absolute form, as sent to proxies, the path and the query are kept.
  public init(method: String, target: String, fields: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.method = method
    self.target = target.isEmpty ? "/" : target.withoutOrigin
    self.fields = fields
    self.body = body
  }

  /// The path, percent-encoded, without the query.
  public var path: Substring { target.prefix { $0 != "?" } }

  /// The parameters of the query, decoded.
  public var query: FormParameters { FormParameters(target.dropFirst(path.count + 1).utf8) }

  /// The media type of the body in lower case, without parameters; nil without a `Content-Type`.
  public var mediaType: String? {
    fields["Content-Type"].map { value in
      value.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    }
  }
}

extension String {
  /// A target without scheme and authority: `/path` of `http://host/path`.
  fileprivate var withoutOrigin: String {
    guard !hasPrefix("/"), let scheme = firstRange(of: "://") else { return self }
    guard let path = self[scheme.upperBound...].firstIndex(where: { $0 == "/" || $0 == "?" }) else {
      return "/"
    }
    return self[path] == "/" ? String(self[path...]) : "/" + self[path...]
  }
}
