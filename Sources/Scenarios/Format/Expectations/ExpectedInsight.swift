import ChatRoom
import TerminalText

/// Expectations of the Insight page's figures, one kind for each category.
extension ExpectationDefinition {
  static let friends = page(.friends, "friends")
  static let chats = page(.chats, "chats")
  static let rewardCards = page(.rewardCards, "rewardCards")

  static let coupon = ExpectationDefinition(
    schemaKey: .pattern(#"^coupon [^/\s]+$"#), schemaName: "expectedCoupon",
    schema: { figures(.coupons, "A coupon's figures on the Insight page.") },
    rows: [GuideRow("a coupon, `coupon autumn:`", list(.coupons))],
    matches: { $0.hasPrefix("coupon ") },
    parse: { parsing, key, value in
      let id = String(key.string.dropFirst("coupon ".count))
      guard
        let coupon = parsing.resolve(id, at: key, among: parsing.state.insight.coupons.map(\.id), "coupon")
      else { return }
      parsing.expectFigures(.coupons, of: coupon, key, value)
    })

  static let post = ExpectationDefinition(
    schemaKey: .pattern(#"^post [^/\s]+$"#), schemaName: "expectedPost",
    schema: { figures(.voom, "A post's figures on the Insight page (R19).") },
    rows: [GuideRow("a post on VOOM, `post latte:`", list(.voom))],
    matches: { $0.hasPrefix("post ") },
    parse: { parsing, key, value in
      let id = String(key.string.dropFirst("post ".count))
      guard let post = parsing.resolve(id, at: key, among: parsing.state.insight.posts.map(\.id), "post")
      else { return }
      parsing.expectFigures(.voom, of: post, key, value)
    })

  private static func page(_ category: InsightCategory, _ word: String) -> ExpectationDefinition {
    ExpectationDefinition(
      schemaKey: .word(word), schemaName: "expected\(word.prefix(1).uppercased())\(word.dropFirst())",
      schema: { figures(category, "The figures of \(category.title) on the Insight page.") },
      rows: [GuideRow("\(category.title) on the Insight page, `\(word):`", list(category))],
      matches: { $0 == word }, yieldsToMessages: true,
      parse: { parsing, key, value in parsing.expectFigures(category, of: nil, key, value) })
  }

  /// The schema of a category's figures, with a day.
  static func figures(_ category: InsightCategory, _ description: String, _ others: String = "") -> String {
    let metrics = category.metrics.filter { $0.key != "clicks" }.map {
      ##""\##($0.key)": {"$ref": "#/$defs/count", "description": "\##($0.meaning)"}"##
    }
    return ##"""
      {
        "description": "\##(description)",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": {
          "on": {"$ref": "#/$defs/day", "description": "The day at UTC+9. Default: the run until now."},
          \##(others)\##(metrics.joined(separator: ", "))
        }
      }
      """##
  }

  /// The keys of a category's figures, for the guide's table.
  static func list(_ category: InsightCategory) -> String {
    category.metrics.map { "`\($0.key)`" }.joined(separator: ", ")
      + ", `on` (a day at UTC+9; by default, the run until now)"
  }
}

extension ScenarioParsing {
  /// Resolves the id in an expectation's key.
  mutating func resolve(_ id: String, at key: Node, among ids: [String], _ kind: String) -> Int? {
    if let index = ids.firstIndex(of: id) { return index }
    guard state.isInsightKnown else { return nil }
    report(
      "expect: unknown \(kind) \(id.quoted)", at: key,
      hint: ids.isEmpty ? "add it to the file's \(kind)s" : hint(for: id, among: ids))
    return nil
  }

  /// Parses the expected figures of a category.
  mutating func expectFigures(
    _ category: InsightCategory, of subject: Int?, _ key: Node, _ node: Node, isDashboard: Bool = false
  ) {
    guard isNonEmptyMapping(node, key.string) else { return }
    let before = findings.count
    let dayNode = node["on"]
    let day = dayNode.flatMap { insightDay($0, "on") }
    let isDaySound = findings.count == before
    let name = key.string
    let words = category.metrics.map(\.key) + ["on"] + (isDashboard ? ["updatedAt"] : [])
    var isEmpty = true
    for (key, value) in node.pairs where key.kind == .scalar && !key.isScalar("on") {
      isEmpty = false
      let figures = InsightSubject(category: category, index: subject, day: day, isDashboard: isDashboard)
      if isDashboard, key.isScalar("updatedAt") {
        guard let time = timestamp(value, "updatedAt"), isDaySound else { continue }
        expect(.insight(figures, .updatedAt(time)), at: key)
      } else if category == .richMenu, key.isScalar("clicks") {
        expectClicks(value, of: figures, isSound: isDaySound)
      } else if let index = category.index(of: key.string) {
        guard let count = expectedCount(value, key.string), isDaySound else { continue }
        expect(.insight(figures, .figure(index, count)), at: key)
      } else {
        reportUnknownValue(key, among: words)
      }
    }
    if isEmpty {
      report(
        "\(name.shortened): no expectations", at: node, hint: "add a figure such as \(words[0]): 1")
    }
  }

  private mutating func expectClicks(_ node: Node, of figures: InsightSubject, isSound: Bool) {
    guard isNonEmptyMapping(node, "clicks") else { return }
    let menus = figures.index.map { [state.richMenus[$0]] } ?? state.richMenus
    for (key, value) in node.pairs where key.kind == .scalar {
      guard let area = area(key, "clicks", in: menus), let count = expectedCount(value, key.string), isSound
      else { continue }
      expect(.insight(figures, .clicks(area, count)), at: key)
    }
  }

  /// Parses a day that the Insight page knows something of: not before the history, not in the future.
  mutating func insightDay(_ node: Node, _ name: String) -> Int? {
    guard let day = day(node, name) else { return nil }
    if let clock = state.clock, day > clock.day {
      report(
        "\(name): \(node.string.shortened) is in the future: it is \(clock.dateText) now", at: node,
        hint: "add a wait before this step")
      return nil
    }
    if let first = state.firstDay, day < first {
      report(
        "\(name): \(node.string.shortened) is before the first day of the scenario, "
          + Timestamp(startOfDay: first).dateText, at: node)
      return nil
    }
    return day
  }
}
