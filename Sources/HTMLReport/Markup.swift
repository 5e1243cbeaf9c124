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
    mutating func appendInterpolation(_ string: String) { text += string.escaped }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }

    /// Text somebody wrote: it may run from right to left, and what stands beside it does not turn with it.
    mutating func appendInterpolation(isolated string: String) { text += "<bdi>\(string.escaped)</bdi>" }
  }

  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// Whether there is nothing.
  var isEmpty: Bool { text.isEmpty }
}

extension String {
  /// The text for use between tags and in attributes. What can't be written there, or would steer a terminal, is
  /// replaced by a visible sign.
  fileprivate var escaped: String {
    let harmless = self.harmless
    guard harmless.unicodeScalars.contains(where: { $0.isSpecial || $0.isNoncharacter }) else {
      return harmless
    }
    var result = String.UnicodeScalarView()
    for scalar in harmless.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar.isNoncharacter ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isSpecial: Bool {
    self == "&" || self == "<" || self == ">" || self == "\"" || self == "'"
  }

  /// Code points that are for nobody's text; a page with them is not valid.
  fileprivate var isNoncharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }
}
