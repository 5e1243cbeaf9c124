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

/// One node of a document.
struct Node {
  /// The document it belongs to.
  let document: Document
  /// Its index there, never an alias'.
  let index: Int

  init(_ document: Document, _ index: Int) {
    self.document = document
    let record = document.records[index]
    self.index = record.kind == .alias ? Int(record.first) : index
  }

  private var record: Document.Record { document.records[index] }

  /// What it is, never an alias.
  var kind: Document.Kind { record.kind }

  /// Where it starts.
  var place: Int { Int(record.place) }

  /// How many elements a sequence or pairs a mapping has.
  var count: Int {
    switch kind {
    case .sequence: Int(record.first)
    case .mapping: Int(record.first) / 2
    default: 0
    }
  }

  /// A scalar's text, empty for a collection.
  var string: String {
    kind == .scalar ? String(decoding: utf8, as: UTF8.self) : ""
  }

  /// Whether a scalar was written without quotes.
  var isPlain: Bool { record.isPlain }

  /// A scalar's text as bytes.
  var utf8: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    return document.text[Int(record.first)..<Int(record.first) + Int(record.second)]
  }

  /// Whether this is a scalar with that text.
  func isScalar(_ word: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.second) == word.utf8CodeUnitCount else { return false }
    let start = Int(record.first)
    return word.withUTF8Buffer { buffer in
      for offset in 0..<buffer.count where document.text[start + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// The value of a mapping's first pair with that key, nil when there is none. O(pairs).
  subscript(key: StaticString) -> Node? {
    for (name, value) in pairs where name.isScalar(key) { return value }
    return nil
  }

  /// The value of a mapping's first pair with that key, nil when there is none or it says `null`. Nothing at
  /// all after the key is no `null`, but something forgotten.
  func present(_ key: StaticString) -> Node? {
    guard let value = self[key] else { return nil }
    if value.kind == .scalar, !value.utf8.isEmpty, case .null = Scalar(value) { return nil }
    return value
  }

  /// The elements of a sequence, none for anything else.
  var elements: Children { Children(of: self, kind: .sequence) }

  /// The pairs of a mapping, none for anything else. Keys can be anything here.
  var pairs: Pairs { Pairs(children: Children(of: self, kind: .mapping)) }

  /// The nodes directly in a collection.
  struct Children: Sequence, IteratorProtocol {
    private let document: Document
    private var index: Int
    private let end: Int

    fileprivate init(of node: Node, kind: Document.Kind) {
      document = node.document
      let record = node.record
      index = node.index + 1
      end = record.kind == kind ? Int(record.second) : index
    }

    mutating func next() -> Node? {
      guard index < end else { return nil }
      let record = document.records[index]
      defer {
        index = record.kind == .sequence || record.kind == .mapping ? Int(record.second) : index + 1
      }
      return Node(document, index)
    }
  }

  /// The pairs of a mapping.
  struct Pairs: Sequence, IteratorProtocol {
    fileprivate var children: Children

    mutating func next() -> (key: Node, value: Node)? {
      guard let key = children.next(), let value = children.next() else { return nil }
      return (key, value)
    }
  }
}
