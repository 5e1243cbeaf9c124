extension StepDefinition {
  static let expect: StepDefinition = StepDefinition(
    key: "expect", example: "{promo/1: {impression: 1}}",
    forms: "`expect: {…}`",
    meaning: "checks counters and the state of the room (see below)",
    schema: ##"{"$ref": "#/$defs/expect"}"##,
    parse: { parsing, value, _ in parsing.expect(value) })
}
