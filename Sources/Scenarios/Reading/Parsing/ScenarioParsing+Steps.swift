import ChatRoom
import MessagingAPI
import TerminalText

/// Parsing of steps, with checks that each step is possible at its position.
extension ScenarioParsing {
  mutating func steps(_ node: Node) -> [Step] {
    guard node.kind == .sequence else {
      report("steps: expected a list, found \(node.kindFound)", at: node, hint: "start each step with \"- \"")
      return []
    }
    var steps: [Step] = []
    steps.reserveCapacity(node.count)
    for element in node.elements {
      if let kind = step(element) { steps.append(Step(kind: kind, place: UInt32(element.place))) }
      if findings.isFull { break }
    }
    return steps
  }

  private mutating func step(_ node: Node) -> Step.Kind? {
    switch node.kind {
    case .scalar, .alias: return wordStep(node)
    case .mapping where node.count > 0: return mappingStep(node)
    case .mapping:
      report("a step must be a mapping such as scroll: 120, found an empty mapping", at: node)
      return nil
    case .sequence:
      report("a step must be a mapping such as scroll: 120, found a list", at: node)
      // Steps that are indented too far are still steps.
      let inner = node.elements.filter { $0.kind == .mapping }
      for element in inner { _ = step(element) }
      if inner.isEmpty { state.forget() }
      return nil
    }
  }

  /// Parses a step without a value: `leave`, or `enter` for the current user.
  private mutating func wordStep(_ node: Node) -> Step.Kind? {
    guard case .string = Scalar(node), !node.utf8.isEmpty else {
      report("a step must be a word or a mapping such as scroll: 120, found \(node.kindFound)", at: node)
      return nil
    }
    guard let definition = definition(of: node, "unknown step") else {
      state.forget()
      return nil
    }
    // The effect of a misspelled step is assumed, but it is not added as a step.
    let isWritten = node.string == definition.name
    if let parseWord = definition.parseWord {
      let step = parseWord(&self, node)
      return isWritten ? step : nil
    }
    definition.forget(&state)
    if isWritten { report("\(definition.name): missing value", at: node, hint: definition.hint()) }
    return nil
  }

  private mutating func mappingStep(_ node: Node) -> Step.Kind? {
    var first: (key: Node, definition: StepDefinition)?
    var step: Step.Kind?
    var isSound = true
    for (key, value) in node.pairs where key.kind == .scalar && !findings.isFull {
      if let first, first.definition.claims(key, value) { continue }
      let isAlone = node.count == 1
      guard let definition = definition(of: key, isAlone ? "unknown step" : "unknown key") else {
        continue
      }
      let isWritten = key.isScalar(definition.key)
      isSound = isSound && isWritten
      // Duplicate keys are reported for the document.
      if let first, first.definition.name == definition.name { continue }
      if let first, isWritten {
        report(
          "a step has one action, but \(definition.name.quoted) follows \(first.key.string.quoted)", at: key,
          hint: "start a new step: write \"- \" before it")
        isSound = false
      }
      if first == nil {
        first = (key, definition)
        if reportMisplaced(in: node, definition) {
          isSound = false
          if !definition.isReadDespiteMisplacedKeys { continue }
        }
      }
      step = definition.parse(&self, value, key)
    }
    if first == nil { forgetStep(node) }
    return isSound ? step : nil
  }

  /// Reports keys next to a step that belong inside its value. Returns whether there are any.
  private mutating func reportMisplaced(in node: Node, _ definition: StepDefinition) -> Bool {
    var isMisplaced = false
    for (key, value) in node.pairs.dropFirst() where definition.claims(key, value) {
      let hint = isMisplaced ? nil : definition.hint(isMapping: true)
      report("unknown key \(key.string.quoted)", at: key, hint: hint)
      isMisplaced = true
    }
    return isMisplaced
  }

  /// Marks everything that an unrecognized step may have changed as unknown.
  private mutating func forgetStep(_ node: Node) {
    state.forget()
    for (_, value) in node.pairs where value["bubbles"] != nil { state.add(unreadable: value["id"]?.string) }
  }

  /// Returns the step with the given name, or the one probably meant by a misspelling. Reports unknown names.
  private mutating func definition(of node: Node, _ complaint: String) -> StepDefinition? {
    if let definition = StepDefinition.named(node) { return definition }
    let word = node.string
    guard !word.isEmpty else {
      reportEmptyKey(node)
      return nil
    }
    let hint = NearMiss.hint(for: word, among: StepDefinition.names)
    report("\(complaint) \(word.quoted)", at: node, hint: hint)
    return NearMiss.nearest(to: word, among: StepDefinition.names).flatMap(StepDefinition.named)
  }

  /// Returns whether the current user's presence in the room is as the step requires. Otherwise reports it,
  /// and treats their presence as unknown, since an earlier step is wrong or missing.
  mutating func isInside(_ expected: Bool, for step: String, at node: Node) -> Bool {
    guard let isInside = state.isCurrentInside, isInside != expected else { return true }
    let name = state.currentName.shortened
    if expected {
      report("\(step): \(name) is not in the room", at: node, hint: "add enter: \(name) before this step")
    } else {
      report("\(step): \(name) is in the room", at: node, hint: "add leave before this step")
    }
    state.setInside(nil)
    return false
  }
}
