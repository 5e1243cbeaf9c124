import ChatRoom
import MessagingAPI

/// Reads files of messages that are no scenarios: the body of a request to send some, an array of message
/// objects, one message object, or the container of a Flex Message as the Flex Message Simulator exports it.
public struct MessageFileReader: Sendable {
  private let altText: String
  private let isLenient: Bool

  /// Creates a reader that makes this the `altText` of a bare container.
  ///
  /// With `isLenient`, what the Messaging API refuses is a warning, as far as it can be measured.
  public init(altText: String = MessageRequest.standardAltText, isLenient: Bool = false) {
    self.altText = altText
    self.isLenient = isLenient
  }

  /// Reads the contents of a file. `name` is what diagnostics call it; `.json` is JSON, `.yaml` and `.yml`
  /// are YAML, and with any other ending it is JSON when it begins with a brace or a bracket.
  ///
  /// The bubbles have no size of their own and no `pixels`. Those for which ``BubbleLayout`` computes no
  /// height have none before the caller gives them one. O(bytes).
  ///
  /// - Throws: Every error of the file, and its warnings.
  public func read(_ bytes: [UInt8], named name: String) throws(InvalidScenario) -> MessageFile {
    let (request, warnings) = try object(bytes, named: name) { $0.request($1, altText: altText) }
    return MessageFile(request, warnings: warnings)
  }

  /// Reads a file that is a rich menu object; gives the menu and what is doubtful about it. O(bytes).
  ///
  /// - Throws: Every error of the file, and its warnings.
  public func richMenu(
    _ bytes: [UInt8], named name: String
  ) throws(InvalidScenario) -> (menu: RichMenu, warnings: [Diagnostic]) {
    let (menu, warnings) = try object(bytes, named: name) { $0.richMenuObject($1) }
    return (menu, warnings)
  }

  /// Parses a file's contents and returns the result with its warnings.
  private func object<Object>(
    _ bytes: [UInt8], named name: String, _ parse: (inout ScenarioParsing, Node) -> Object?
  ) throws(InvalidScenario) -> (Object, [Diagnostic]) {
    let source = SourceText(name: name, bytes: bytes.count > ScenarioReader.maximumBytes ? [] : bytes)
    var findings: [Finding] = []
    guard bytes.count <= ScenarioReader.maximumBytes else {
      findings.report(ScenarioReader.tooLarge(bytes.count), in: source, at: 0)
      throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
    }
    do throws(YAMLComposer.Failure) {
      let document = try Document.compose(source, findings: &findings)
      var parsing = ScenarioParsing(findings: findings, isLenient: isLenient) { (_) throws(UnreadableFile) in
        throw UnreadableFile(reason: "no other files are read")
      }
      parsing.reportComments(of: document)
      let object = parse(&parsing, document.root)
      if let object, parsing.findings.isEmpty {
        return (object, parsing.warnings.diagnostics(main: source))
      }
      findings = parsing.findings + parsing.warnings
    } catch {
      findings = error.findings
    }
    throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }
}

extension Document {
  /// Reads JSON or YAML: by the name's ending, otherwise by the first sign that is no white space.
  static func compose(
    _ source: SourceText, findings: inout [Finding]
  ) throws(YAMLComposer.Failure) -> Document {
    isJSON(source)
      ? try JSONComposer.compose(source, findings: &findings)
      : try YAMLComposer.compose(source, findings: &findings)
  }

  private static func isJSON(_ source: SourceText) -> Bool {
    let name = source.name.lowercased()
    if name.hasSuffix(".json") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    let text = source.bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    // JSON has no comments, but people write them.
    return "{[".utf8.contains(text.first ?? 0) || text.starts(with: "//".utf8) || text.starts(with: "/*".utf8)
  }
}
