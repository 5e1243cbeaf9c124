import MessagingAPI

extension JSONValue {
  /// Converts a node to JSON, omitting the pairs of the outermost mapping whose keys are in `leavingOut`.
  ///
  /// An unquoted YAML number keeps its spelling where the Messaging API expects text: `text: 1.10`. Recursion
  /// is bounded by ``Document/maximumLevels``, the expansion of aliases by ``Document/maximumAliasedNodes``.
  init(_ node: Node, leavingOut: [StaticString] = []) {
    self.init(node, isText: false, leavingOut: leavingOut)
  }

  private init(_ node: Node, isText: Bool, leavingOut: [StaticString] = []) {
    switch node.kind {
    case .scalar, .alias:
      self = JSONValue(scalar: node, isText: isText)
    case .sequence:
      var elements: [JSONValue] = []
      elements.reserveCapacity(node.count)
      for element in node.elements { elements.append(JSONValue(element, isText: false)) }
      self = .array(elements)
    case .mapping:
      let isJSON = node.document.isJSON
      var members: [Member] = []
      members.reserveCapacity(node.count)
      var names: Set<String> = []
      let isLarge = node.count > 12
      for (key, value) in node.pairs where key.kind == .scalar && !leavingOut.contains(where: key.isScalar) {
        let name = key.string
        // Duplicate keys have already been reported for the document.
        let isNew =
          isLarge ? names.insert(name).inserted : !members.contains(where: { $0.name == name })
        guard isNew else { continue }
        members.append(
          Member(name, JSONValue(value, isText: !isJSON && MessageObject.textProperties.contains(name))))
      }
      self = .object(members)
    }
  }

  private init(scalar node: Node, isText: Bool) {
    switch Scalar(node) {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer where isText, .float where isText: self = .string(node.string)
    case .integer(let value): self = .number(value.map(Double.init) ?? Double(node.string) ?? .infinity)
    case .float(let value): self = .number(value)
    case .string: self = .string(node.string)
    }
  }
}
