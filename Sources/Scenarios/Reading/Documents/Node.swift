/// One node of a document.
struct Node {
  /// The document it belongs to.
  let document: Document
  /// The index of the node in the document, with aliases resolved.
  let index: Int

  init(_ document: Document, _ index: Int) {
    self.document = document
    let record = document.records[index]
    self.index = record.kind == .alias ? Int(record.first) : index
  }

  private var record: Document.Record { document.records[index] }

  /// The kind of the node, never an alias.
  var kind: Document.Kind { record.kind }

  /// The place where it starts.
  var place: Int { Int(record.place) }

  /// The number of elements of a sequence or pairs of a mapping.
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

  /// Whether a scalar is unquoted.
  var isPlain: Bool { record.isPlain }

  /// A scalar's text as bytes.
  var utf8: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    return document.text[Int(record.first)..<Int(record.first) + Int(record.second)]
  }

  /// Returns whether this is a scalar with the given text.
  func isScalar(_ word: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.second) == word.utf8CodeUnitCount else { return false }
    let start = Int(record.first)
    return word.withUTF8Buffer { buffer in
      for offset in 0..<buffer.count where document.text[start + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// The value of the first pair with the given key in a mapping, nil if there is none. O(pairs).
  subscript(key: StaticString) -> Node? {
    for (name, value) in pairs where name.isScalar(key) { return value }
    return nil
  }

  /// Returns the value of the first pair with the given key in a mapping, nil if there is none or it is
  /// `null`. An empty value does not count as `null`: it was probably forgotten.
  func present(_ key: StaticString) -> Node? {
    guard let value = self[key] else { return nil }
    if value.kind == .scalar, !value.utf8.isEmpty, case .null = Scalar(value) { return nil }
    return value
  }

  /// The elements of a sequence, empty for other kinds.
  var elements: Children { Children(of: self, kind: .sequence) }

  /// The pairs of a mapping, empty for other kinds. Keys can be nodes of any kind.
  var pairs: Pairs { Pairs(children: Children(of: self, kind: .mapping)) }

  /// The direct children of a collection.
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
