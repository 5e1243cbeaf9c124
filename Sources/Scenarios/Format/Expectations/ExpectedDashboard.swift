import ChatRoom
import MessagingAPI
import TerminalText

extension ExpectationDefinition {
  static let dashboard = ExpectationDefinition(
    schemaKey: .pattern(
      "^dashboard (\(InsightCategory.ofDashboard.map(\.rawValue).joined(separator: "|")))$"),
    schemaName: "expectedDashboard",
    schema: {
      let keys = Set(InsightCategory.ofDashboard.flatMap { $0.metrics.map(\.key) }).sorted()
      let metrics = keys.map { ##""\##($0)": {"$ref": "#/$defs/count"}"## }
      return ##"""
        {
          "description": "A category of the dashboard as it stood at its last update (R20).",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": false,
          "properties": {
            "updatedAt": {"$ref": "#/$defs/time", "description": "When the category was last updated."},
            "on": {"$ref": "#/$defs/day", "description": "As the dashboard stood when this day ended. Default: now."},
            \##(metrics.joined(separator: ", "))
          }
        }
        """##
    },
    rows: [
      GuideRow(
        "a category of the dashboard, `dashboard friends:`, or `messages`, `chats`, `coupons`, `rewardCards`, `voom`",
        "`updatedAt`, `on`, and the category's figures as they stood at its last update (R20); of messages "
          + InsightCategory.messages.metrics.map { "`\($0.key)`" }.joined(separator: ", "))
    ],
    matches: { $0.hasPrefix("dashboard ") },
    parse: { parsing, key, value in
      let name = String(key.string.dropFirst("dashboard ".count))
      guard let category = InsightCategory.ofDashboard.first(where: { $0.rawValue == name }) else {
        return parsing.report(
          "expect: the dashboard has no category \(name.quoted)", at: key,
          hint: NearMiss.hint(for: name, among: InsightCategory.ofDashboard.map(\.rawValue)))
      }
      parsing.expectFigures(category, of: nil, key, value, isDashboard: true)
    })
}
