import ChatRoom

extension StepDefinition {
  static let rewardCard: StepDefinition = StepDefinition(
    key: "rewardCard", example: "{points: 3}", keys: ["issue", "points", "exchange"],
    forms: "`rewardCard: {issue: true}`, `{points: 3}`, `{exchange: Free coffee}`",
    meaning: "gets a reward card, gets points for a visit to the shop, exchanges points for a reward",
    schema: #"""
      {
        "description": "The current user gets a reward card, gets points for a visit, or exchanges points for a reward.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
          "issue": {"description": "Gets a reward card.", "const": true},
          "points": {
            "description": "The points that a visit gives.",
            "type": "integer",
            "minimum": 1,
            "maximum": \#(RewardCardAct.maximumPoints)
          },
          "exchange": {"$ref": "#/$defs/text", "description": "The reward."}
        },
        "examples": [{"points": 3}]
      }
      """#,
    parse: { parsing, value, _ in parsing.rewardCard(value) },
    write: { action, context in
      guard case .activity(.rewardCard(let act)) = action else { return nil }
      switch act {
      case .issue: return context.line(.init("issue", .plain("true")))
      case .points(let points): return context.line(.init("points", .number(points)))
      case .exchange(let reward): return context.line(.init("exchange", .text(reward)))
      }
    })
}

extension ScenarioParsing {
  fileprivate mutating func rewardCard(_ node: Node) -> Step.Kind? {
    guard let (key, value) = onlyPair(of: node, StepDefinition.rewardCard) else { return nil }
    switch key.string {
    case "issue":
      guard let isIssued = bool(value, "issue") else { return nil }
      guard isIssued else {
        report("issue: false does nothing", at: value, hint: "write issue: true, or leave the step out")
        return nil
      }
      return .action(.activity(.rewardCard(.issue)))
    case "points":
      return integer(value, "points", in: 1...RewardCardAct.maximumPoints, "").map {
        .action(.activity(.rewardCard(.points($0))))
      }
    default:
      return nonEmptyString(value, "exchange").map { .action(.activity(.rewardCard(.exchange($0)))) }
    }
  }
}
