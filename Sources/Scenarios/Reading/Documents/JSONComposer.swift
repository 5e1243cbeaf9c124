import TerminalText

/// Parses JSON (RFC 8259) into a document.
///
/// YAML accepts most JSON, but not the surrogate pairs (`\ud83d\ude00`) that many programs write for emoji.
struct JSONComposer {
  private let source: SourceText
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var records: [Document.Record] = []
  private var text: [UInt8] = []
  /// The number of scalars before `placeIndex`, which avoids a second pass for places.
  private var place = 0
  private var placeIndex: Int

  /// The places where comments start.
  private var comments: [Int] = []

  private struct Stop: Error {
    var message: String
    var index: Int
    var hint: String?
  }

  /// Parses the only value of `source`.
  static func compose(
    _ source: SourceText, findings: inout [Finding]
  ) throws(YAMLComposer.Failure) -> Document {
    var composer = JSONComposer(source: source)
    do throws(Stop) {
      try composer.run()
    } catch {
      findings += composer.comments.map { Finding.comment(in: source, at: $0) }
      findings.report(
        error.message, in: source, at: source.place(ofByte: error.index - source.bytes.startIndex),
        hint: error.hint)
      throw YAMLComposer.Failure(findings: findings)
    }
    let document = Document(
      source: source, records: composer.records, text: composer.text, isJSON: true,
      comments: composer.comments)
    findings.checkKeys(of: document)
    return document
  }

  private init(source: SourceText) {
    self.source = source
    bytes = source.bytes
    index = bytes.startIndex
    placeIndex = index
  }

  private mutating func run() throws(Stop) {
    if let offset = source.firstInvalidByte {
      let (message, _) = YAMLWording.unreadable(bytes, at: offset)
      throw Stop(message: message, index: bytes.startIndex + offset)
    }
    skipSpace()
    if index == bytes.endIndex { throw Stop(message: "the file is empty", index: index) }
    try value(level: 1)
    skipSpace()
    if index < bytes.endIndex { throw Stop(message: "expected the end of the file", index: index) }
  }

  private mutating func value(level: Int) throws(Stop) {
    guard level <= Document.maximumLevels else {
      throw Stop(message: "nested more than \(Document.maximumLevels) levels deep", index: index)
    }
    guard records.count < Document.maximumNodes else {
      throw Stop(message: "the file has more than \(Document.maximumNodes) values", index: index)
    }
    switch bytes[index...].first {
    case UInt8(ascii: "{"): try collection(.mapping, closedBy: UInt8(ascii: "}"), level: level)
    case UInt8(ascii: "["): try collection(.sequence, closedBy: UInt8(ascii: "]"), level: level)
    case UInt8(ascii: "\""): try string()
    default: try word()
    }
  }

  private mutating func collection(
    _ kind: Document.Kind, closedBy end: UInt8, level: Int
  ) throws(Stop) {
    let opened = index
    let record = records.count
    records.append(Document.Record(kind: kind, place: placeOfIndex()))
    index += 1
    var count: UInt32 = 0
    skipSpace()
    var isFirst = true
    while bytes[index...].first != end {
      if !isFirst {
        guard bytes[index...].first == UInt8(ascii: ",") else {
          let sign = Character(Unicode.Scalar(end))
          let isCut = index == bytes.endIndex
          throw Stop(
            message: isCut ? "missing the closing \"\(sign)\"" : "expected \",\" or \"\(sign)\"",
            index: isCut ? opened : index)
        }
        let comma = index
        index += 1
        skipSpace()
        if bytes[index...].first == end {
          throw Stop(
            message: "trailing comma", index: comma, hint: "remove it: JSON does not allow trailing commas")
        }
      }
      isFirst = false
      if kind == .mapping {
        guard bytes[index...].first == UInt8(ascii: "\"") else {
          throw Stop(message: "expected a key in quotation marks", index: index, hint: quoteHint)
        }
        try string()
        skipSpace()
        guard bytes[index...].first == UInt8(ascii: ":") else {
          throw Stop(message: "expected \":\" after the key", index: index)
        }
        index += 1
        skipSpace()
        count += 1
      }
      try value(level: level + 1)
      count += 1
      skipSpace()
    }
    index += 1
    records[record].first = count
    records[record].second = UInt32(truncatingIfNeeded: records.count)
  }

  /// The bytes that end a word: whitespace, punctuation and quotation marks.
  private static let ends = Array(" \t\n\r,]}:[{\"".utf8)

  /// Parses a number, `true`, `false` or `null`.
  private mutating func word() throws(Stop) {
    let end = bytes[index...].firstIndex(where: JSONComposer.ends.contains) ?? bytes.endIndex
    let word = bytes[index..<end]
    let isValue =
      switch Scalar(plain: word) {
      case .null: word.elementsEqual("null".utf8)
      case .bool: word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8)
      case .integer, .float:
        word.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) } && word.first != UInt8(ascii: "+")
      case .string: false
      }
    guard isValue else {
      let text = String(decoding: word, as: UTF8.self)
      throw Stop(
        message: word.isEmpty ? "expected a value" : "\(text.quoted) is not a JSON value", index: index,
        hint: quoteHint)
    }
    addScalar(isPlain: true, start: text.count, place: placeOfIndex())
    text.append(contentsOf: word)
    closeScalar()
    index = end
  }

  private mutating func string() throws(Stop) {
    let opened = index
    addScalar(isPlain: false, start: text.count, place: placeOfIndex())
    index += 1
    while true {
      guard index < bytes.endIndex else {
        throw Stop(message: "unterminated string", index: opened)
      }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { break }
      if byte < 0x20 {
        throw Stop(message: "line breaks and control characters in a string must be escaped", index: index)
      }
      if byte == UInt8(ascii: "\\") {
        try escape()
      } else {
        text.append(byte)
        index += 1
      }
    }
    index += 1
    closeScalar()
  }

  private mutating func escape() throws(Stop) {
    let start = index
    index += 2
    switch bytes[start...].dropFirst().first {
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var units = [hexUnit()]
      if let high = units[0], 0xD800..<0xDC00 ~= high, bytes[index...].starts(with: Array("\\u".utf8)) {
        index += 2
        units.append(hexUnit())
      }
      let codes = units.compactMap(\.self)
      guard codes.count == units.count, let decoded = String(validating: codes, as: UTF16.self) else {
        throw Stop(message: "this escape is not a Unicode character", index: start)
      }
      text.append(contentsOf: decoded.utf8)
    default:
      throw Stop(message: "unknown escape sequence in a string", index: start)
    }
  }

  private mutating func hexUnit() -> UInt16? {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    index += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func addScalar(isPlain: Bool, start: Int, place: UInt32) {
    records.append(
      Document.Record(
        kind: .scalar, isPlain: isPlain, place: place, first: UInt32(truncatingIfNeeded: start)))
  }

  private mutating func closeScalar() {
    let last = records.count - 1
    records[last].second = UInt32(truncatingIfNeeded: text.count - Int(records[last].first))
  }

  /// Skips whitespace and comments.
  private mutating func skipSpace() {
    while index < bytes.endIndex {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard let end = endOfComment else { return }
        if comments.count < Finding.maximumCount { comments.append(Int(placeOfIndex())) }
        index = end
      default: return
      }
    }
  }

  /// The end of the comment at the current index, nil if there is none: `// …`, `# …` or `/* … */`.
  private var endOfComment: Int? {
    let rest = bytes[index...]
    if rest.first == UInt8(ascii: "#") || rest.starts(with: "//".utf8) {
      return rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.endIndex
    }
    guard rest.starts(with: "/*".utf8) else { return nil }
    var end = index + 2
    while end + 1 < bytes.endIndex {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
      end += 1
    }
    return bytes.endIndex
  }

  /// A hint for text in the wrong quotation marks.
  private var quoteHint: String? {
    let rest = String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
    switch rest {
    case "'", "“", "”", "‘", "’", "`", "「": return "JSON requires straight double quotation marks: \"…\""
    default: return nil
    }
  }

  private mutating func placeOfIndex() -> UInt32 {
    while placeIndex < index {
      if !bytes[placeIndex].isContinuation { place += 1 }
      placeIndex += 1
    }
    return UInt32(truncatingIfNeeded: place)
  }
}
