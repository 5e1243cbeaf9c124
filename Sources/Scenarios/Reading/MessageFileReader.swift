import ChatRoom
import MessagingAPI

/// Reads message files: the body of a send request, an array of message objects, a single message object, or
/// a Flex Message container as exported by the Flex Message Simulator.
///
/// ```swift
/// let reader = MessageFileReader(isLenient: true)
/// let file = try reader.read(bytes, named: "promo.json")
/// let world = try World(file.setup)
/// ```
public struct MessageFileReader: Sendable {
  private let altText: String
  private let isLenient: Bool

  /// Creates a reader. `altText` is used for bare containers.
  ///
  /// With `isLenient`, violations of the Messaging API's rules are warnings if the message can still be
  /// measured.
  public init(altText: String = MessageRequest.standardAltText, isLenient: Bool = false) {
    self.altText = altText
    self.isLenient = isLenient
  }

  /// Reads the contents of a file. `name` is shown in diagnostics and determines the format: JSON for
  /// `.json`, YAML for `.yaml` and `.yml`. With any other extension, a file that starts with a brace, a
  /// bracket or a comment is JSON.
  ///
  /// The bubbles have no explicit size and no `pixels`. Bubbles whose height ``BubbleLayout`` cannot compute
  /// have no height until the caller sets one. O(bytes).
  ///
  /// - Throws: All errors and warnings of the file.
  public func read(_ bytes: [UInt8], named name: String) throws(InvalidScenario) -> MessageFile {
    let (request, warnings) = try object(bytes, named: name) { $0.request($1, altText: altText) }
    return MessageFile(request, warnings: warnings)
  }

  /// Reads a file that contains a rich menu object. Returns the menu and its warnings. O(bytes).
  ///
  /// - Throws: All errors and warnings of the file.
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
        throw UnreadableFile(reason: "a message file cannot refer to other files")
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
  /// Parses JSON or YAML, depending on the file extension or else the first character that is not whitespace.
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
    // JSON does not allow comments, but people write them.
    return "{[".utf8.contains(text.first ?? 0) || text.starts(with: "//".utf8) || text.starts(with: "/*".utf8)
  }
}
