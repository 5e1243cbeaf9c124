/// A YAML or JSON document as nodes in source order.
///
/// A flat array and one text buffer instead of a tree of objects: a document of 700,000 nodes takes a few
/// allocations, and a deeply nested one is freed without recursion. There is always a root.
final class Document {
  /// The kind of a node.
  enum Kind: UInt8 {
    case scalar, sequence, mapping, alias
  }

  /// One node. The contents of a collection follow it directly.
  struct Record {
    var kind: Kind
    /// Whether a scalar is unquoted, so that it can be a number, true, false or null.
    var isPlain = false
    /// The place where it starts, see ``SourceText``.
    var place: UInt32
    /// A scalar's start in ``Document/text``, a collection's number of child nodes, or an alias's target.
    var first: UInt32 = 0
    /// A scalar's length in bytes, or a collection's end: the index after its last node.
    var second: UInt32 = 0
  }

  /// The source of the document.
  let source: SourceText
  /// The nodes. Index 0 is the root.
  let records: [Record]
  /// The text of all scalars, in UTF-8.
  let text: [UInt8]
  /// Whether the source is JSON, where an unquoted number is never text.
  let isJSON: Bool
  /// The places of comments in JSON, where they are not allowed.
  let comments: [Int]

  init(
    source: SourceText, records: [Record], text: [UInt8], isJSON: Bool = false, comments: [Int] = []
  ) {
    self.source = source
    self.isJSON = isJSON
    self.comments = comments
    self.records = records
    self.text = text
  }

  /// The outermost node.
  var root: Node { Node(self, 0) }

  /// The maximum number of nodes in a document.
  static let maximumNodes = 10_000_000
  /// The maximum number of nodes that all aliases can expand to.
  static let maximumAliasedNodes = 1_000_000
  /// The maximum number of bytes of text that all aliases can expand to.
  static let maximumAliasedBytes = 64 << 20
  /// The maximum nesting depth, with aliases expanded.
  static let maximumLevels = 256
}
