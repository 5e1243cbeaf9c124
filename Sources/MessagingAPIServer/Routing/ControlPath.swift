/// The paths that are not LINE's: those under `/_bubblescope`.
///
/// Whoever owns a service answers them before it does, without a channel access token.
public enum ControlPath {
  /// What all of them begin with.
  public static let prefix = "/_bubblescope"

  /// The rest of a request's path, such as `steps` of `/_bubblescope/steps`; nil for a path of LINE's.
  public static func rest(of request: HTTPRequest) -> String? {
    let path = String(percentEncoded: request.path.utf8)
    guard path.hasPrefix(prefix) else { return nil }
    let rest = path.dropFirst(prefix.count)
    guard rest.first ?? "/" == "/" else { return nil }
    return String(rest.drop { $0 == "/" }.trimmingSlash)
  }
}

extension Substring {
  /// The text without a slash at its end.
  fileprivate var trimmingSlash: Substring { last == "/" ? dropLast() : self }
}
