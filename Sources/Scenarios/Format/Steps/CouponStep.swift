import ChatRoom

extension StepDefinition {
  static let coupon: StepDefinition = StepDefinition(
    key: "coupon", example: "{open: autumn}", keys: ["open", "acquire", "use"],
    forms: "`coupon: {open: autumn}`, `{acquire: autumn}`, `{use: autumn}`",
    meaning: "opens, acquires or uses a coupon",
    schema: #"""
      {
        "description": "The current user opens, acquires or uses a coupon.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
          "open": {"$ref": "#/$defs/userId", "description": "The id of the coupon to open."},
          "acquire": {"$ref": "#/$defs/userId", "description": "The id of the coupon to acquire."},
          "use": {"$ref": "#/$defs/userId", "description": "The id of the coupon to use."}
        },
        "examples": [{"open": "autumn"}]
      }
      """#,
    parse: { parsing, value, _ in parsing.coupon(value) },
    write: { action, context in
      guard case .activity(.coupon(let coupon, let act)) = action else { return nil }
      return context.line(.init(act.rawValue, .text(context.world.insightSetup.coupons[coupon].id)))
    })
}

extension ScenarioParsing {
  fileprivate mutating func coupon(_ node: Node) -> Step.Kind? {
    guard let (key, value) = onlyPair(of: node, StepDefinition.coupon) else { return nil }
    guard let act = CouponAct(rawValue: key.string),
      let coupon = resolve(value, "\(key.string)", among: state.insight.coupons.map(\.id), "coupon")
    else { return nil }
    if act != .open, let lastDay = state.insight.coupons[coupon].lastDay, let clock = state.clock,
      clock.day > lastDay
    {
      report(
        "\(key.string): \(value.string.quoted) expired on \(Timestamp(startOfDay: lastDay).dateText)",
        at: value)
      return nil
    }
    return .action(.activity(.coupon(coupon, act)))
  }
}
