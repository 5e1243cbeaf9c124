/// One row of a table of the guide, in Markdown.
struct GuideRow: Sendable {
  /// What it is about: its first cell.
  let subject: String
  /// What the guide says of it.
  let text: String

  init(_ subject: String, _ text: String) {
    self.subject = subject
    self.text = text
  }

  /// A table with these rows.
  static func table(_ heads: (String, String), _ rows: [GuideRow]) -> String {
    rows.reduce(into: "| \(heads.0) | \(heads.1) |\n|---|---|\n") { $0 += "| \($1.subject) | \($1.text) |\n" }
  }
}
