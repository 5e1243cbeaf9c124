import TerminalText

extension JSONValue {
  /// The layout of a value as text.
  public enum Layout: Hashable, Sendable {
    /// Everything in one line.
    case compact
    /// A line for each member and element, those of small values in one line.
    case indented
  }

  /// The value as JSON text (RFC 8259). Numbers that are whole are written without a fraction; those JSON
  /// has no way to write, such as an infinity, are `null`. O(size).
  public func text(_ layout: Layout = .compact) -> String {
    var writer = JSONWriter(layout: layout)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
