import ChatRoom
import MessagingAPI

/// Reads scenario files.
public struct ScenarioReader: Sendable {
  /// The most bytes a scenario or a message object's file can have. Files come into memory as a whole, so the
  /// caller should look at a file's size before reading it.
  public static let maximumBytes = 64 << 20

  /// The clock of scenarios that name no time at all: fixed, so that every run is the same.
  public static let defaultClock = Timestamp(seconds: 1_767_236_400)

  /// Gives the contents of a file that a scenario names (`file: card.json`), the name as it was written:
  /// absolute, or relative to the scenario's folder, `..` included.
  public typealias Load = @Sendable (_ name: String) throws(UnreadableFile) -> [UInt8]

  private let load: Load
  private let isLenient: Bool

  /// Creates a reader that has the files that a scenario names read by `load`; this library opens none itself.
  ///
  /// With `isLenient`, what the Messaging API refuses is a warning, as far as it can be measured.
  public init(isLenient: Bool = false, load: @escaping Load) {
    self.isLenient = isLenient
    self.load = load
  }

  /// Reads the contents of a scenario file. `name` is what diagnostics call it.
  ///
  /// Throws every error of the file, the first 10,000 if there are more, and its warnings; those of a file
  /// without errors are the scenario's. A file that is no YAML has only the one error at which reading
  /// stopped. O(bytes).
  ///
  /// A recording whose last line does not end is read with that line when it is valid so, else up to it, with
  /// a warning in both cases.
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
      var parsing = ScenarioParsing(findings: findings, isLenient: isLenient, load: load)
      let scenario = parsing.scenario(document.root)
      if let scenario, parsing.findings.isEmpty { return scenario }
      findings = parsing.findings + parsing.warnings
    } catch {
      findings = error.findings
    }
    throw InvalidScenario(diagnostics: findings.diagnostics(main: source))
  }

  static func tooLarge(_ count: Int) -> String {
    "the file has \(count) bytes, more than the most, \(maximumBytes)"
  }
}
