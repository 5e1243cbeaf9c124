extension String {
  /// The text with everything that could steer a terminal replaced by a visible sign: control characters, line
  /// separators, marks that turn the writing direction, noncharacters. Tabs stay, and so does the number of Unicode
  /// scalars.
  package var sanitized: String {
    guard unicodeScalars.contains(where: { $0.sanitized != $0 }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.sanitized) }
    return String(text)
  }

  /// The text on one line: ``sanitized``, tabs included.
  package var sanitizedInOneLine: String {
    var text = String.UnicodeScalarView()
    for scalar in sanitized.unicodeScalars { text.append(scalar == "\t" ? "\u{2409}" : scalar) }
    return String(text)
  }

  /// The text in quotation marks, sanitized and cut to 60 scalars.
  package var quoted: String { "\"\(shortened)\"" }

  /// The text on one line, sanitized and cut to 60 scalars.
  package var shortened: String {
    let limit = 60
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return sanitizedInOneLine }
    return String(self[..<end]).sanitizedInOneLine + "…"
  }
}

extension Unicode.Scalar {
  /// Whether a terminal that is shown this sign would do something else than draw it: control characters,
  /// line separators, and marks that turn the writing direction.
  package var steersTerminal: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Whether it is a noncharacter. XML and HTML forbid some of these code points.
  package var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }

  /// The sign itself, or a visible one in its place.
  package var sanitized: Unicode.Scalar {
    switch value {
    case 0x09: self
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x20..<0x7F: self
    case 0x7F: "\u{2421}"
    default: steersTerminal || isNoncharacter ? "\u{FFFD}" : self
    }
  }
}
