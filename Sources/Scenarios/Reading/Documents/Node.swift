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
