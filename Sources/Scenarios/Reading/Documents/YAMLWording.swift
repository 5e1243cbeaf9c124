import TerminalText

/// Translates libyaml's errors into messages for people who do not know how a YAML parser works.
enum YAMLWording {
  typealias Phrase = (message: String, hint: String?)

  /// Explains why the byte at `offset` could not be read.
  static func unreadable(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Phrase {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return ("the file is UTF-16, not UTF-8", "save it as UTF-8")
    }
    let index = bytes.startIndex + offset
    guard bytes.indices.contains(index) else { return ("the file ends in the middle of a character", nil) }
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7F {
      return (
        "the control character \(code(UInt32(byte))) is not allowed",
        "in a quoted string, write it as \"\\x\(digits(UInt32(byte), 2))\""
      )
    }
    let character = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
    if let character, character != "\u{FFFD}" {
      return ("the character \(code(character.value)) is not allowed", nil)
    }
    return (
      "the file is not UTF-8: the byte 0x\(digits(UInt32(byte), 2)) is invalid here",
      "save it as UTF-8"
    )
  }

  private static func code(_ value: UInt32) -> String { "U+" + digits(value, 4) }

  private static func digits(_ value: UInt32, _ count: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  /// Explains a syntax error reported by libyaml. Unknown texts are passed through.
  ///
  /// `sign` is the character at the error, `line` the start of the current list or mapping.
  static func syntax(
    problem: String, context: String, openedAtLine line: Int, sign: Unicode.Scalar?
  ) -> Phrase {
    if problem.contains("cannot start any token"), let sign {
      if sign == "\t" { return ("tabs are not allowed for indentation", "use spaces") }
      return ("a value cannot start with \(String(sign).quoted)", "put it in quotes")
    }
    if let phrase = phrases[problem] { return phrase }
    if problem.contains("unexpected end of stream") { return ("unterminated quoted string", nil) }
    if problem.contains("expected ',' or ']'") {
      return ("expected \",\" or \"]\": the list that starts on line \(line) is not closed", nil)
    }
    if problem.contains("expected ',' or '}'") {
      return ("expected \",\" or \"}\": the mapping that starts on line \(line) is not closed", nil)
    }
    if problem.contains("Maximum nesting level") {
      return ("nested more than \(Document.maximumLevels) levels deep", nil)
    }
    return (context.isEmpty ? problem : "\(problem) \(context)", nil)
  }

  private static let quoteHint = "quote a value that contains \": \" or starts with a special character"

  private static let phrases: [String: Phrase] = [
    "mapping values are not allowed in this context": (
      "a \":\" is not allowed here",
      "check the indentation; quote a value that contains \": \""
    ),
    "block sequence entries are not allowed in this context": (
      "a \"-\" item is not allowed here", "check the indentation: a list starts on its own line"
    ),
    "mapping keys are not allowed in this context": ("a \"?\" key is not allowed here", nil),
    "could not find expected ':'": (
      "expected \":\" after a key", "check the indentation; multiline text needs quotes or \"|\""
    ),
    "did not find expected key": (
      "expected a key, or the end of the mapping", "check the indentation and the quotes on the previous line"
    ),
    "did not find expected '-' indicator": (
      "expected \"-\", or the end of the list", "check the indentation: list items start in the same column"
    ),
    "did not find expected node content": ("expected a value", quoteHint),
    "did not find expected <document start>": (
      "expected the end of the file", "check the indentation: the first key is indented further than this"
    ),
    "found a tab character that violates indentation": ("tabs are not allowed for indentation", "use spaces"),
    "found a tab character where an indentation space is expected": (
      "tabs are not allowed for indentation", "use spaces"
    ),
    "found unknown escape character": (
      "unknown escape sequence in a quoted string", "write \"\\\\\" for a backslash, or use single quotes"
    ),
    "found unexpected document indicator": ("a quoted string is not closed before this line", nil),
    "found invalid Unicode character escape code": (
      "this escape is not a Unicode character",
      "write the character itself, or \"\\U\" followed by 8 hexadecimal digits"
    ),
    "did not find expected alphabetic or numeric character": (
      "expected a name after \"*\" or \"&\"", "quote a value that starts with * or &"
    ),
    "found unexpected ':'": ("a \":\" is not allowed here", quoteHint),
    "found undefined tag handle": ("unknown tag", "quote a value that starts with !"),
    "found incompatible YAML document": ("this version of YAML is not supported", "remove the %YAML line"),
  ]
}
