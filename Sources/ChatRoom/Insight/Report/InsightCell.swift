/// One cell of a table of the Insight page.
public enum InsightCell: Hashable, Sendable {
  /// Words.
  case text(String)
  /// A thing that has one name in reports and another for people.
  case name(String, String)
  /// A moment.
  case time(Timestamp)
  /// A number, and whether LINE shows it to the account (R14).
  case number(Int, isDisclosed: Bool = true)
  /// A share, `part` of `whole`, and whether LINE shows it. Without a whole there is none.
  case rate(_ part: Int, of: Int, isDisclosed: Bool = true)
  /// Yes or no.
  case flag(Bool)
  /// Nothing.
  case empty

  /// Whether LINE shows it to the account (R14).
  public var isDisclosed: Bool {
    switch self {
    case .number(_, let isDisclosed), .rate(_, _, let isDisclosed): isDisclosed
    case .text, .name, .time, .flag, .empty: true
    }
  }

  /// The cell as a person reads it: `1,204`, `34.2%`, `yes`.
  public var words: String {
    switch self {
    case .text(let text): text
    case .name(_, let title): title
    case .time(let time): "\(time.dateText) \(time.timeText.prefix(5))"
    case .number(let number, _): InsightCell.grouped(number)
    case .rate(_, 0, _), .empty: ""
    case .rate(let part, let whole, _): InsightCell.percent(part, of: whole)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  /// A number with a comma every three digits.
  public static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// A share in percent with one decimal, rounded half up.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let perMille = (2000 * part + whole) / (2 * whole)
    return "\(perMille / 10).\(perMille % 10)%"
  }
}
