/// A path with parameters: `/v2/bot/profile/{userId}`.
struct PathPattern: Hashable, Sendable {
  /// The pattern as the API's documentation writes it.
  let text: String
  private let segments: [Segment]

  private enum Segment: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  /// Creates a pattern.
  init(_ text: String) {
    self.text = text
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The number of its parameters. Of two patterns that match a path, the one with fewer is meant.
  var parameterCount: Int {
    segments.count { if case .parameter = $0 { true } else { false } }
  }

  /// The values of its parameters in a path, decoded; nil if the path does not match. A slash at the end is ignored.
  func match(_ path: Substring) -> [String: String]? {
    var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    guard path.first == "/", parts.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      let value = String(percentEncoded: part.utf8)
      switch segment {
      case .literal(let literal): if literal != value { return nil }
      case .parameter(let name):
        if value.isEmpty { return nil }
        values[name] = value
      }
    }
    return values
  }
}
