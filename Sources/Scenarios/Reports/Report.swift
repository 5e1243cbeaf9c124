import TerminalText
import ChatRoom
import MessagingAPI

/// Writes what became of replayed files, in one of several formats. It gives text and writes none anywhere.
///
/// ``opening(files:)`` goes first, then ``entry(for:)`` of each file in order with ``separator`` between them,
/// then ``closing(_:)``. Entries can be made in any order and on any thread.
public struct Report: Sendable {
  /// How it is written.
  public enum Format: String, CaseIterable, Sendable {
    /// For a person.
    case text
    /// `{"scenarios": […]}`.
    case json
    /// JUnit's XML, for the test reports of CI services.
    case junit
    /// Test Anything Protocol, version 14.
    case tap
  }

  /// What goes into it.
  public struct Contents: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Creates contents from their bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Everything that happened.
    public static let trace = Contents(rawValue: 1)
    /// Why each bubble was counted for each user, or was not.
    public static let explanations = Contents(rawValue: 2)
    /// Statistics as the real service shows them: nothing of fewer than 20 (R14).
    public static let masked = Contents(rawValue: 4)
  }

  /// How text for a person looks.
  public struct Appearance: Sendable {
    /// Whether it has colours.
    public var hasColor: Bool
    /// Whether it has signs beyond ASCII.
    public var isUTF8: Bool

    /// How many columns it is written in, 60 or more; 100 where there is no terminal.
    public var columns: Int

    /// Creates an appearance.
    public init(hasColor: Bool = false, isUTF8: Bool = true, columns: Int = 100) {
      self.hasColor = hasColor
      self.isUTF8 = isUTF8
      self.columns = max(60, columns)
    }
  }

  /// What became of all files.
  public struct Summary: Hashable, Sendable {
    /// Files whose expectations were all met.
    public var passed = 0
    /// Files with expectations that were not met.
    public var failed = 0
    /// Files that are not valid, or could not be read.
    public var invalid = 0
    /// Expectations checked.
    public var expectations = 0
    /// Expectations that were not met.
    public var failures = 0
    /// Steps run.
    public var steps = 0
    /// Recordings that were run and break off, whether they passed or not.
    public var brokenOff = 0
    /// The files that did not pass, in any order.
    var troubles: [Trouble] = []

    /// A file that did not pass.
    struct Trouble: Hashable, Sendable {
      var number: Int
      var file: String
      var what: String
    }

    /// Nothing was replayed yet.
    public init() {}

    /// All files.
    public var files: Int { passed + failed + invalid }

    /// 0 when all is well, 1 when an expectation was not met, 2 when a file was not valid.
    public var exitCode: Int32 { invalid > 0 ? 2 : failed > 0 ? 1 : 0 }

    /// Adds what became of the one file of another summary, the `number`th from 1 here.
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

    /// Adds what became of one file, the `number`th from 1.
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

  /// How it is written.
  public var format: Format
  /// What goes into it.
  public var contents: Contents
  /// How text for a person looks.
  public var appearance: Appearance
  /// How many files it is about; one file's text tells more.
  public var fileCount: Int

  /// Creates a report of so many files.
  public init(
    format: Format, contents: Contents = [], appearance: Appearance = Appearance(), fileCount: Int = 1
  ) {
    self.format = format
    self.contents = contents
    self.appearance = appearance
    self.fileCount = fileCount
  }

  /// What has to be kept of runs for this report.
  public var options: Replay.Options {
    var options: Replay.Options = []
    if contents.contains(.trace) { options.insert(.trace) }
    if contents.contains(.explanations) { options.insert(.impressionLog) }
    if format != .json { options.insert(.excerpts) }
    return options
  }

  /// What stands before the first file.
  public var opening: String {
    switch format {
    case .text: ""
    case .json: "{\"scenarios\": [\n"
    case .junit: ""  // its totals are known last
    case .tap: "TAP version 14\n1..\(fileCount)\n"
    }
  }

  /// What became of a session in the room, in the shape of `replay --format json --explain`: its statistics, its
  /// rooms, and why each bubble was counted or not.
  public static func json(of simulation: Simulation, file: String, name: String) -> String {
    JSONReport(contents: .explanations).text(
      of: simulation.world, simulation.impressionLog, file: file, name: name)
  }

  /// What stands between two files.
  public var separator: String { format == .json ? ",\n" : "" }

  /// What is written about one file, the `number`th from 1.
  public func entry(for result: ReplayResult, number: Int) -> String {
    switch format {
    case .text: TextReport(self).entry(for: result)
    case .json: JSONReport(contents: contents).entry(for: result)
    case .junit: JUnitReport.entry(for: result, output: additions(to: result))
    case .tap: TAPReport.entry(for: result, number: number, output: additions(to: result))
    }
  }

  /// The trace and the explanations as text, for formats that have no way of their own to tell them.
  private func additions(to result: ReplayResult) -> String {
    guard case .ran(let outcome) = result.ending else { return "" }
    return TextReport(Report(format: .text, contents: contents)).additions(to: outcome)
  }

  /// What stands after the last file. Text names those that did not pass once more when they are many, or with
  /// `namesBad`.
  public func closing(_ summary: Summary, namesBad: Bool = false) -> String {
    switch format {
    case .text: TextReport(self).closing(summary, namesBad: namesBad)
    case .json: "\n]}\n"
    case .junit: JUnitReport.closing
    case .tap: ""
    }
  }

  /// What a report that tells its totals first begins with; it goes before ``opening`` once all is known.
  public func heading(_ summary: Summary) -> String {
    format == .junit ? JUnitReport.heading(summary) : ""
  }

  /// Whether nothing can be written before all files are replayed.
  public var needsSummaryFirst: Bool { format == .junit }
}
