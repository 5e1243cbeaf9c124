import ChatRoom
import ImpressionRules
import MessagingAPI

/// Steps: what each means, and whether it makes sense where it stands.
extension ScenarioParsing {
  static let stepKeys: [StaticString] = [
    "enter", "as", "leave", "scroll", "jump", "swipe", "richMenu", "serviceMenuBar", "tap", "play", "wait",
    "at", "send", "say", "markRead", "device", "resize", "expect",
  ]

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
    guard let name = stepName(node, "there is no step") else {
      state.forget()
      return nil
    }
    let isWritten = node.string == name
    switch name {
    case "leave":
      let step = leave(node)
      return isWritten ? step : nil
    case "enter":
      let step = enter(user: state.currentUser, .unread, at: node)
      return isWritten ? step : nil
    case "as": state.currentUser = nil
    case "wait", "at": state.forgetTime()
    case "send": state.hasUnknownMessages = true
    default: break
    }
    if isWritten { report("\(name): a value is missing", at: node, hint: ScenarioParsing.hint(to: name)) }
    return nil
  }

  private mutating func mappingStep(_ node: Node) -> Step.Kind? {
    var first: (key: Node, name: String)?
    var step: Step.Kind?
    var isSound = true
    for (key, value) in node.pairs where key.kind == .scalar && !findings.isFull {
      if let first, isMisplaced(key, value, in: first.name) { continue }
      let isAlone = node.count == 1
      guard let name = stepName(key, isAlone ? "there is no step" : "unknown key") else { continue }
      isSound = isSound && key.string == name
      // A key that is there twice is noted with the others of the document.
      if let first, first.name == name { continue }
      if let first, key.string == name {
        report(
          "a step does one thing, but \(name.quoted) follows \(first.key.string.quoted)", at: key,
          hint: "begin a new step: write \"- \" before it")
        isSound = false
      }
      if first == nil {
        first = (key, name)
        if reportMisplaced(in: node, name) {
          isSound = false
          if name != "enter" { continue }
        }
      }
      step = self.step(name, key, value)
    }
    if first == nil { forgetStep(node) }
    return isSound ? step : nil
  }

  /// Notes the keys beside a step that should stand in the mapping that is its value.
  private mutating func reportMisplaced(in node: Node, _ step: String) -> Bool {
    var isMisplaced = false
    for (key, value) in node.pairs.dropFirst() where self.isMisplaced(key, value, in: step) {
      let hint = isMisplaced ? nil : ScenarioParsing.hint(to: step, isMapping: true)
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

  /// Whether a key that stands beside a step should stand in the mapping that is its value.
  private func isMisplaced(_ key: Node, _ value: Node, in step: String) -> Bool {
    switch step {
    case "enter": key.isScalar("user") || key.isScalar("at") && EntryPosition(rawValue: value.string) != nil
    case "scroll": key.isScalar("to")
    case "swipe": ["bubble", "by", "to", "card"].contains(where: key.isScalar)
    case "tap": ["bubble", "url"].contains(where: key.isScalar)
    case "play": ["bubble", "seconds", "percent"].contains(where: key.isScalar)
    case "resize": ["bubble", "height"].contains(where: key.isScalar)
    default: false
    }
  }

  /// The step that a word names, or the one that it probably should. Notes a word that is none.
  private mutating func stepName(_ node: Node, _ complaint: String) -> String? {
    let word = node.string
    if ScenarioParsing.stepKeys.contains(where: node.isScalar) { return word }
    guard !word.isEmpty else {
      reportEmptyKey(node)
      return nil
    }
    let names = ScenarioParsing.stepKeys.map { "\($0)" }
    report("\(complaint) \(word.quoted)", at: node, hint: NearMiss.hint(for: word, among: names))
    return NearMiss.nearest(to: word, among: names)
  }

  /// How a step is written.
  static func hint(to step: String, isMapping: Bool = false) -> String {
    let example =
      switch step {
      case "enter": isMapping ? "{user: alice, at: top}" : "alice"
      case "as": "bob"
      case "scroll": isMapping ? "{to: bottom}" : "120"
      case "jump": "bottom"
      case "swipe": "{bubble: promo/3, to: end}"
      case "richMenu": "open"
      case "serviceMenuBar": "hide"
      case "tap": isMapping ? "{bubble: promo/1, url: https://…}" : "promo/1"
      case "play": isMapping ? "{bubble: promo/2, percent: 50}" : "promo/2"
      case "wait": "5m"
      case "at": "2026-11-02T09:00:00+09:00"
      case "send": "{id: promo, bubbles: [text: Hello]}"
      case "say": "Hello"
      case "markRead": "long-press"
      case "device": "pixel-8"
      case "resize": "{bubble: promo/1, height: 300}"
      case "expect": "{promo/1: {impression: 1}}"
      default: "…"
      }
    return "write it like \(step): \(example)"
  }

  private mutating func step(_ name: String, _ key: Node, _ value: Node) -> Step.Kind? {
    switch name {
    case "enter": return enter(value)
    case "as": return actAs(value)
    case "leave":
      if value.kind == .scalar, case .null = Scalar(value) { return leave(key) }
      report(
        "leave: has no value, found \(value.kindFound)", at: value,
        hint: "it is the current user who leaves; as: bob before it makes that another one")
      // Whoever was meant.
      state.forgetWhoIsInside()
      return nil
    case "scroll": return scroll(value, key)
    case "jump": return jump(value, key)
    case "swipe": return swipe(value, key)
    case "richMenu": return richMenuStep(value, key)
    case "serviceMenuBar": return serviceMenuBarStep(value, key)
    case "tap": return tap(value, key)
    case "play": return play(value, key)
    case "wait": return wait(value)
    case "at": return waitUntil(value)
    case "send": return send(value)
    case "say": return say(value, key)
    case "markRead": return markRead(value, key)
    case "device": return switchDevice(value, key)
    case "resize": return resize(value)
    case "expect": return expect(value)
    default: return nil
    }
  }
}
