import TerminalText

extension [Finding] {
  /// Reports keys that are not text and duplicate keys. O(nodes).
  mutating func checkKeys(of document: Document) {
    for (index, record) in document.records.enumerated() where record.kind == .mapping {
      checkKeys(of: Node(document, index))
    }
  }

  private mutating func checkKeys(of mapping: Node) {
    guard mapping.count > 1 || mapping.pairs.contains(where: { $0.key.kind != .scalar }) else { return }
    for (key, _) in mapping.pairs where key.kind != .scalar {
      report("a key must be text, found \(key.kind == .mapping ? "a mapping" : "a list")", at: key)
    }
    if mapping.count <= 12 {
      checkFewKeys(of: mapping)
    } else {
      var seen: Set<ArraySlice<UInt8>> = []
      for (key, _) in mapping.pairs where key.kind == .scalar && !seen.insert(key.utf8).inserted {
        reportDuplicate(key)
      }
    }
  }

  /// Does the same without a set, since most mappings have only two or three keys.
  private mutating func checkFewKeys(of mapping: Node) {
    var position = 0
    for (key, _) in mapping.pairs {
      if position > 0, key.kind == .scalar,
        mapping.pairs.prefix(position).contains(where: { $0.key.kind == .scalar && $0.key.utf8 == key.utf8 })
      {
        reportDuplicate(key)
      }
      position += 1
    }
  }

  private mutating func reportDuplicate(_ key: Node) {
    report("duplicate key \(key.string.quoted)", at: key)
  }
}
