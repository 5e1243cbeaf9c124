import ChatRoom
import MessagingAPI
import TerminalText

/// Formats the results of replayed files. It returns text and does not write any files.
///
/// Write ``opening``, then ``entry(for:number:)`` of each file in order with ``separator`` in between, then
/// ``closing(_:namesBad:)``. Entries can be created in any order and on any thread:
///
/// ```swift
/// let report = Report(format: .text)
/// var summary = Report.Summary()
/// summary.add(result, number: 1)
/// print(report.opening + report.entry(for: result, number: 1) + report.closing(summary), terminator: "")
/// ```
public struct Report: Sendable {
  /// The output format.
  public enum Format: String, CaseIterable, Sendable {
    /// Text for people.
    case text
    /// JSON: `{"scenarios": […]}`.
    case json
    /// JUnit XML, for the test reports of CI services.
    case junit
    /// Test Anything Protocol, version 14.
    case tap
  }

  /// The optional contents of a report.
  public struct Contents: OptionSet, Sendable {
    /// The raw bit mask.
    public let rawValue: Int

    /// Creates contents from a raw bit mask.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// The trace of everything that happened.
    public static let trace = Contents(rawValue: 1)
    /// Explanations of why each bubble was or was not counted for each user.
    public static let explanations = Contents(rawValue: 2)
    /// Statistics as LINE reports them, without values below 20 (R14).
    public static let masked = Contents(rawValue: 4)
  }

  /// The appearance of text output.
  public struct Appearance: Sendable {
    /// Whether the text is coloured.
    public var hasColor: Bool
    /// Whether the text can contain characters beyond ASCII.
    public var isUTF8: Bool

    /// The width in columns, at least 60. The default without a terminal is 100.
    public var columns: Int

    /// Creates an appearance.
    public init(hasColor: Bool = false, isUTF8: Bool = true, columns: Int = 100) {
      self.hasColor = hasColor
      self.isUTF8 = isUTF8
      self.columns = max(60, columns)
    }
  }

  /// The totals over all files.
  public struct Summary: Hashable, Sendable {
    /// Files whose expectations were all met.
    public var passed = 0
    /// Files with expectations that were not met.
    public var failed = 0
    /// Files that are invalid or could not be read.
    public var invalid = 0
    /// Expectations checked.
    public var expectations = 0
    /// Expectations that were not met.
    public var failures = 0
    /// Steps run.
    public var steps = 0
    /// Recordings that are cut off, whether they passed or not.
    public var brokenOff = 0
    /// The files that did not pass, in any order.
    var troubles: [Trouble] = []

    /// A file that did not pass.
    struct Trouble: Hashable, Sendable {
      var number: Int
      var file: String
      var what: String
    }

    /// Creates an empty summary.
    public init() {}

    /// The number of all files.
    public var files: Int { passed + failed + invalid }

    /// The exit code: 0 if all files passed, 1 if an expectation was not met, 2 if a file was invalid.
    public var exitCode: Int32 { invalid > 0 ? 2 : failed > 0 ? 1 : 0 }

    /// Adds the summary of a single file, the `number`th from 1.
    public mutating func add(_ other: Summary, number: Int) {
      passed += other.passed
      failed += other.failed
      invalid += other.invalid
      expectations += other.expectations
      failures += other.failures
      steps += other.steps
      brokenOff += other.brokenOff
      troubles += other.troubles.map { Trouble(number: number, file: $0.file, what: $0.what) }
    }

    /// Adds the result of a single file, the `number`th from 1.
    public mutating func add(_ result: ReplayResult, number: Int) {
      if let what = result.trouble { troubles.append(Trouble(number: number, file: result.file, what: what)) }
      guard case .ran(let outcome) = result.ending else {
        invalid += 1
        return
      }
      if outcome.isPassed { passed += 1 } else { failed += 1 }
      expectations += outcome.scenario.expectations.count
      failures += outcome.failures.count
      steps += outcome.scenario.steps.count
      if outcome.scenario.isBrokenOff { brokenOff += 1 }
    }
  }

  /// The output format.
  public var format: Format
  /// The optional contents of a report.
  public var contents: Contents
  /// The appearance of text output.
  public var appearance: Appearance
  /// The number of files. The text for a single file has more detail.
  public var fileCount: Int

  /// Creates a report for a number of files.
  public init(
    format: Format, contents: Contents = [], appearance: Appearance = Appearance(), fileCount: Int = 1
  ) {
    self.format = format
    self.contents = contents
    self.appearance = appearance
    self.fileCount = fileCount
  }

  /// The records that runs must keep for this report.
  public var options: Replay.Options {
    var options: Replay.Options = []
    if contents.contains(.trace) { options.insert(.trace) }
    if contents.contains(.explanations) { options.insert(.impressionLog) }
    if format != .json { options.insert(.excerpts) }
    return options
  }

  /// The text before the first file.
  public var opening: String {
    switch format {
    case .text: ""
    case .json: "{\"scenarios\": [\n"
    case .junit: ""  // its totals are known last
    case .tap: "TAP version 14\n1..\(fileCount)\n"
    }
  }

  /// Formats a session in the room like `replay --format json --explain`: its statistics, its rooms, and why
  /// each bubble was or was not counted.
  public static func json(of simulation: Simulation, file: String, name: String) -> String {
    JSONReport(contents: .explanations).text(
      of: simulation.world, simulation.impressionLog, file: file, name: name)
  }

  /// The text between two files.
  public var separator: String { format == .json ? ",\n" : "" }

  /// Returns the text for one file, the `number`th from 1.
  public func entry(for result: ReplayResult, number: Int) -> String {
    switch format {
    case .text: TextReport(self).entry(for: result).text(hasColor: appearance.hasColor)
    case .json: JSONReport(contents: contents).entry(for: result)
    case .junit: JUnitReport.entry(for: result, output: additions(to: result))
    case .tap: TAPReport.entry(for: result, number: number, output: additions(to: result))
    }
  }

  /// The trace and the explanations as text, for formats without a representation of their own.
  private func additions(to result: ReplayResult) -> String {
    guard case .ran(let outcome) = result.ending else { return "" }
    return TextReport(Report(format: .text, contents: contents)).additions(to: outcome).plain
  }

  /// Returns the text after the last file. Text output repeats the files that did not pass if there are many
  /// files, or with `namesBad`.
  public func closing(_ summary: Summary, namesBad: Bool = false) -> String {
    switch format {
    case .text: TextReport(self).closing(summary, namesBad: namesBad).text(hasColor: appearance.hasColor)
    case .json: "\n]}\n"
    case .junit: JUnitReport.closing
    case .tap: ""
    }
  }

  /// Returns the text before ``opening`` for formats that start with totals. Available once all results are
  /// known.
  public func heading(_ summary: Summary) -> String {
    format == .junit ? JUnitReport.heading(summary) : ""
  }

  /// Whether all files must be replayed before anything can be written.
  public var needsSummaryFirst: Bool { format == .junit }
}
