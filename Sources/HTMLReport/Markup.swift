import TerminalText
import Scenarios

/// A fragment of a page. An interpolated `String` is always escaped: it can't open an element, end an attribute, or
/// change the writing direction of the text around it.
///
/// ```swift
/// let name = "<b>"
/// let item: Markup = "<li>\(name)</li>"  // <li>&lt;b&gt;</li>
/// ```
struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// The HTML, which is also well-formed XML.
  private(set) var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Creates a fragment from trusted markup, without escaping.
  init(verbatim text: String) {
    self.text = text
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ string: String) { text += string.sanitized.xmlEscaped() }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }

    /// Appends text from a file. It may be written from right to left without affecting the text around it.
    mutating func appendInterpolation(isolated string: String) {
      text += "<bdi>\(string.sanitized.xmlEscaped())</bdi>"
    }
  }

  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// Whether the fragment is empty.
  var isEmpty: Bool { text.isEmpty }
}
