import MessagingAPI

/// Writes YAML that reads back as what was written, whatever is in its texts.
enum YAMLText {
  /// The longest line into which a value is put rather than broken up, in UTF-8 bytes.
  private static let maximumLineLength = 100
  /// The longest key that a ":" can follow; YAML allows 1,024 characters.
  private static let maximumKeyLength = 1000

  /// A text: without quotes where it is a plain word or sentence, else between quotation marks.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Words that some readers of YAML take for something else than text.
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
      // An address, but no key.
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

  /// A number, whole where it is.
  static func number(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    return number.description
  }

  /// A value in one line.
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

  /// A key and its ":" within a line.
  private static func key(_ text: String) -> String {
    let scalar = scalar(text)
    return scalar.utf8.count > maximumKeyLength ? "? \(scalar) :" : scalar + ":"
  }

  /// Pairs, a line for each, however long, or else as many as it takes to keep lines short, at so many spaces
  /// of indentation. The last line ends, too.
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

  /// What follows a key or a "-": a value in the rest of the line, or in lines of their own.
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

  /// Whether a value has room in the rest of a line. An empty one always has.
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

  /// Takes what a value needs off the room in a line, and stops when there is none left.
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
      // The first line of what is in an item stands behind its "-".
      let body = body(of: element, indentation: indentation, column: indentation + 1)
      guard body.first == "\n" else { return "\(margin)-\(body)" }
      return "\(margin)- \(body.dropFirst().drop { $0 == " " })"
    }
    .joined()
  }
}

extension Unicode.Scalar {
  /// Whether the sign has to be escaped: YAML does not take it, or a reader would not see it.
  fileprivate var isSpecial: Bool {
    steersTerminal || properties.isWhitespace && self != " " || (0xFFFE...0xFFFF).contains(value)
  }
}
