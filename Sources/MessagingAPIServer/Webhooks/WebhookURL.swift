/// The URL of a bot's webhook.
///
/// LINE takes only https. A bot on this machine needs none, so http is taken here as well.
public struct WebhookURL: Hashable, Sendable {
  /// The URL as it was written.
  public let text: String
  /// Whether it is an https URL.
  public let isSecure: Bool
  /// The host, without the brackets of an IPv6 address.
  public let host: String
  /// The port.
  public let port: Int
  /// The path and the query, at least a slash.
  public let target: String

  /// The most characters LINE takes.
  static let maximumLength = 500

  /// Parses a URL; nil if it is none that a webhook can have.
  public init?(_ text: String) {
    guard text.count <= WebhookURL.maximumLength, text.utf8.allSatisfy({ 0x21..<0x7F ~= $0 }),
      let scheme = text.firstRange(of: "://")
    else { return nil }
    switch text[..<scheme.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let rest = text[scheme.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@"),
      let (host, port) = WebhookURL.parts(of: authority, standardPort: isSecure ? 443 : 80)
    else { return nil }
    let target = rest.dropFirst(authority.count)
    self.text = text
    self.host = host
    self.port = port
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// The value of the `Host` field.
  var hostField: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
  }

  private static func parts(of authority: Substring, standardPort: Int) -> (String, Int)? {
    var host = authority
    var port = authority[authority.endIndex...]
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[authority.index(after: authority.startIndex)..<end]
      port = authority[authority.index(after: end)...]
      guard port.isEmpty || port.hasPrefix(":") else { return nil }
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[colon...]
    }
    guard !host.isEmpty, !host.contains("[") else { return nil }
    if port.count <= 1 { return (String(host), standardPort) }
    guard port.dropFirst().utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(port.dropFirst()),
      (1...65_535).contains(number)
    else { return nil }
    return (String(host), number)
  }
}
