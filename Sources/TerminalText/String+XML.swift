extension String {
  /// The text for use in XML and HTML, between tags and in attributes in double quotes.
  ///
  /// Characters that XML can't hold, or that would control a terminal, are replaced by a visible sign. Line
  /// breaks stay between tags; with `isAttribute` they and tabs are written as references, which a reader
  /// would otherwise make spaces.
  package func xmlEscaped(isAttribute: Bool = false) -> String {
    guard unicodeScalars.contains(where: { $0.needsReference || $0.sanitized != $0 }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text.append(contentsOf: "&amp;".unicodeScalars)
      case "<": text.append(contentsOf: "&lt;".unicodeScalars)
      case ">": text.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": text.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where isAttribute, "\t" where isAttribute, "\r":
        text.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case "\n", "\t": text.append(scalar)
      default: text.append(scalar.sanitized)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var needsReference: Bool {
    switch self {
    case "&", "<", ">", "\"", "\n", "\t", "\r": true
    default: false
    }
  }
}
