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
        hint: "write it like expect: {promo/1: {impression: 1}}")
      return nil
    }
    let first = expectations.count
    guard node.count > 0 else {
      report("expect: it expects nothing", at: node)
      return nil
    }
    for (key, value) in node.pairs where key.kind == .scalar { expect(key, value) }
    return .expect(first..<expectations.count)
  }

  private mutating func expect(_ key: Node, _ value: Node) {
    let subject = key.string
    if subject == "room" { return expectRoom(value) }
    if subject.hasPrefix("unit ") { return expectUnit(String(subject.dropFirst(5)), key, value) }
    if subject.contains("/") {
      let bubble = self.bubble(named: key, "expect")
      expectBubble(bubble, subject, value)
    } else {
      guard !subject.isEmpty else { return report("there is no key before the \":\"", at: key) }
      let message = self.message(named: subject, at: key, "expect")
      expectMessage(message, subject, value)
    }
  }

  private mutating func add(_ check: Expectation.Check, at node: Node) {
    expectations.append(Expectation(check: check, place: UInt32(node.place)))
  }

  private mutating func count(_ node: Node, _ name: String) -> Int? {
    integer(node, name, in: 0...ScenarioParsing.greatestCount, "")
  }

  private mutating func isNonEmptyMapping(_ node: Node, _ subject: String) -> Bool {
    guard node.kind == .mapping else {
      report("\(subject): expected a mapping, found \(node.kindFound)", at: node)
      return false
    }
    if node.count == 0 { report("\(subject): it expects nothing", at: node) }
    return node.count > 0
  }

  private mutating func expectMessage(_ message: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, subject) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      guard let name = Expectation.MessageValue(rawValue: key.string) else {
        let words = Expectation.MessageValue.allCases.map(\.rawValue)
        let isOfBubble = Expectation.BubbleValue(rawValue: key.string) != nil
        report(
          "unknown key \(key.string.quoted)", at: key,
          hint: isOfBubble
            ? "it belongs to a bubble, such as \(subject)/1" : NearMiss.hint(for: key.string, among: words))
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
          reportUnknownValue(key, besides: ["counted", "edges", "reason", "clicks"])
          continue
        }
        guard let count = count(value, key.string), let bubble else { continue }
        add(.bubble(bubble, name, count), at: key)
      }
    }
  }

  private mutating func reportUnknownValue(_ key: Node, besides others: [String]) {
    let words = Expectation.BubbleValue.allCases.map(\.rawValue) + others
    report("unknown key \(key.string.quoted)", at: key, hint: NearMiss.hint(for: key.string, among: words))
  }

  private mutating func edges(_ node: Node) -> Edges? {
    guard isSequence(node, "edges") else { return nil }
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
    for (key, value) in node.pairs where key.kind == .scalar {
      let link = links.firstIndex(of: key.string)
      if bubble != nil, link == nil {
        report(
          "clicks: \(subject.quoted) has no URL \(key.string.quoted)", at: key,
          hint: links.isEmpty ? nil : "its URLs: " + links.map(\.shortened).joined(separator: ", "))
      }
      let names = Expectation.ClickValue.allCases
      guard isNonEmptyMapping(value, key.string.shortened) else { continue }
      for (name, number) in value.pairs where name.kind == .scalar {
        guard let counter = Expectation.ClickValue(rawValue: name.string) else {
          report(
            "unknown key \(name.string.quoted)", at: name,
            hint: NearMiss.hint(for: name.string, among: names.map(\.rawValue)))
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
    guard isMapping(node, "room", keys: keys), isNonEmptyMapping(node, "room") else { return }
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
    let seq = parts.count > 1 ? Int(parts[1]) : nil
    if parts.count > 1, seq == nil || seq.map({ $0 < 1 || $0 > Message.mostBubbles }) == true {
      report("expect: there is no \(key.string.quoted)", at: key, hint: "write it like unit \(unit)/1")
      return
    }
    let units = Set(state.messages.compactMap(\.unit))
    if !units.contains(unit), !state.hasUnknownMessages, state.unreadableIds.isEmpty {
      report(
        "expect: no message here is sent with the unit \(unit.quoted)", at: key,
        hint: NearMiss.hint(for: unit, among: units.sorted()))
    }
    guard isNonEmptyMapping(node, key.string.shortened) else { return }
    let from = required("from", of: node, "a unit's period").flatMap { day($0, "from") }
    let to = required("to", of: node, "a unit's period").flatMap { day($0, "to") }
    if let from, let to, let toNode = node["to"] {
      if to < from {
        report("to: lies before from", at: toNode)
      } else if to - from > World.longestPeriod {
        report(
          "to: \(to - from) days after from are more than the most, \(World.longestPeriod)", at: toNode)
      }
    }
    let period = from.flatMap { from in to.map { Expectation.UnitPeriod(unit: unit, from: from, to: $0) } }
    for (key, value) in node.pairs where key.kind == .scalar && !key.isScalar("from") && !key.isScalar("to") {
      guard let name = unitValue(key, seq: seq), let count = count(value, key.string), let period else {
        continue
      }
      add(.unit(period, name, count), at: key)
    }
  }

  private mutating func unitValue(_ key: Node, seq: Int?) -> Expectation.UnitValue? {
    if let seq {
      if let value = Expectation.BubbleValue(rawValue: key.string) { return .seq(seq, value) }
      reportUnknownValue(key, besides: ["from", "to"])
      return nil
    }
    if let value = Expectation.MessageValue(rawValue: key.string), value != .delivered {
      return .overview(value)
    }
    let words = Expectation.MessageValue.allCases.filter { $0 != .delivered }.map(\.rawValue)
    report(
      "unknown key \(key.string.quoted)", at: key,
      hint: NearMiss.hint(for: key.string, among: words + ["from", "to"]))
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
    let iso = "\(written.prefix(4))-\(written.dropFirst(4).prefix(2))-\(written.suffix(2))T00:00+09:00"
    guard node.kind == .scalar, isDate, let moment = try? Timestamp(iso8601: iso) else {
      report("\(name): expected a day, found \(node.kindFound)", at: node, hint: "write it like 2026-11-01")
      return nil
    }
    return moment.day
  }
}
