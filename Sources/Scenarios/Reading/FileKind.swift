/// The kind of an input file.
public enum FileKind: Hashable, Sendable {
  /// A scenario.
  case scenario
  /// Message objects, see ``MessageFileReader``.
  case messages

  /// Detects the kind of a file from its contents.
  ///
  /// A list, a mapping with a `type`, a request whose messages have one, and any JSON that is not a scenario
  /// are message files. Anything else is treated as a scenario, even if it is not valid. O(bytes).
  public init(of bytes: [UInt8], named name: String) {
    guard !FileKind.hasTitle(bytes) else {
      self = .scenario
      return
    }
    let source = SourceText(name: name, bytes: bytes.count > ScenarioReader.maximumBytes ? [] : bytes)
    var findings: [Finding] = []
    guard let document = try? Document.compose(source, findings: &findings) else {
      // Not parsable as either: decide by file name.
      self = name.lowercased().hasSuffix(".json") ? .messages : .scenario
      return
    }
    self = FileKind.isMessages(document.root, isJSON: document.isJSON) ? .messages : .scenario
  }

  /// Returns whether a line starts with `scenario:`, as in nearly all scenarios, which makes parsing
  /// unnecessary.
  private static func hasTitle(_ bytes: [UInt8]) -> Bool {
    let title = Array("scenario:".utf8)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: title) { return true }
      guard let end = bytes[start...].firstIndex(of: .lineFeed) else { return false }
      start = end + 1
    }
    return false
  }

  private static func isMessages(_ root: Node, isJSON: Bool) -> Bool {
    switch root.kind {
    case .sequence: return true
    case .mapping:
      if root["scenario"] != nil || root["steps"] != nil || root["users"] != nil { return false }
      if root["type"] != nil || isJSON { return true }
      return root["messages"]?.elements.contains { $0["type"] != nil && $0["bubbles"] == nil } ?? false
    case .scalar, .alias: return false
    }
  }
}
