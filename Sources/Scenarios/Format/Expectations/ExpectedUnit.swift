import ChatRoom
import TerminalText

extension ExpectationDefinition {
  static let unit = ExpectationDefinition(
    schemaKey: .pattern("^unit [a-zA-Z0-9_]{1,30}$"), schemaName: "expectedUnit",
    schema: {
      schema(
        "The overview of a custom aggregation unit's statistics over a period (R13).",
        counters(Expectation.MessageValue.ofUnit, \.meaning))
    },
    rows: [
      GuideRow(
        "a unit, `unit Promotion_a:`",
        "`from`, `to` (days at UTC+9, inclusive, at most 30 apart) and the values of a message except `delivered` (R13)"
      )
    ],
    matches: { $0.hasPrefix("unit ") },
    parse: { parsing, key, value in parsing.expectUnit(key, value) })

  static let unitBubbles = ExpectationDefinition(
    schemaKey: .pattern("^unit [a-zA-Z0-9_]{1,30}/[1-5]$"), schemaName: "expectedUnitBubbles",
    schema: {
      schema(
        "The statistics over a period for the unit's bubbles at one position in their messages (R13).",
        counters(Expectation.BubbleValue.allCases, \.meaning))
    },
    rows: [
      GuideRow(
        "a unit's bubbles with one seq, `unit Promotion_a/1:`", "`from`, `to` and the counters of a bubble")
    ],
    matches: { $0.hasPrefix("unit ") && $0.contains("/") },
    parse: { parsing, key, value in parsing.expectUnit(key, value) })

  private static func schema(_ description: String, _ counters: String) -> String {
    ##"""
    {
      "description": "\##(description)",
      "type": "object",
      "required": ["from", "to"],
      "minProperties": 3,
      "additionalProperties": false,
      "properties": {
        "from": {"$ref": "#/$defs/day", "description": "The first day of the period, at UTC+9."},
        "to": {"$ref": "#/$defs/day", "description": "The last day of the period, at UTC+9, at most 30 days later."},
        \##(counters)
      }
    }
    """##
  }
}

extension Expectation.MessageValue {
  /// The values available for a unit.
  fileprivate static let ofUnit = allCases.filter { $0 != .delivered }
}

extension ScenarioParsing {
  fileprivate mutating func expectUnit(_ key: Node, _ node: Node) {
    let name = key.string.dropFirst("unit ".count)
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let unit = String(parts[0])
    let isNumber = parts.count > 1 && parts[1].utf8.allSatisfy(\.isDigit)
    let seq = isNumber ? Int(parts[1]) : nil
    if parts.count > 1, !(1...Message.maximumBubbles).contains(seq ?? 0) {
      return report(
        "expect: invalid bubble position in \(key.string.quoted)", at: key,
        hint: "messages have 1 to \(Message.maximumBubbles) bubbles: unit \(unit.shortened)/1 to "
          + "\(unit.shortened)/\(Message.maximumBubbles)")
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
        report("to: \(toNode.string) is before from, \(fromNode.string)", at: toNode)
      } else if to - from > World.maximumPeriod {
        report(
          "to: \(to - from) days after from exceed the maximum of \(World.maximumPeriod)", at: toNode)
      }
    }
    let period = from.flatMap { from in to.map { Expectation.UnitPeriod(unit: unit, from: from, to: $0) } }
    var isEmpty = true
    for (key, value) in node.pairs where key.kind == .scalar && !key.isScalar("from") && !key.isScalar("to") {
      isEmpty = false
      guard let name = unitValue(key, unit: unit, seq: seq), let count = expectedCount(value, key.string),
        let period
      else { continue }
      expect(.unit(period, name, count), at: key)
    }
    if isEmpty {
      report(
        "\(key.string.shortened): no expectations", at: node,
        hint: "add a counter such as uniqueImpression: 1")
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
    let words = Expectation.MessageValue.ofUnit.map(\.rawValue)
    let isOfSeq = Expectation.BubbleValue(rawValue: key.string) != nil
    reportUnknownValue(
      key, among: words + ["from", "to"],
      hint: isOfSeq ? "this belongs to one seq, such as unit \(unit.shortened)/1" : nil)
    return nil
  }
}
