/// Text in which parts are emphasized or coloured, independent of where it is shown.
///
/// A report is a styled text. It becomes plain text for files, ANSI for a terminal, and a frame for pictures.
///
/// ```swift
/// let line: StyledText = "\(.green("✓")) \(.bold("promo.yaml"))  passed\n"
/// print(line.ansi)
/// ```
package struct StyledText: Hashable, Sendable {
  /// The appearance of a run.
  package enum Style: Hashable, Sendable {
    case plain, bold, dim, red, green, yellow

    /// The parameter of its Select Graphic Rendition sequence (ECMA-48); nil for plain text.
    fileprivate var code: String? {
      switch self {
      case .plain: nil
      case .bold: "1"
      case .dim: "2"
      case .red: "31"
      case .green: "32"
      case .yellow: "33"
      }
    }
  }

  /// Consecutive text in one style.
  package struct Run: Hashable, Sendable {
    /// The text, which may contain line breaks.
    package var text: String
    /// The style.
    package var style: Style
  }

  /// The runs in order. Neighbours have different styles; none is empty.
  package private(set) var runs: [Run] = []

  /// Creates a text in one style.
  package init(_ text: String = "", _ style: Style = .plain) {
    append(text, style)
  }

  /// A bold text.
  package static func bold(_ text: String) -> StyledText { StyledText(text, .bold) }
  /// A faint text.
  package static func dim(_ text: String) -> StyledText { StyledText(text, .dim) }
  /// A red text.
  package static func red(_ text: String) -> StyledText { StyledText(text, .red) }
  /// A green text.
  package static func green(_ text: String) -> StyledText { StyledText(text, .green) }
  /// A yellow text.
  package static func yellow(_ text: String) -> StyledText { StyledText(text, .yellow) }

  /// Appends text in a style.
  package mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
    if text.isEmpty { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: String(text), style: style))
    }
  }

  /// Appends another text.
  package static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.append(run.text, run.style) }
  }

  /// Joins two texts.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var text = left
    text += right
    return text
  }

  /// Whether there is no text.
  package var isEmpty: Bool { runs.isEmpty }

  /// The width in cells of a text without line breaks. O(text).
  package var cells: Int { runs.reduce(0) { $0 + $1.text.cells } }

  /// The text without its styles. O(text).
  package var plain: String { runs.map(\.text).joined() }

  /// The text for a terminal, with escape sequences that set and reset styles. O(text).
  package var ansi: String {
    runs.map { run in run.style.code.map { "\u{1B}[\($0)m\(run.text)\u{1B}[0m" } ?? run.text }.joined()
  }

  /// The text with or without escape sequences. O(text).
  package func text(hasColor: Bool) -> String { hasColor ? ansi : plain }

  /// The lines, without their line breaks. O(text).
  package var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(part, run.style)
      }
    }
    return lines
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Builds a styled text from a literal with strings, numbers and styled texts.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = StyledText()

    /// Creates an empty text.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends a part of the literal.
    package mutating func appendLiteral(_ literal: String) { text.append(literal) }

    /// Appends a styled text.
    package mutating func appendInterpolation(_ styled: StyledText) { text += styled }

    /// Appends a string or a number.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text.append(value.description)
    }
  }

  /// Creates a plain text.
  package init(stringLiteral value: String) { self.init(value) }

  /// Creates a text from an interpolated literal.
  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension Sequence<StyledText> {
  /// The texts one after the other, with a separator between them. O(text).
  package func joined(separator: StyledText = "") -> StyledText {
    var text = StyledText()
    for (index, part) in enumerated() {
      if index > 0 { text += separator }
      text += part
    }
    return text
  }
}
