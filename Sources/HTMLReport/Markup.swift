import TerminalText
import Scenarios

/// A piece of a page. What is interpolated as a `String` is text and nothing else: it can't open an element,
/// end an attribute or turn the writing direction of what stands around it.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// HTML that is well-formed XML, too.
  private(set) var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Takes over what is markup already: a style sheet, or what an earlier piece was made of.
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

    /// Text somebody wrote: it may run from right to left, and what stands beside it does not turn with it.
    mutating func appendInterpolation(isolated string: String) {
      text += "<bdi>\(string.sanitized.xmlEscaped())</bdi>"
    }
  }

  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// Whether there is nothing.
  var isEmpty: Bool { text.isEmpty }
}
