/// Which requests a server takes, by the host they name.
///
/// A web page in a browser can send requests to a local server under a name of its own (DNS rebinding) or across
/// origins. Only requests that name the loopback interface are answered, unless the server is to listen for others.
public struct HostPolicy: Hashable, Sendable {
  /// Whether requests to any host are taken.
  public var allowsAnyHost: Bool

  /// Creates a policy.
  public init(allowsAnyHost: Bool = false) {
    self.allowsAnyHost = allowsAnyHost
  }

  /// Why a request with these fields is refused, nil if it is not. A request of HTTP/1.0 may come without `Host`.
  public func refusal(of fields: HTTPFields, isHTTP10: Bool = false) -> HTTPResponse? {
    guard let host = fields["Host"] ?? (isHTTP10 ? "localhost" : nil) else {
      return APIError(400, "The request has no Host header").response
    }
    if allowsAnyHost { return nil }
    if !HostPolicy.isLoopback(host) { return HostPolicy.refusal("Host", host) }
    guard let origin = fields["Origin"] else { return nil }
    guard let scheme = origin.firstRange(of: "://"),
      HostPolicy.isLoopback(String(origin[scheme.upperBound...]))
    else { return HostPolicy.refusal("Origin", origin) }
    return nil
  }

  private static func refusal(_ name: String, _ value: String) -> HTTPResponse {
    APIError(403, "The \(name) header must name a loopback address such as 127.0.0.1, not \(value)").response
  }

  /// Whether a host, with or without a port, is `localhost`, 127.x.x.x or [::1].
  static func isLoopback(_ host: String) -> Bool {
    var name = host.lowercased()
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return false }
      return name[...end] == "[::1]" && isPort(name[name.index(after: end)...])
    }
    if let colon = name.firstIndex(of: ":") {
      guard isPort(name[colon...]) else { return false }
      name = String(name[..<colon])
    }
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.first == ":" && text.dropFirst().utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
