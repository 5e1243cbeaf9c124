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
    guard isSequence(node, "steps") else { return [] }
    var steps: [Step] = []
    steps.reserveCapacity(node.count)
    for element in node.elements {
      if let kind = step(element) { steps.append(Step(kind: kind, place: UInt32(element.place))) }
    }
    return steps
  }

  private mutating func step(_ node: Node) -> Step.Kind? {
    switch node.kind {
    case .scalar, .alias: return wordStep(node)
    case .sequence:
      report("a step is a mapping such as scroll: 120, found a list", at: node)
      return nil
    case .mapping:
      guard let (key, value) = node.pairs.first(where: { _ in true }) else {
        report("a step is a mapping such as scroll: 120, found an empty one", at: node)
        return nil
      }
      guard isMapping(node, "a step", keys: ScenarioParsing.stepKeys) else { return nil }
      if let (second, _) = node.pairs.dropFirst().first(where: { _ in true }),
        ScenarioParsing.stepKeys.contains(where: second.isScalar)
      {
        report(
          "a step does one thing, but \(second.string.quoted) follows \(key.string.quoted)", at: second,
          hint: "begin a new step: write \"- \" before it")
        state.setInside(nil)
        return nil
      }
      return step(key, value)
    }
  }

  /// A step that is a word: `leave`, or `enter` for the current user.
  private mutating func wordStep(_ node: Node) -> Step.Kind? {
    if node.isScalar("leave") { return leave(node) }
    if node.isScalar("enter") { return enter(user: state.currentUser, .unread, at: node) }
    let word = node.string
    if ScenarioParsing.stepKeys.contains(where: node.isScalar) {
      report("\(word): a value is missing", at: node, hint: "write it like \(word): …")
    } else {
      let names = ScenarioParsing.stepKeys.map { "\($0)" }
      report("\(node.kindFound) is no step", at: node, hint: NearMiss.hint(for: word, among: names))
    }
    return nil
  }

  private mutating func step(_ key: Node, _ value: Node) -> Step.Kind? {
    switch key.string {
    case "enter": return enter(value)
    case "as": return actAs(value)
    case "leave":
      guard case .scalar = value.kind, value.string.isEmpty || value.isScalar("null") else {
        report(
          "leave: has no value, found \(value.kindFound)", at: value,
          hint: "as: makes another user the current one")
        return leave(key)
      }
      return leave(key)
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

/// Visits.
extension ScenarioParsing {
  /// Whether the current user is where the step needs them; notes it when they are known not to be.
  mutating func isInside(_ expected: Bool, for step: String, at node: Node) -> Bool {
    guard let isInside = state.isCurrentInside, isInside != expected else { return true }
    if expected {
      report(
        "\(step): \(state.currentName) is not in the room", at: node,
        hint: "write enter: \(state.currentName) before it")
    } else {
      report("\(step): \(state.currentName) is in the room", at: node, hint: "write leave before it")
    }
    return false
  }

  /// The index of the user of that name. What follows is about an unknown user when there is none.
  private mutating func user(_ node: Node, _ name: String) -> Int? {
    guard let id = nonEmptyString(node, name), let userIndices else { return nil }
    if let index = userIndices[id] { return index }
    report(
      "\(name): no user is called \(id.quoted)", at: node,
      hint: state.userIds.count <= 20
        ? NearMiss.hint(for: id, among: state.userIds)
        : NearMiss.nearest(to: id, among: state.userIds).map { "did you mean \"\($0)\"?" })
    return nil
  }

  private mutating func actAs(_ node: Node) -> Step.Kind? {
    state.currentUser = user(node, "as")
    return state.currentUser.map { .action(.actAs(user: $0)) }
  }

  private mutating func enter(_ node: Node) -> Step.Kind? {
    var position = EntryPosition.unread
    var user = state.currentUser
    if node.kind == .mapping {
      guard isMapping(node, "enter", keys: ["user", "at"]) else { return nil }
      if let name = node["user"] { user = self.user(name, "user") }
      if let place: EntryPosition = choice(node["at"], "at") { position = place }
    } else {
      user = self.user(node, "enter")
    }
    return enter(user: user, position, at: node)
  }

  private mutating func enter(user: Int?, _ position: EntryPosition, at node: Node) -> Step.Kind? {
    state.currentUser = user
    let isPossible = isInside(false, for: "enter", at: node)
    state.setInside(true)
    guard let user, isPossible else { return nil }
    return .enter(user: user, position)
  }

  private mutating func leave(_ node: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "leave", at: node)
    state.setInside(false)
    return isPossible ? .action(.leave) : nil
  }

  private mutating func markRead(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(false, for: "markRead", at: key)
    guard let method: ReadMethod = choice(node, "markRead"), isPossible else { return nil }
    return .action(.markRead(method))
  }

  private mutating func switchDevice(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(false, for: "device", at: key)
    guard let device = device(node), isPossible else { return nil }
    return .action(.switchDevice(device))
  }

  private mutating func say(_ node: Node, _ key: Node) -> Step.Kind? {
    let isPossible = isInside(true, for: "say", at: key)
    guard let text = nonEmptyString(node, "say") else { return nil }
    let length = text.utf16.count
    guard length <= MessageObject.longestText else {
      report("say: \(length) characters are more than the most, \(MessageObject.longestText)", at: node)
      return nil
    }
    return isPossible ? .action(.say(text)) : nil
  }
}

/// Time and messages.
extension ScenarioParsing {
  private mutating func wait(_ node: Node) -> Step.Kind? {
    guard let seconds = duration(node, "wait") else {
      state.clock = nil
      return nil
    }
    if let clock = state.clock {
      state.clock = clock.advanced(bySeconds: seconds)
      guard state.clock != nil else {
        report(
          "wait: \(node.string.shortened) after \(clock.iso8601) is past the end of the year 9999", at: node)
        return nil
      }
    }
    return .action(.wait(seconds: seconds))
  }

  private mutating func waitUntil(_ node: Node) -> Step.Kind? {
    guard let end = timestamp(node, "at") else {
      state.clock = nil
      return nil
    }
    defer { state.clock = end }
    if let clock = state.clock, end < clock {
      report(
        "at: time goes back; it is \(clock.iso8601) here already", at: node,
        hint: "a step can't come before the steps above it")
      return nil
    }
    return .action(.waitUntil(end))
  }

  private mutating func send(_ node: Node) -> Step.Kind? {
    let before = findings.count
    let clock = state.clock ?? ScenarioReader.defaultClock
    if let sent = node["sent"] {
      report(
        "sent: a message that a step sends is sent at that step", at: sent,
        hint: "leave it out, or list the message under messages")
    }
    guard var message = message(node, clock: clock, users: state.users) else {
      state.add(unreadable: node["id"]?.string)
      return nil
    }
    message.sent = clock
    register(message, from: node, isSound: findings.count == before)
    return .action(.send(message))
  }

  /// A duration: `90s`, `5m`, `2h`, `3d`, `1d2h`, the greatest unit first. In seconds.
  private mutating func duration(_ node: Node, _ name: String) -> Int? {
    guard node.kind == .scalar, let duration = Duration(node.utf8) else {
      let isNumber = node.kind == .scalar && !node.utf8.isEmpty && node.utf8.allSatisfy(\.isDigit)
      report(
        "\(name): expected a duration, found \(node.kindFound)", at: node,
        hint: isNumber
          ? "add its unit: \(node.string.shortened)s, \(node.string.shortened)m, …"
          : "write it like 90s, 5m, 2h, 3d or 1d2h")
      return nil
    }
    guard let seconds = duration.seconds else {
      report("\(name): \(node.string.shortened) is longer than time lasts, to the year 9999", at: node)
      return nil
    }
    return seconds
  }
}

/// A duration as scenario files write it.
struct Duration {
  /// nil when it is more than an `Int` holds.
  var seconds: Int?

  /// Reads `1d2h3m4s`: units from the greatest to the smallest, each at most once; nil for anything else.
  init?(_ text: ArraySlice<UInt8>) {
    let units: [(sign: UInt8, seconds: Int)] = [
      (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]
    guard !text.isEmpty else { return nil }
    var sum: Int? = 0
    var rest = text
    var next = 0
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isDigit)
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, let sign = rest.first,
        let unit = units[next...].firstIndex(where: { $0.sign == sign })
      else { return nil }
      rest = rest.dropFirst()
      next = unit + 1
      let product = Int(String(decoding: digits, as: UTF8.self))?
        .multipliedReportingOverflow(by: units[unit].seconds)
      if let before = sum, let product, !product.overflow {
        let (total, isOver) = before.addingReportingOverflow(product.partialValue)
        sum = isOver ? nil : total
      } else {
        sum = nil
      }
    }
    seconds = sum
  }
}
