import ChatRoom
import ImpressionRules
import MessagingAPI

/// What steps expect.
extension ScenarioParsing {
  /// The largest counter that can be expected.
  private static let greatestCount = 1_000_000_000_000

  mutating func expect(_ node: Node) -> Step.Kind? {
    guard node.kind == .mapping else {
      report(
        "expect: expected a mapping, found \(node.kindFound)", at: node,
        hint: ScenarioParsing.hint(to: "expect"))
      return nil
    }
    let first = expectations.count
    guard node.count > 0 else {
      report("expect: it expects nothing", at: node, hint: ScenarioParsing.hint(to: "expect"))
      return nil
    }
    for (key, value) in node.pairs where key.kind == .scalar && !findings.isFull { expect(key, value) }
    return .expect(first..<expectations.count)
  }

  private mutating func expect(_ key: Node, _ value: Node) {
    let subject = key.string
    if subject == "room" { return expectRoom(value) }
    if subject.hasPrefix("unit ") { return expectUnit(String(subject.dropFirst(5)), key, value) }
    guard !subject.isEmpty else { return reportEmptyKey(key) }
    if subject.contains("/") {
      let bubble = self.bubble(named: key, "expect")
      return expectBubble(bubble, subject, value)
    }
    let isValue = ScenarioParsing.bubbleKeys.contains(subject) || subject == "delivered"
    guard !isValue || state.messageIndices[subject] != nil else {
      let example = subject == "delivered" ? "promo: {delivered: 1}" : "promo/1: {\(subject): …}"
      return report("expect: whose \(subject) is not said", at: key, hint: "write it like \(example)")
    }
    if subject == "unit", state.messageIndices[subject] == nil {
      return report(
        "expect: whose statistics is not said", at: key, hint: "write it like unit Promotion_a: {…}")
    }
    let before = findings.count
    let others = subject.lowercased().hasPrefix("room") ? ["room"] : []
    if let message = message(named: subject, at: key, "expect", or: others) {
      expectMessage(message, subject, value)
    } else if findings.count == before {
      expectMessage(nil, subject, value)
    }
  }

  private mutating func add(_ check: Expectation.Check, at node: Node) {
    expectations.append(Expectation(check: check, place: UInt32(node.place)))
  }

  private mutating func count(_ node: Node, _ name: String) -> Int? {
    integer(node, name, in: 0...ScenarioParsing.greatestCount, "")
  }

  private mutating func isNonEmptyMapping(_ node: Node, _ subject: String) -> Bool {
    let subject = subject.shortened
    guard node.kind == .mapping else {
      report("\(subject): expected a mapping, found \(node.kindFound)", at: node)
      return false
    }
    if node.count == 0 { report("\(subject): it expects nothing", at: node) }
    return node.count > 0
  }

  /// The keys of what is expected of a bubble.
  private static let bubbleKeys =
    Expectation.BubbleValue.allCases.map(\.rawValue) + ["counted", "edges", "reason", "clicks"]

  private mutating func expectMessage(_ message: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, subject) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      guard let name = Expectation.MessageValue(rawValue: key.string) else {
        let isOfBubble = ScenarioParsing.bubbleKeys.contains(key.string)
        reportUnknownValue(
          key, among: Expectation.MessageValue.allCases.map(\.rawValue),
          hint: isOfBubble ? "it belongs to a bubble, such as \(subject.shortened)/1" : nil)
        continue
      }
      guard let count = count(value, key.string), let message else { continue }
      add(.message(message, name, count), at: key)
    }
  }

  private mutating func expectBubble(_ bubble: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, subject) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      switch key.string {
      case "counted":
        guard let isCounted = bool(value, "counted"), let bubble else { continue }
        add(.counted(bubble: bubble, isCounted), at: key)
      case "edges":
        guard let edges = edges(value), let bubble else { continue }
        add(.edges(bubble: bubble, edges), at: key)
      case "reason":
        guard let reason: Explanation.Reason = choice(value, "reason"), let bubble else { continue }
        add(.reason(bubble: bubble, reason), at: key)
      case "clicks":
        expectClicks(bubble, subject, value)
      default:
        guard let name = Expectation.BubbleValue(rawValue: key.string) else {
          let message = subject.prefix { $0 != "/" }
          reportUnknownValue(
            key, among: ScenarioParsing.bubbleKeys,
            hint: key.isScalar("delivered") ? "it belongs to the message, \(String(message).shortened)" : nil)
          continue
        }
        guard let count = count(value, key.string), let bubble else { continue }
        add(.bubble(bubble, name, count), at: key)
      }
    }
  }

  private mutating func reportUnknownValue(_ key: Node, among words: [String], hint: String? = nil) {
    guard !findings.isFull else { return }
    if key.utf8.isEmpty { return reportEmptyKey(key) }
    report(
      "unknown key \(key.string.quoted)", at: key, hint: hint ?? NearMiss.hint(for: key.string, among: words))
  }

  private mutating func edges(_ node: Node) -> Edges? {
    guard node.kind == .sequence else {
      report(
        "edges: expected a list, found \(node.kindFound)", at: node,
        hint: "write it like edges: [top, bottom]")
      return nil
    }
    var edges: Edges = []
    var isSound = true
    for element in node.elements {
      guard let name: EdgeName = choice(element, "edges") else {
        isSound = false
        continue
      }
      edges.insert(name.edge)
    }
    return isSound ? edges : nil
  }

  private enum EdgeName: String, CaseIterable {
    case top, bottom, left, right

    var edge: Edges {
      switch self {
      case .top: .top
      case .bottom: .bottom
      case .left: .left
      case .right: .right
      }
    }
  }

  private mutating func expectClicks(_ bubble: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, "clicks") else { return }
    let links = bubble.map { state.bubbles[$0].links } ?? []
    guard bubble == nil || !links.isEmpty else {
      return report("clicks: \(subject.quoted) has no URL", at: node)
    }
    for (key, value) in node.pairs where key.kind == .scalar {
      let link = links.firstIndex(of: key.string)
      if bubble != nil, link == nil {
        report(
          "clicks: \(subject.quoted) has no URL \(key.string.quoted)", at: key,
          hint: ScenarioParsing.hint(for: key.string, among: links))
      }
      guard isNonEmptyMapping(value, key.string) else { continue }
      for (name, number) in value.pairs where name.kind == .scalar {
        guard let counter = Expectation.ClickValue(rawValue: name.string) else {
          reportUnknownValue(name, among: Expectation.ClickValue.allCases.map(\.rawValue))
          continue
        }
        guard let count = count(number, name.string), let bubble, let link else { continue }
        add(.click(bubble: bubble, link: link, counter, count), at: name)
      }
    }
  }

  private enum RichMenuState: String, CaseIterable {
    case open, closed
  }

  private enum ServiceMenuBarState: String, CaseIterable {
    case shown, hidden
  }

  private mutating func expectRoom(_ node: Node) {
    let keys: [StaticString] = ["offset", "richMenu", "serviceMenuBar", "inRoom", "unread"]
    guard isMapping(node, "room", keys: keys) else { return }
    if node.count == 0 { report("room: it expects nothing", at: node) }
    for (key, value) in node.pairs where key.kind == .scalar {
      switch key.string {
      case "offset":
        let range = -ScenarioParsing.greatestCount...ScenarioParsing.greatestCount
        if let offset = integer(value, "offset", in: range, "point") { add(.offset(offset), at: key) }
      case "richMenu":
        guard let menu: RichMenuState = choice(value, "richMenu") else { continue }
        add(.richMenu(isOpen: menu == .open), at: key)
      case "serviceMenuBar":
        guard let bar: ServiceMenuBarState = choice(value, "serviceMenuBar") else { continue }
        add(.serviceMenuBar(isShown: bar == .shown), at: key)
      case "inRoom":
        if let isInside = bool(value, "inRoom") { add(.inRoom(isInside), at: key) }
      case "unread":
        if let unread = count(value, "unread") { add(.unread(unread), at: key) }
      default: continue
      }
    }
  }
}

/// What is expected of a unit: `unit Promotion_a: {from: 2026-11-01, to: 2026-11-07, uniqueImpression: 2}`, of
/// one seq `unit Promotion_a/1: {…}` (R13).
extension ScenarioParsing {
  private mutating func expectUnit(_ name: String, _ key: Node, _ node: Node) {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let unit = String(parts[0])
    let isNumber = parts.count > 1 && parts[1].utf8.allSatisfy(\.isDigit)
    let seq = isNumber ? Int(parts[1]) : nil
    if parts.count > 1, !(1...Message.mostBubbles).contains(seq ?? 0) {
      return report(
        "expect: there is no \(key.string.quoted)", at: key,
        hint: "messages have 1 to \(Message.mostBubbles) bubbles: unit \(unit.shortened)/1 to "
          + "\(unit.shortened)/\(Message.mostBubbles)")
    }
    if state.isUnknown(unit: unit) {
      report(
        "expect: no message is sent with the unit \(unit.quoted)", at: key,
        hint: hint(for: unit, among: state.units))
    }
    guard isNonEmptyMapping(node, key.string) else { return }
    let from = required("from", of: node, "a unit's period").flatMap { day($0, "from") }
    let to = required("to", of: node, "a unit's period").flatMap { day($0, "to") }
    if let from, let to, let fromNode = node["from"], let toNode = node["to"] {
      if to < from {
        report("to: \(toNode.string) lies before from, \(fromNode.string)", at: toNode)
      } else if to - from > World.longestPeriod {
        report(
          "to: \(to - from) days after from are more than the most, \(World.longestPeriod)", at: toNode)
      }
    }
    let period = from.flatMap { from in to.map { Expectation.UnitPeriod(unit: unit, from: from, to: $0) } }
    var isEmpty = true
    for (key, value) in node.pairs where key.kind == .scalar && !key.isScalar("from") && !key.isScalar("to") {
      isEmpty = false
      guard let name = unitValue(key, unit: unit, seq: seq), let count = count(value, key.string), let period
      else { continue }
      add(.unit(period, name, count), at: key)
    }
    if isEmpty {
      report("\(key.string.shortened): it expects nothing", at: node, hint: "add, say, uniqueImpression: 1")
    }
  }

  private mutating func unitValue(_ key: Node, unit: String, seq: Int?) -> Expectation.UnitValue? {
    if let seq {
      if let value = Expectation.BubbleValue(rawValue: key.string) { return .seq(seq, value) }
      reportUnknownValue(key, among: Expectation.BubbleValue.allCases.map(\.rawValue) + ["from", "to"])
      return nil
    }
    if let value = Expectation.MessageValue(rawValue: key.string), value != .delivered {
      return .overview(value)
    }
    let words = Expectation.MessageValue.allCases.filter { $0 != .delivered }.map(\.rawValue)
    let isOfSeq = Expectation.BubbleValue(rawValue: key.string) != nil
    reportUnknownValue(
      key, among: words + ["from", "to"],
      hint: isOfSeq ? "it belongs to one seq, such as unit \(unit.shortened)/1" : nil)
    return nil
  }

  /// A day of the statistics, `2026-11-01` or `20261101`, in days since 1970-01-01 at UTC+9.
  private mutating func day(_ node: Node, _ name: String) -> Int? {
    let text = node.string
    let digits = text.utf8.filter(\.isDigit)
    let isDate =
      digits.count == 8
      && (text.utf8.count == 8
        || text.utf8.count == 10 && Array(text.utf8)[4] == UInt8(ascii: "-")
          && Array(text.utf8)[7] == UInt8(ascii: "-"))
    let written = String(decoding: digits, as: UTF8.self)
    guard isDate else {
      report("\(name): expected a day, found \(node.kindFound)", at: node, hint: "write it like 2026-11-01")
      return nil
    }
    // At that moment it is the same day at UTC+9.
    let iso = "\(written.prefix(4))-\(written.dropFirst(4).prefix(2))-\(written.suffix(2))T00:00Z"
    guard let moment = try? Timestamp(iso8601: iso) else {
      report("\(name): \(text.quoted) does not exist", at: node)
      return nil
    }
    return moment.day
  }
}
