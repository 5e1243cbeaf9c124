import ImpressionRules

/// The tables of the guide's page on scenario files, generated from the format's definitions.
///
/// Each table is placed between two comments: `<!-- table: steps -->` and `<!-- end -->`.
enum Guide {
  /// The tables, by the names used in the comments.
  static let tables: [(name: String, text: String)] = [
    (
      "head",
      GuideRow.table(("key", "meaning"), HeadKey.all.map { GuideRow("`\($0.key)`: \($0.value)", $0.meaning) })
    ),
    ("steps", GuideRow.table(("step", "effect"), StepDefinition.all.map { GuideRow($0.forms, $0.meaning) })),
    ("expectations", GuideRow.table(("subject", "values"), ExpectationDefinition.rows)),
    (
      "reasons",
      GuideRow.table(
        ("reason", "condition"),
        Explanation.Reason.allCases.map { GuideRow("`\($0.rawValue)`", $0.condition) })
    ),
  ]

  /// Returns a page with its tables regenerated.
  static func updated(_ page: String) -> String {
    var lines: [Substring] = []
    var isInTable = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "<!-- end -->" { isInTable = false }
      if !isInTable { lines.append(line) }
      if let table = tables.first(where: { line == "<!-- table: \($0.name) -->" }) {
        isInTable = true
        lines += table.text.split(separator: "\n")
      }
    }
    return lines.joined(separator: "\n")
  }
}
