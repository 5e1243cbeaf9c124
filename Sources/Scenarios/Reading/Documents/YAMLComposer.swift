import TerminalText

internal import CYaml

/// Parses YAML into a document.
///
/// This uses the events of the libyaml that comes with Yams instead of Yams' own nodes. Yams copies nodes for
/// every alias, hashes them as mapping keys and frees them recursively, so a file of a few hundred bytes
/// could keep it busy for years, a file of a megabyte could overflow the stack, and parsing takes five times
/// as long. Here an alias remains a reference, and its expanded size is known before parsing continues.
struct YAMLComposer {
  private let source: SourceText
  private var records: [Document.Record] = []
  private var text: [UInt8] = []
  /// The collections that are not closed yet.
  private var open: [OpenCollection] = []
  private var anchors: [[UInt8]: Anchored] = [:]
  private var aliasedNodes = 0
  private var aliasedBytes = 0
  private var findings: [Finding] = []
  /// The escapes that libyaml cannot read.
  private let surrogates: SurrogateEscapes?

  private struct OpenCollection {
    var index: Int
    /// The number of nodes in it so far, with aliases expanded.
    var weight = 1
    /// The bytes of text in it so far, with aliases expanded.
    var bytes = 0
    /// The depth of nesting below it so far.
    var levels = 0
    var children = 0
    var anchor: [UInt8]?
  }

  private struct Anchored {
    var index: Int
    var weight: Int
    var bytes: Int
    var levels: Int
  }

  /// The document could not be parsed; the findings include the reason.
  struct Failure: Error {
    var findings: [Finding]
  }

  /// Parses the only document of `source`. Errors that still allow parsing, such as unsupported tags and
  /// duplicate keys, are added to `findings`.
  static func compose(_ source: SourceText, findings: inout [Finding]) throws(Failure) -> Document {
    var composer = YAMLComposer(source: source)
    try composer.run()
    let document = Document(source: source, records: composer.records, text: composer.text)
    findings += composer.findings
    findings.checkKeys(of: document)
    return document
  }

  private init(source: SourceText) {
    self.source = source
    surrogates = SurrogateEscapes(in: source.bytes)
  }

  private mutating func run() throws(Failure) {
    let bytes = surrogates?.bytes ?? source.bytes
    text.reserveCapacity(bytes.count)
    let failure: Failure? = bytes.withUnsafeBufferPointer { buffer in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else {
        return stop("not enough memory to read the file", at: 0)
      }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var documents = 0
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { return self.failure(of: parser) }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_STREAM_END_EVENT:
          return documents == 0 ? stop("the file is empty", at: 0) : nil
        case YAML_DOCUMENT_START_EVENT:
          documents += 1
          if documents > 1 {
            return stop(
              "a second document starts here; a file must contain only one", at: event.start_mark.index)
          }
        default:
          if let failure = compose(event) { return failure }
        }
      }
    }
    if let failure { throw failure }
  }

  private func stop(_ message: String, at place: Int, hint: String? = nil) -> Failure {
    var findings = findings
    findings.report(message, in: source, at: place, hint: hint)
    return Failure(findings: findings)
  }

  /// Processes one event. Returns a failure if parsing cannot continue.
  private mutating func compose(_ event: yaml_event_t) -> Failure? {
    let place = Int(event.start_mark.index)
    guard records.count < Document.maximumNodes else {
      return stop("the file has more than \(Document.maximumNodes) values", at: place)
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      composeScalar(event, at: place)
    case YAML_SEQUENCE_START_EVENT:
      check(tag: event.data.sequence_start.tag, allowed: "tag:yaml.org,2002:seq", at: place)
      begin(.sequence, anchor: event.data.sequence_start.anchor, at: place)
    case YAML_MAPPING_START_EVENT:
      check(tag: event.data.mapping_start.tag, allowed: "tag:yaml.org,2002:map", at: place)
      begin(.mapping, anchor: event.data.mapping_start.anchor, at: place)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      end()
    case YAML_ALIAS_EVENT:
      return composeAlias(event, at: place)
    default:
      break
    }
    if open.count + (open.last?.levels ?? 0) > Document.maximumLevels {
      return stop("nested more than \(Document.maximumLevels) levels deep", at: place)
    }
    return nil
  }

  private mutating func composeScalar(_ event: yaml_event_t, at place: Int) {
    let scalar = event.data.scalar
    let start = text.count
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    if let surrogates {
      let isDecoded = scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
      text += isDecoded ? surrogates.decoded(bytes) : surrogates.restored(bytes, from: place)
    } else {
      text.append(contentsOf: bytes)
    }
    let length = text.count - start
    var isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    if let tag = scalar.tag {
      // `!!int`, `!!float`, `!!bool` and `!!null` do not change the meaning of plain scalars.
      let name = String(cString: tag)
      if name == "!" || name == "tag:yaml.org,2002:str" {
        isPlain = false
      } else if !["int", "float", "bool", "null"].contains(where: { name == "tag:yaml.org,2002:" + $0 }) {
        reportTag(name, at: place)
      }
    }
    add(
      Document.Record(
        kind: .scalar, isPlain: isPlain, place: UInt32(truncatingIfNeeded: place),
        first: UInt32(truncatingIfNeeded: start), second: UInt32(truncatingIfNeeded: length)),
      weight: 1, bytes: length, levels: 0)
    if let name = YAMLComposer.bytes(of: scalar.anchor) {
      anchors[name] = Anchored(index: records.count - 1, weight: 1, bytes: length, levels: 0)
    }
  }

  private mutating func composeAlias(_ event: yaml_event_t, at place: Int) -> Failure? {
    let name = YAMLComposer.bytes(of: event.data.alias.anchor) ?? []
    let word = String(decoding: name, as: UTF8.self)
    guard let target = anchors[name] else {
      if open.contains(where: { $0.anchor == name }) {
        return stop("the alias *\(word.shortened) refers to a value that contains it", at: place)
      }
      return stop(
        "the alias *\(word.shortened) is undefined: there is no &\(word.shortened) before it",
        at: place)
    }
    aliasedNodes += target.weight
    guard aliasedNodes <= Document.maximumAliasedNodes else {
      return stop("aliases expand to more than \(Document.maximumAliasedNodes) values", at: place)
    }
    aliasedBytes += target.bytes
    guard aliasedBytes <= Document.maximumAliasedBytes else {
      return stop("aliases expand to more than \(Document.maximumAliasedBytes) bytes of text", at: place)
    }
    add(
      Document.Record(
        kind: .alias, place: UInt32(truncatingIfNeeded: place),
        first: UInt32(truncatingIfNeeded: target.index)),
      weight: target.weight, bytes: target.bytes, levels: target.levels)
    return nil
  }

  private mutating func add(_ record: Document.Record, weight: Int, bytes: Int, levels: Int) {
    records.append(record)
    guard let last = open.indices.last else { return }
    open[last].weight += weight
    open[last].bytes += bytes
    open[last].levels = max(open[last].levels, levels)
    open[last].children += 1
  }

  private mutating func begin(_ kind: Document.Kind, anchor: UnsafeMutablePointer<UInt8>?, at place: Int) {
    let name = YAMLComposer.bytes(of: anchor)
    // A redefined anchor is undefined until its new collection is complete.
    if let name { anchors[name] = nil }
    open.append(OpenCollection(index: records.count, anchor: name))
    records.append(Document.Record(kind: kind, place: UInt32(truncatingIfNeeded: place)))
  }

  private mutating func end() {
    guard let closed = open.popLast() else { return }
    records[closed.index].first = UInt32(truncatingIfNeeded: closed.children)
    records[closed.index].second = UInt32(truncatingIfNeeded: records.count)
    if let anchor = closed.anchor {
      anchors[anchor] = Anchored(
        index: closed.index, weight: closed.weight, bytes: closed.bytes, levels: closed.levels + 1)
    }
    if let last = open.indices.last {
      open[last].weight += closed.weight
      open[last].bytes += closed.bytes
      open[last].levels = max(open[last].levels, closed.levels + 1)
      open[last].children += 1
    }
  }

  private mutating func check(tag: UnsafeMutablePointer<UInt8>?, allowed: String, at place: Int) {
    guard let tag else { return }
    let name = String(cString: tag)
    if name != allowed && name != "!" { reportTag(name, at: place) }
  }

  private mutating func reportTag(_ name: String, at place: Int) {
    findings.report("the tag \(name.shortened) is not supported", in: source, at: place)
  }

  private static func bytes(of name: UnsafeMutablePointer<UInt8>?) -> [UInt8]? {
    guard let name else { return nil }
    var length = 0
    while name[length] != 0 { length += 1 }
    return Array(UnsafeBufferPointer(start: name, count: length))
  }

  private func failure(of parser: yaml_parser_t) -> Failure {
    if parser.error == YAML_READER_ERROR {
      // libyaml may point to a later byte of the character.
      let offset = min(parser.problem_offset, source.firstInvalidByte ?? .max)
      let (message, hint) = YAMLWording.unreadable(source.bytes, at: offset)
      return stop(message, at: source.place(ofByte: offset), hint: hint)
    }
    if parser.error == YAML_MEMORY_ERROR { return stop("not enough memory to read the file", at: 0) }
    let problem = parser.problem.map { String(cString: $0) } ?? ""
    let context = parser.context.map { String(cString: $0) } ?? ""
    let (message, hint) = YAMLWording.syntax(
      problem: problem, context: context, openedAtLine: parser.context_mark.line + 1,
      sign: source.scalar(at: parser.problem_mark.index))
    // For something that is never closed, its start is more useful than the end of the file.
    let isLeftOpen = problem.contains("unexpected end of stream")
    let mark = isLeftOpen && !context.isEmpty ? parser.context_mark : parser.problem_mark
    return stop(message, at: mark.index, hint: hint)
  }
}
