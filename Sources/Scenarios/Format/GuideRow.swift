/// One row of a table in the guide, in Markdown.
struct GuideRow: Sendable {
  /// The first cell: the subject of the row.
  let subject: String
  /// The second cell.
  let text: String

  init(_ subject: String, _ text: String) {
    self.subject = subject
    self.text = text
  }

  /// Formats rows as a table.
  static func table(_ heads: (String, String), _ rows: [GuideRow]) -> String {
    rows.reduce(into: "| \(heads.0) | \(heads.1) |\n|---|---|\n") { $0 += "| \($1.subject) | \($1.text) |\n" }
  }
}
