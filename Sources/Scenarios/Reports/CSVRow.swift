/// A row of a CSV file (RFC 4180).
struct CSVRow {
  private let fields: [String]

  init(_ fields: [String]) {
    self.fields = fields
  }

  /// The row with its line break.
  var text: String { fields.map(CSVRow.quoted).joined(separator: ",") + "\r\n" }

  /// Quotes a field. An apostrophe keeps spreadsheets from evaluating a field as a formula, unless it is a number.
  private static func quoted(_ field: String) -> String {
    var field = field
    if let first = field.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Int(field) == nil {
      field = "'" + field
    }
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
