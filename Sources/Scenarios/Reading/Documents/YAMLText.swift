import MessagingAPI

/// Writes YAML that parses back to the same values, whatever their text.
enum YAMLText {
  /// The maximum length of a line, in UTF-8 bytes, before a list or mapping is split.
  private static let maximumLineLength = 100
  /// The maximum length of a key followed by ":"; YAML allows 1,024 characters.
  private static let maximumKeyLength = 1000

  /// Formats text, with quotation marks unless it is a plain word or sentence.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Words that some YAML parsers do not read as text.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic, last != " ", last != ":", !reserved.contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "-", "_", "+", "(", ")", "=", "%", "&", "!", "'", ";":
        if previous == ":" { return false }
      // A URL, not a key.
      case ":", "/": if previous == ":" && scalar == ":" { return false }
      case "\u{A1}"...: if scalar.isSpecial || previous == ":" { return false }
      default: return false
      }
      if scalar == " ", previous == " " { return false }
      previous = scalar
    }
    return true
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.isSpecial: quoted += escape(scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (sign, count) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(sign)" + String(repeating: "0", count: count - digits.utf8.count) + digits
  }

  /// Formats a number, as an integer if possible.
  static func number(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    return number.description
  }

  /// Formats a value on one line.
  static func line(_ value: YAMLValue) -> String {
    switch value {
    case .plain(let word): return word
    case .text(let text): return scalar(text)
    case .list(let elements), .lines(let elements):
      return "[" + elements.map { line($0) }.joined(separator: ", ") + "]"
    case .map(let pairs), .block(let pairs):
      return "{" + pairs.map { "\(key($0.key)) \(line($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// Formats a key and its ":" within a line.
  private static func key(_ text: String) -> String {
    let scalar = scalar(text)
    return scalar.utf8.count > maximumKeyLength ? "? \(scalar) :" : scalar + ":"
  }

  /// Formats pairs with the given indentation and a final line break. With `isLineEach`, each pair takes one
  /// line, however long; otherwise long values are split.
  static func pairs(
    _ pairs: [YAMLValue.Pair], indentation: Int = 0, isLineEach: Bool = false
  ) -> String {
    let margin = String(repeating: " ", count: indentation)
    return pairs.map { pair in
      let scalar = scalar(pair.key)
      let isLong = scalar.utf8.count > maximumKeyLength
      let head = isLong ? "? \(scalar)\n\(margin):" : "\(scalar):"
      if isLineEach { return "\(margin)\(head) \(line(pair.value))\n" }
      return margin + head
        + body(of: pair.value, indentation: indentation, column: indentation + head.utf8.count)
    }
    .joined()
  }

  /// Formats the value after a key or a "-", on the same line or on the following lines.
  private static func body(of value: YAMLValue, indentation: Int, column: Int) -> String {
    switch value {
    case .plain, .text: return " \(line(value))\n"
    case .list(let elements):
      if fits(value, column: column) { return " \(line(value))\n" }
      return "\n" + items(elements, indentation: indentation + 2)
    case .map(let entries):
      if fits(value, column: column) { return " \(line(value))\n" }
      return "\n" + pairs(entries, indentation: indentation + 2)
    case .lines(let elements): return "\n" + items(elements, indentation: indentation + 2)
    case .block(let entries): return "\n" + pairs(entries, indentation: indentation + 2)
    }
  }

  /// Returns whether a value fits on the rest of a line. Empty values always fit.
  private static func fits(_ value: YAMLValue, column: Int) -> Bool {
    switch value {
    case .list(let elements) where elements.isEmpty: return true
    case .map(let entries) where entries.isEmpty: return true
    default:
      var room = maximumLineLength - column
      spend(value, of: &room)
      return room > 0
    }
  }

  /// Subtracts the length of a value from the room left on a line, stopping when none is left.
  private static func spend(_ value: YAMLValue, of room: inout Int) {
    switch value {
    case .plain(let word): room -= word.utf8.count
    case .text(let text): room -= text.utf8.count > room ? text.utf8.count : scalar(text).utf8.count
    case .list(let elements), .lines(let elements):
      room -= 2
      for element in elements where room > 0 {
        spend(element, of: &room)
        room -= 2
      }
    case .map(let entries), .block(let entries):
      room -= 2
      for entry in entries where room > 0 {
        room -= entry.key.utf8.count + 4
        spend(entry.value, of: &room)
      }
    }
  }

  private static func items(_ elements: [YAMLValue], indentation: Int) -> String {
    let margin = String(repeating: " ", count: indentation)
    return elements.map { element in
      // The first line of an item follows its "-".
      let body = body(of: element, indentation: indentation, column: indentation + 1)
      guard body.first == "\n" else { return "\(margin)-\(body)" }
      return "\(margin)- \(body.dropFirst().drop { $0 == " " })"
    }
    .joined()
  }
}

extension Unicode.Scalar {
  /// Whether the scalar must be escaped because YAML does not allow it or a reader could not see it.
  fileprivate var isSpecial: Bool {
    steersTerminal || properties.isWhitespace && self != " " || (0xFFFE...0xFFFF).contains(value)
  }
}
