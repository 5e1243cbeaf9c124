import TerminalText

/// Writes JSON text as UTF-8.
struct JSONWriter {
  var bytes: [UInt8] = []
  let layout: JSONValue.Layout

  /// The longest line a value is put into rather than broken up, in bytes beyond its indentation.
  private static let maximumLineLength = 100

  init(layout: JSONValue.Layout) {
    self.layout = layout
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    if layout == .indented, let line = JSONWriter.line(of: value) {
      bytes += line
      return
    }
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let elements):
      write(elements, "[", "]", depth: depth) { $0.write($1, depth: depth + 1) }
    case .object(let members):
      write(members, "{", "}", depth: depth) { writer, member in
        writer.write(member.name)
        writer.append(writer.layout == .compact ? ":" : ": ")
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Part>(
    _ parts: [Part], _ opening: StaticString, _ closing: StaticString, depth: Int,
    _ write: (inout JSONWriter, Part) -> Void
  ) {
    append(opening)
    for (index, part) in parts.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      write(&self, part)
    }
    if !parts.isEmpty { breakLine(depth) }
    append(closing)
  }

  private mutating func breakLine(_ depth: Int) {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  /// The value in one line, `{"a": 1}`; nil when that is too long.
  private static func line(of value: JSONValue) -> [UInt8]? {
    var writer = JSONWriter(layout: .compact)
    return writer.writeLine(value) ? writer.bytes : nil
  }

  private mutating func writeLine(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements):
      append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { append(", ") }
        guard bytes.count <= JSONWriter.maximumLineLength, writeLine(element) else { return false }
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(", ") }
        write(member.name)
        append(": ")
        guard bytes.count <= JSONWriter.maximumLineLength, writeLine(member.value) else { return false }
      }
      append("}")
    default: write(value, depth: 0)
    }
    return bytes.count <= JSONWriter.maximumLineLength
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func write(_ number: Double) {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 {
      bytes += String(whole).utf8
    } else {
      bytes += (number.isFinite ? number.description : "null").utf8
    }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    // Almost all text is of these signs, and there can be much.
    let isPlain = text.utf8.allSatisfy {
      0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      bytes += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.steersTerminal:
        let digits = String(scalar.value, radix: 16)
        append("\\u")
        bytes += (String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }
}
