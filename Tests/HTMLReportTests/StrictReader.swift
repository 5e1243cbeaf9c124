/// Reads a page as XML and forgives nothing: tags that don't match, attributes without quotes or given twice,
/// signs that have to be written as entities, entities that XML does not have.
///
/// Foundation's parsers go on after errors, and leave out text without a word.
struct StrictReader {
  /// What is wrong, and where.
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
      throw malformed("not one element with everything in it")
    }
  }

  private mutating func readEndTag() throws {
    rest = rest.dropFirst(2)
    let name = try readName()
    guard open.popLast() == name else { throw malformed("</\(name)> does not match") }
    guard rest.first == ">" else { throw malformed("an end tag that does not end") }
    rest = rest.dropFirst()
  }

  private mutating func readStartTag() throws {
    rest = rest.dropFirst()
    let name = try readName()
    var attributes: [String: String] = [:]
    while let first = rest.first, first == " " {
      rest = rest.drop { $0 == " " }
      let attribute = try readName()
      guard rest.hasPrefix("=\"") else { throw malformed("an attribute without a value in quotes") }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      guard !value.contains("<") else { throw malformed("< in an attribute") }
      guard attributes.updateValue(try decoded(value), forKey: attribute) == nil else {
        throw malformed("\(attribute) a second time")
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
      throw malformed("a tag that does not end")
    }
  }

  private mutating func readName() throws -> String {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard let first = name.first, first.isLetter else { throw malformed("a name is missing") }
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
      guard let sign = Self.entities[name] else { throw malformed("no entity of XML: &\(name)") }
      result += sign
      scalars = scalars.dropFirst(name.unicodeScalars.count + 1)
    }
    return result
  }

  private func malformed(_ what: String) -> Malformed {
    Malformed(what: what, around: String(rest.prefix(60)))
  }
}
