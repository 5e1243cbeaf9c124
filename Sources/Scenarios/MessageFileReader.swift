import ChatRoom
import MessagingAPI

/// Reads files of messages that are no scenarios: the body of a request to send some, an array of message
/// objects, one message object, or the container of a Flex Message as the Flex Message Simulator gives it.
public struct MessageFileReader: Sendable {
  private let altText: String

  /// Creates a reader that gives a bare container this `altText`.
  public init(altText: String = MessageRequest.standardAltText) {
    self.altText = altText
  }

  /// Reads the contents of a file. `name` is what diagnostics call it; `.json` is JSON, `.yaml` and `.yml`
  /// are YAML, and with any other ending it is JSON when it begins with a brace or a bracket.
  ///
  /// The bubbles have no size of their own and no `pixels`. Those for which ``BubbleLayout`` computes no
  /// height have none before the caller gives them one. O(bytes).
  ///
  /// - Returns: The messages, 1 to 5, and what is doubtful, by place.
  /// - Throws: Every error of the file, and its warnings.
  public func read(
    _ bytes: [UInt8], named name: String
  ) throws(InvalidScenario) -> (messages: [Bubble], warnings: [Diagnostic]) {
    let source = SourceText(name: name, bytes: bytes.count > ScenarioReader.mostBytes ? [] : bytes)
    var findings: [Finding] = []
    guard bytes.count <= ScenarioReader.mostBytes else {
      findings.report(ScenarioReader.tooLarge(bytes.count), in: source, at: 0)
      throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
    }
    do throws(YAMLComposer.Failure) {
      let document = try Document.compose(source, findings: &findings)
      var parsing = ScenarioParsing(findings: findings) { (_) throws(UnreadableFile) in
        throw UnreadableFile(reason: "no other files are read")
      }
      let request = parsing.request(document.root, altText: altText)
      if let request, parsing.findings.isEmpty {
        return (
          request.entries.map { Bubble($0.message, links: $0.message.links) },
          parsing.warnings.diagnostics(main: source)
        )
      }
      findings = parsing.findings + parsing.warnings
    } catch {
      findings = error.findings
    }
    throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }
}

extension ScenarioParsing {
  fileprivate mutating func request(_ root: Node, altText: String) -> MessageRequest? {
    do throws(InvalidMessageObject) {
      let request = try MessageRequest.decode(JSONValue(root), altText: altText)
      for warning in request.warnings { report(warning, in: root, severity: .warning) }
      return request
    } catch {
      for problem in error.problems { report(problem, in: root) }
      for warning in error.warnings { report(warning, in: root, severity: .warning) }
      return nil
    }
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
    let first = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
