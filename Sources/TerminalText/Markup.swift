/// A fragment of a page. An interpolated `String` is always escaped: it can't open an element, end an attribute, or
/// change the writing direction of the text around it.
///
/// ```swift
/// let name = "<b>"
/// let item: Markup = "<li>\(name)</li>"  // <li>&lt;b&gt;</li>
/// ```
package struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// The HTML, which is also well-formed XML.
  package private(set) var text: String

  package init(stringLiteral value: String) {
    text = value
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Creates a fragment from trusted markup, without escaping.
  package init(verbatim text: String) {
    self.text = text
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ string: String) { text += string.sanitized.xmlEscaped() }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    package mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }

    /// Appends text from a file. It may be written from right to left without affecting the text around it.
    package mutating func appendInterpolation(isolated string: String) {
      text += "<bdi>\(string.sanitized.xmlEscaped())</bdi>"
    }
  }

  package static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// Whether the fragment is empty.
  package var isEmpty: Bool { text.isEmpty }
}
