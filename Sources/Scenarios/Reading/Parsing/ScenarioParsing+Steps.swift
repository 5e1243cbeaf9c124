import TerminalText
import ChatRoom
import MessagingAPI

/// Steps: what each means, and whether it makes sense where it stands.
extension ScenarioParsing {
  mutating func steps(_ node: Node) -> [Step] {
    guard node.kind == .sequence else {
      report("steps: expected a list, found \(node.kindFound)", at: node, hint: "begin each step with \"- \"")
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
      report("a step is a mapping such as scroll: 120, found an empty one", at: node)
      return nil
    case .sequence:
      report("a step is a mapping such as scroll: 120, found a list", at: node)
      // Steps indented too far are steps all the same.
      let inner = node.elements.filter { $0.kind == .mapping }
      for element in inner { _ = step(element) }
      if inner.isEmpty { state.forget() }
      return nil
    }
  }

  /// A step that is a word: `leave`, or `enter` for the current user.
  private mutating func wordStep(_ node: Node) -> Step.Kind? {
    guard case .string = Scalar(node), !node.utf8.isEmpty else {
      report("a step is a word or a mapping such as scroll: 120, found \(node.kindFound)", at: node)
      return nil
    }
    guard let definition = definition(of: node, "there is no step") else {
      state.forget()
      return nil
    }
    // What a misspelt word probably did is known from here on; it is no step.
    let isWritten = node.string == definition.name
    if let parseWord = definition.parseWord {
      let step = parseWord(&self, node)
      return isWritten ? step : nil
    }
    definition.forget(&state)
    if isWritten { report("\(definition.name): a value is missing", at: node, hint: definition.hint()) }
    return nil
  }

  private mutating func mappingStep(_ node: Node) -> Step.Kind? {
    var first: (key: Node, definition: StepDefinition)?
    var step: Step.Kind?
    var isSound = true
    for (key, value) in node.pairs where key.kind == .scalar && !findings.isFull {
      if let first, first.definition.claims(key, value) { continue }
      let isAlone = node.count == 1
      guard let definition = definition(of: key, isAlone ? "there is no step" : "unknown key") else {
        continue
      }
      let isWritten = key.isScalar(definition.key)
      isSound = isSound && isWritten
      // A key that is there twice is reported with the others of the document.
      if let first, first.definition.name == definition.name { continue }
      if let first, isWritten {
        report(
          "a step does one thing, but \(definition.name.quoted) follows \(first.key.string.quoted)", at: key,
          hint: "begin a new step: write \"- \" before it")
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

  /// Reports the keys beside a step that should stand in the mapping that is its value.
  private mutating func reportMisplaced(in node: Node, _ definition: StepDefinition) -> Bool {
    var isMisplaced = false
    for (key, value) in node.pairs.dropFirst() where definition.claims(key, value) {
      let hint = isMisplaced ? nil : definition.hint(isMapping: true)
      report("unknown key \(key.string.quoted)", at: key, hint: hint)
      isMisplaced = true
    }
    return isMisplaced
  }

  /// What a step that could not be understood did is unknown.
  private mutating func forgetStep(_ node: Node) {
    state.forget()
    for (_, value) in node.pairs where value["bubbles"] != nil { state.add(unreadable: value["id"]?.string) }
  }

  /// The step that a word names, or the one that it probably should. Reports a word that names none.
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

  /// Whether the current user is where the step needs them; notes it when they are known not to be. Where they
  /// are is unknown then, as it is a step before this one that is wrong or missing.
  mutating func isInside(_ expected: Bool, for step: String, at node: Node) -> Bool {
    guard let isInside = state.isCurrentInside, isInside != expected else { return true }
    let name = state.currentName.shortened
    if expected {
      report("\(step): \(name) is not in the room", at: node, hint: "write enter: \(name) before it")
    } else {
      report("\(step): \(name) is in the room", at: node, hint: "write leave before it")
    }
    state.setInside(nil)
    return false
  }
}
