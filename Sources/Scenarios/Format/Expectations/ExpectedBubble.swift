import ChatRoom
import ImpressionRules
import MessagingAPI
import TerminalText

extension ExpectationDefinition {
  static let bubble = ExpectationDefinition(
    schemaKey: .pattern(#"^(?!room/)[^/\s]+/[1-5]$"#), schemaName: "expectedBubble",
    schema: {
      #"""
      {
        "description": "The bubble's counters over all users, and its state in the current user's latest visit.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          \#(counters(Expectation.BubbleValue.allCases, \.meaning)),
          "counted": {
            "description": "Whether the bubble was counted in the current user's latest visit.",
            "type": "boolean"
          },
          "edges": {
            "description": "Exactly the edges that were visible during the current user's latest visit.",
            "type": "array",
            "uniqueItems": true,
            "items": {"type": "string", "enum": ["top", "bottom", "left", "right"]},
            "examples": [["top", "bottom"]]
          },
          "reason": {
            "description": "Why the bubble was not counted in the current user's latest visit.",
            "type": "string",
            "enum": \#(list(Explanation.Reason.allCases.map(\.rawValue))),
            "enumDescriptions": \#(list(Explanation.Reason.allCases.map(\.condition)))
          },
          "clicks": {
            "description": "The clicks on each of its URLs, keyed by the URL as written in the bubble.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"$ref": "#/$defs/actionUri"},
            "additionalProperties": {
              "description": "The clicks on one URL.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": false,
              "properties": {\#(counters(Expectation.ClickValue.allCases, \.meaning))}
            }
          }
        }
      }
      """#
    },
    rows: [
      GuideRow(
        "a bubble, `promo/1:`",
        "`impression`, `uniqueImpression`, `click`, `uniqueClick`, `mediaPlayed`, `mediaPlayed25Percent` … `100Percent`, "
          + "and the same prefixed with `unique`"),
      GuideRow(
        "a bubble in the current user's latest visit",
        "`counted: true`, `edges: [top, bottom]` (exactly the edges seen), `reason: under-rich-menu`"),
      GuideRow(
        "a bubble's URLs", "`clicks: {https://…: {click: 1, uniqueClick: 1, uniqueClickOfRequest: 1}}`"),
    ],
    matches: { $0.contains("/") },
    parse: { parsing, key, value in
      let bubble = parsing.bubble(named: key, "expect")
      parsing.expectBubble(bubble, key.string, value)
    })

  private static func list(_ words: [String]) -> String {
    JSONValue.array(words.map { .string($0) }).text()
  }
}

extension Expectation.BubbleValue {
  /// The description of the counter, for one bubble or for all bubbles of a unit with the same `seq`.
  var meaning: String {
    switch self {
    case .impression: "Impressions, at most one per visit (R6)."
    case .uniqueImpression: "Users with an impression (R7)."
    case .click: "Clicks on any URL (R16)."
    case .uniqueClick: "Users who opened any URL (R16)."
    case .mediaPlayed: "Plays (R15)."
    case .mediaPlayed25Percent: "Plays that reached 25%."
    case .mediaPlayed50Percent: "Plays that reached 50%."
    case .mediaPlayed75Percent: "Plays that reached 75%."
    case .mediaPlayed100Percent: "Plays that reached the end."
    case .uniqueMediaPlayed: "Users who played the clip (R15)."
    case .uniqueMediaPlayed25Percent: "Users who reached 25%."
    case .uniqueMediaPlayed50Percent: "Users who reached 50%."
    case .uniqueMediaPlayed75Percent: "Users who reached 75%."
    case .uniqueMediaPlayed100Percent: "Users who reached the end."
    }
  }
}

extension Expectation.ClickValue {
  /// The description of the counter.
  var meaning: String {
    switch self {
    case .click: "Clicks on the URL."
    case .uniqueClick: "Users who opened the URL."
    case .uniqueClickOfRequest: "Users who opened the URL in any bubble of the message."
    }
  }
}

extension ScenarioParsing {
  /// The keys allowed in the expectations of a bubble.
  static let bubbleKeys =
    Expectation.BubbleValue.allCases.map(\.rawValue) + ["counted", "edges", "reason", "clicks"]

  fileprivate mutating func expectBubble(_ bubble: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, subject) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      switch key.string {
      case "counted":
        guard let isCounted = bool(value, "counted"), let bubble else { continue }
        expect(.counted(bubble: bubble, isCounted), at: key)
      case "edges":
        guard let edges = edges(value), let bubble else { continue }
        expect(.edges(bubble: bubble, edges), at: key)
      case "reason":
        guard let reason: Explanation.Reason = choice(value, "reason"), let bubble else { continue }
        expect(.reason(bubble: bubble, reason), at: key)
      case "clicks":
        expectClicks(bubble, subject, value)
      default:
        guard let name = Expectation.BubbleValue(rawValue: key.string) else {
          let message = subject.prefix { $0 != "/" }
          reportUnknownValue(
            key, among: ScenarioParsing.bubbleKeys,
            hint: key.isScalar("delivered")
              ? "this belongs to the message, \(String(message).shortened)" : nil)
          continue
        }
        guard let count = expectedCount(value, key.string), let bubble else { continue }
        expect(.bubble(bubble, name, count), at: key)
      }
    }
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
        guard let count = expectedCount(number, name.string), let bubble, let link else { continue }
        expect(.click(bubble: bubble, link: link, counter, count), at: name)
      }
    }
  }
}
