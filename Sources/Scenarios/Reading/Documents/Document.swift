/// A YAML or JSON document as nodes in the order they were written.
///
/// One flat array and one run of text instead of a tree of objects: a document of 700,000 nodes is a few
/// allocations, and letting go of a deeply nested one needs no deep recursion. There is always a root.
final class Document {
  /// What a node is.
  enum Kind: UInt8 {
    case scalar, sequence, mapping, alias
  }

  /// One node; what stands in a collection follows it directly.
  struct Record {
    var kind: Kind
    /// Whether a scalar was written without quotes, so that it can be a number, true, false or null.
    var isPlain = false
    /// Where it starts, see ``SourceText``.
    var place: UInt32
    /// A scalar's start in ``Document/text``, a collection's number of nodes, an alias' target.
    var first: UInt32 = 0
    /// A scalar's length in bytes, a collection's end: the index after its last node.
    var second: UInt32 = 0
  }

  /// What it was read from.
  let source: SourceText
  /// The nodes; 0 is the root.
  let records: [Record]
  /// The text of all scalars, UTF-8.
  let text: [UInt8]
  /// Whether it is JSON, where a number is never a text without quotes.
  let isJSON: Bool
  /// Where comments stand that should not, those in JSON.
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

  /// The most nodes a document can have.
  static let maximumNodes = 10_000_000
  /// The most nodes its aliases can stand for.
  static let maximumAliasedNodes = 1_000_000
  /// The most bytes of text they can stand for.
  static let maximumAliasedBytes = 64 << 20
  /// The most levels it can be nested, what aliases stand for included.
  static let maximumLevels = 256
}
