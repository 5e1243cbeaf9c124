import TerminalText

extension ExpectationDefinition {
  static let message = ExpectationDefinition(
    schemaKey: .pattern(#"^(?!(room|friends|chats|rewardCards|richMenu)$)[^/\s]+$"#),
    schemaName: "expectedMessage",
    schema: {
      #"""
      {
        "description": "The overview of the message's statistics, over all its bubbles.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {\#(counters(Expectation.MessageValue.allCases, \.meaning))}
      }
      """#
    },
    rows: [
      GuideRow(
        "a message, `promo:`",
        Expectation.MessageValue.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))
    ],
    matches: { _ in true },
    parse: { parsing, key, value in parsing.expectMessage(key, value) })
}

extension Expectation.MessageValue {
  /// The description of the counter.
  var meaning: String {
    switch self {
    case .delivered: "Users the message was sent to."
    case .uniqueImpression: "Users with an impression of any bubble (R7)."
    case .uniqueClick: "Users who opened any URL (R16)."
    case .uniqueMediaPlayed: "Users who played any video or audio clip (R15)."
    case .uniqueMediaPlayed100Percent: "Users who played any video or audio clip to its end (R15)."
    }
  }
}

extension ScenarioParsing {
  fileprivate mutating func expectMessage(_ key: Node, _ value: Node) {
    let subject = key.string
    let isValue = ScenarioParsing.bubbleKeys.contains(subject) || subject == "delivered"
    guard !isValue || (try? state.names.message(subject)) != nil else {
      let example = subject == "delivered" ? "promo: {delivered: 1}" : "promo/1: {\(subject): …}"
      return report(
        "expect: \(subject) must belong to a message or bubble", at: key, hint: "write it like \(example)")
    }
    if ["coupon", "post", "disclosed", "dashboard"].contains(subject),
      (try? state.names.message(subject)) == nil
    {
      let example = ["coupon": "autumn", "post": "latte", "disclosed": "alice"][subject] ?? "friends"
      return report("expect: missing name", at: key, hint: "write it like \(subject) \(example): {…}")
    }
    if subject == "unit", (try? state.names.message(subject)) == nil {
      return report(
        "expect: missing unit name", at: key, hint: "write it like unit Promotion_a: {…}")
    }
    let before = findings.count
    let others = subject.lowercased().hasPrefix("room") ? ["room"] : []
    let message = message(named: subject, at: key, "expect", or: others)
    if message == nil, findings.count > before { return }
    expectValues(ofMessage: message, subject, value)
  }

  private mutating func expectValues(ofMessage message: Int?, _ subject: String, _ node: Node) {
    guard isNonEmptyMapping(node, subject) else { return }
    for (key, value) in node.pairs where key.kind == .scalar {
      guard let name = Expectation.MessageValue(rawValue: key.string) else {
        let isOfBubble = ScenarioParsing.bubbleKeys.contains(key.string)
        reportUnknownValue(
          key, among: Expectation.MessageValue.allCases.map(\.rawValue),
          hint: isOfBubble ? "this belongs to a bubble, such as \(subject.shortened)/1" : nil)
        continue
      }
      guard let count = expectedCount(value, key.string), let message else { continue }
      expect(.message(message, name, count), at: key)
    }
  }
}
