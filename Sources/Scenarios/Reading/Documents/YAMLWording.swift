import TerminalText

/// What libyaml reports, in words for people who do not know how a YAML parser works.
enum YAMLWording {
  typealias Phrase = (message: String, hint: String?)

  /// Why the byte at `offset` could not be read.
  static func unreadable(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Phrase {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return ("the file is UTF-16, not UTF-8", "save it as UTF-8")
    }
    let index = bytes.startIndex + offset
    guard bytes.indices.contains(index) else { return ("the file ends within a character", nil) }
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7F {
      return (
        "the control character \(code(UInt32(byte))) is not allowed",
        "in a quoted string write it as \"\\x\(digits(UInt32(byte), 2))\""
      )
    }
    let character = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
    if let character, character != "\u{FFFD}" {
      return ("the character \(code(character.value)) is not allowed", nil)
    }
    return (
      "the file is not UTF-8: the byte 0x\(digits(UInt32(byte), 2)) makes no character here",
      "save it as UTF-8"
    )
  }

  private static func code(_ value: UInt32) -> String { "U+" + digits(value, 4) }

  private static func digits(_ value: UInt32, _ count: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  /// What a syntax error of libyaml means. Texts it does not know are passed on as they are.
  ///
  /// `sign` stands where it was noticed, `line` is where the list or mapping at hand begins.
  static func syntax(
    problem: String, context: String, openedAtLine line: Int, sign: Unicode.Scalar?
  ) -> Phrase {
    if problem.contains("cannot start any token"), let sign {
      if sign == "\t" { return ("a tab cannot indent", "use spaces") }
      return ("a value cannot start with \(String(sign).quoted)", "put it in quotes")
    }
    if let phrase = phrases[problem] { return phrase }
    if problem.contains("unexpected end of stream") { return ("a quotation mark is never closed", nil) }
    if problem.contains("expected ',' or ']'") {
      return ("expected \",\" or \"]\": the list that begins in line \(line) is not closed", nil)
    }
    if problem.contains("expected ',' or '}'") {
      return ("expected \",\" or \"}\": the mapping that begins in line \(line) is not closed", nil)
    }
    if problem.contains("Maximum nesting level") {
      return ("nested more than \(Document.maximumLevels) levels deep", nil)
    }
    return (context.isEmpty ? problem : "\(problem) \(context)", nil)
  }

  private static let quoteHint = "a value with \": \" in it or with a special sign at its start needs quotes"

  private static let phrases: [String: Phrase] = [
    "mapping values are not allowed in this context": (
      "a \":\" is not allowed here",
      "check the indentation; a value with \": \" in it needs quotes"
    ),
    "block sequence entries are not allowed in this context": (
      "a \"-\" item is not allowed here", "check the indentation: a list starts on a line of its own"
    ),
    "mapping keys are not allowed in this context": ("a \"?\" key is not allowed here", nil),
    "could not find expected ':'": (
      "expected \":\" after a key", "check the indentation; a text of several lines needs quotes or \"|\""
    ),
    "did not find expected key": (
      "expected a key, or the end of the mapping", "check the indentation and the quotes of the line before"
    ),
    "did not find expected '-' indicator": (
      "expected \"-\", or the end of the list", "check the indentation: the items of a list line up"
    ),
    "did not find expected node content": ("expected a value", quoteHint),
    "did not find expected <document start>": (
      "expected the end of the file", "check the indentation: the first key stands further right than this"
    ),
    "found a tab character that violates indentation": ("a tab cannot indent", "use spaces"),
    "found a tab character where an indentation space is expected": ("a tab cannot indent", "use spaces"),
    "found unknown escape character": (
      "unknown escape after \"\\\" in a quoted string", "write \"\\\\\" for a backslash, or use single quotes"
    ),
    "found unexpected document indicator": ("a quotation mark is not closed before this line", nil),
    "found invalid Unicode character escape code": (
      "this escape is no Unicode character", "write the character itself, or \"\\U\" and 8 digits"
    ),
    "did not find expected alphabetic or numeric character": (
      "expected a name after \"*\" or \"&\"", "a value starting with * or & needs quotes"
    ),
    "found unexpected ':'": ("a \":\" is not allowed here", quoteHint),
    "found undefined tag handle": ("unknown tag", "a value starting with ! needs quotes"),
    "found incompatible YAML document": ("this version of YAML is not supported", "leave the %YAML line out"),
  ]
}
