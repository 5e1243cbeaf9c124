import MessagingAPI

extension String {
  /// The text with every sign that could move the cursor, colour the terminal or turn the writing direction
  /// replaced by a visible one. Tabs stay; the number of Unicode scalars stays the same.
  package var harmless: String {
    guard unicodeScalars.contains(where: { $0.harmlessForm != $0 }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.harmlessForm) }
    return String(text)
  }

  /// The text in quotation marks, harmless and not longer than a message can bear.
  var quoted: String { "\"\(shortened)\"" }

  /// The text, harmless and not longer than a message can bear.
  package var shortened: String {
    let limit = 60
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return harmlessInOneLine }
    return String(self[..<end]).harmlessInOneLine + "…"
  }

  /// How many cells of a terminal the text takes.
  var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }

  private var harmlessInOneLine: String {
    var text = String.UnicodeScalarView()
    for scalar in harmless.unicodeScalars { text.append(scalar == "\t" ? "\u{2409}" : scalar) }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var harmlessForm: Unicode.Scalar {
    switch value {
    case 0x09: self
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x20..<0x7F: self
    case 0x7F: "\u{2421}"
    default: needsEscape ? "\u{FFFD}" : self
    }
  }

  /// How many cells of a terminal the sign takes: 0 for combining signs, 2 for wide ones, else 1.
  ///
  /// Source: Unicode Standard Annex #11, "East Asian Width", its wide and full-width blocks.
  var cells: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x17000...0x18AFF, 0x1B000...0x1B2FF,
      0x20000...0x3FFFD:
      return 2
    default: return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
