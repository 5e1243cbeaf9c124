import ChatRoom
import MessagingAPI

/// Reads scenario files.
///
/// ```swift
/// let reader = ScenarioReader { (name) throws(UnreadableFile) in
///   guard let bytes = contents[name] else { throw UnreadableFile(reason: "no such file") }
///   return bytes
/// }
/// let scenario = try reader.read(bytes, named: "first-look.yaml")
/// let outcome = try Replay.run(scenario)
/// ```
public struct ScenarioReader: Sendable {
  /// The maximum size of a scenario or message file, in bytes. Files are held in memory as a whole, so
  /// callers should check the size before reading.
  public static let maximumBytes = 64 << 20

  /// The clock of scenarios that specify no time. It is fixed, so that all runs are equal.
  public static let defaultClock = Timestamp(seconds: 1_767_236_400)

  /// Returns the contents of a file named in a scenario (`file: card.json`). The name is passed as written:
  /// absolute, or relative to the scenario's folder, possibly with `..`.
  public typealias Load = @Sendable (_ name: String) throws(UnreadableFile) -> [UInt8]

  private let load: Load
  private let isLenient: Bool

  /// Creates a reader. It calls `load` for the files that a scenario refers to; this library does not open
  /// files itself.
  ///
  /// With `isLenient`, violations of the Messaging API's rules are warnings if the message can still be
  /// measured.
  public init(isLenient: Bool = false, load: @escaping Load) {
    self.isLenient = isLenient
    self.load = load
  }

  /// Reads the contents of a scenario file. `name` is shown in diagnostics.
  ///
  /// A recording whose last line has no line break is read including that line if the line is valid,
  /// otherwise without it, with a warning in both cases. O(bytes).
  ///
  /// - Throws: All errors, up to 10,000, and all warnings of the file. For a file that is not valid YAML,
  ///   only the error at which parsing stopped. The warnings of a valid file are in ``Scenario/warnings``.
  public func read(_ bytes: [UInt8], named name: String) throws(InvalidScenario) -> Scenario {
    let source = SourceText(name: name, bytes: bytes.count > ScenarioReader.maximumBytes ? [] : bytes)
    var findings: [Finding] = []
    guard bytes.count <= ScenarioReader.maximumBytes else {
      findings.report(ScenarioReader.tooLarge(bytes.count), in: source, at: 0)
      throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
    }
    if let cut = Recording.cut(source) { return try read(source, upTo: cut) }
    return try read(source)
  }

  func read(_ source: SourceText) throws(InvalidScenario) -> Scenario {
    var findings: [Finding] = []
    do throws(YAMLComposer.Failure) {
      let document = try YAMLComposer.compose(source, findings: &findings)
      var parsing = parsing(findings)
      let scenario = parsing.scenario(document.root)
      if let scenario, parsing.findings.isEmpty { return scenario }
      findings = parsing.findings + parsing.warnings
    } catch {
      findings = error.findings
    }
    throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }

  /// The parser for a document with some findings.
  func parsing(_ findings: [Finding]) -> ScenarioParsing {
    ScenarioParsing(findings: findings, isLenient: isLenient, load: load)
  }

  static func tooLarge(_ count: Int) -> String {
    "the file size of \(count) bytes exceeds the maximum of \(maximumBytes)"
  }
}
