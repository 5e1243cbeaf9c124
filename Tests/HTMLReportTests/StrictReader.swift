/// A strict XML parser. It rejects mismatched tags, unquoted or duplicate attributes, unescaped characters, and entities
/// that XML does not define.
///
/// Foundation's parsers continue after errors and silently drop text.
struct StrictReader {
  /// A syntax error and the text after it.
  struct Malformed: Error {
    var what: String
    var around: String
  }

  private(set) var elements: [Page.Element] = []
  private(set) var text = ""
  private var rest: Substring
  private var open: [String] = []

  private static let doctype = "<!DOCTYPE html>\n"

  init(_ html: String) {
    rest = html.hasPrefix(Self.doctype) ? html.dropFirst(Self.doctype.count) : html[...]
  }

  mutating func read() throws {
    while !rest.isEmpty {
      if rest.hasPrefix("</") {
        try readEndTag()
      } else if rest.first == "<" {
        try readStartTag()
      } else {
        let characters = rest.prefix { $0 != "<" }
        let content = try decoded(characters)
        if open.isEmpty, !content.allSatisfy(\.isWhitespace) { throw malformed("text outside the page") }
        if open.last != "style" { text += content }
        rest = rest[characters.endIndex...]
      }
    }
    guard open.isEmpty, elements.first?.depth == 0, elements.dropFirst().allSatisfy({ $0.depth > 0 }) else {
      throw malformed("more or less than one root element")
    }
  }

  private mutating func readEndTag() throws {
    rest = rest.dropFirst(2)
    let name = try readName()
    guard open.popLast() == name else { throw malformed("</\(name)> does not match") }
    guard rest.first == ">" else { throw malformed("an unfinished end tag") }
    rest = rest.dropFirst()
  }

  private mutating func readStartTag() throws {
    rest = rest.dropFirst()
    let name = try readName()
    var attributes: [String: String] = [:]
    while let first = rest.first, first == " " {
      rest = rest.drop { $0 == " " }
      let attribute = try readName()
      guard rest.hasPrefix("=\"") else { throw malformed("an attribute without a quoted value") }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      guard !value.contains("<") else { throw malformed("< in an attribute") }
      guard attributes.updateValue(try decoded(value), forKey: attribute) == nil else {
        throw malformed("duplicate attribute \(attribute)")
      }
      rest = rest[value.endIndex...].dropFirst()
    }
    elements.append(Page.Element(depth: open.count, name: name, attributes: attributes))
    if rest.hasPrefix("/>") {
      rest = rest.dropFirst(2)
    } else if rest.first == ">" {
      rest = rest.dropFirst()
      open.append(name)
    } else {
      throw malformed("an unfinished tag")
    }
  }

  private mutating func readName() throws -> String {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard let first = name.first, first.isLetter else { throw malformed("a missing name") }
    rest = rest[name.endIndex...]
    return String(name)
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  private func decoded(_ text: Substring) throws -> String {
    var result = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "&" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let name = String(scalars.prefix { $0 != ";" }.prefix(8))
      guard let sign = Self.entities[name] else { throw malformed("unknown entity &\(name)") }
      result += sign
      scalars = scalars.dropFirst(name.unicodeScalars.count + 1)
    }
    return result
  }

  private func malformed(_ what: String) -> Malformed {
    Malformed(what: what, around: String(rest.prefix(60)))
  }
}
