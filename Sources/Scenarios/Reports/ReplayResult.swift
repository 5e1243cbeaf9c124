import TerminalText
import ChatRoom
import MessagingAPI

/// What became of a file that was to be replayed.
public struct ReplayResult: Sendable {
  /// How it went.
  public enum Ending: Sendable {
    /// The steps were run.
    case ran(Replay.Outcome)
    /// The file is no valid scenario.
    case invalid(InvalidScenario)
    /// The file could not be read, for this reason.
    case unreadable(String)
  }

  /// The file's name as it was given.
  public var file: String
  /// How it went.
  public var ending: Ending

  /// Creates a result.
  public init(file: String, ending: Ending) {
    self.file = file
    self.ending = ending
  }

  /// Whether it was run and every expectation was met.
  public var isPassed: Bool {
    if case .ran(let outcome) = ending { return outcome.isPassed }
    return false
  }

  /// What is doubtful in the file: its own warnings and those of the files it names.
  package var warnings: [Diagnostic] {
    switch ending {
    case .ran(let outcome): outcome.scenario.warnings
    case .invalid(let error): error.diagnostics.filter { $0.severity == .warning }
    case .unreadable: []
    }
  }

  /// What is wrong with it first of all; nil when it passed.
  package var trouble: String? {
    switch ending {
    case .ran(let outcome):
      outcome.scenario.diagnostics(of: Array(outcome.failures.prefix(1))).first.map {
        "line \($0.line): \(outcome.failures[0].finding)"
      }
    case .invalid(let error): error.errors.first.map { "line \($0.line): \($0.message)" } ?? "not valid"
    case .unreadable(let reason): reason
    }
  }

  /// What standard error says of a file: why it was not run, or what is doubtful in it; empty when nothing is.
  public var complaint: String {
    switch ending {
    case .ran(let outcome): outcome.scenario.warnings.map { $0.rendered + "\n" }.joined()
    case .invalid(let error): error.diagnostics.map { $0.rendered + "\n" }.joined()
    case .unreadable(let reason): "\(file.sanitized): error: \(reason)\n"
    }
  }
}
