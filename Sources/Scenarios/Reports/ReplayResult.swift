import ChatRoom
import MessagingAPI
import TerminalText

/// The result of replaying one file.
public struct ReplayResult: Sendable {
  /// The result.
  public enum Ending: Sendable {
    /// The steps were run.
    case ran(Replay.Outcome)
    /// The file is not a valid scenario.
    case invalid(InvalidScenario)
    /// The file could not be read, for the given reason.
    case unreadable(String)
  }

  /// The file name as given by the user.
  public var file: String
  /// The result.
  public var ending: Ending

  /// Creates a result.
  public init(file: String, ending: Ending) {
    self.file = file
    self.ending = ending
  }

  /// Whether the scenario ran and all expectations were met.
  public var isPassed: Bool {
    if case .ran(let outcome) = ending { return outcome.isPassed }
    return false
  }

  /// The warnings about the file and the files it refers to.
  package var warnings: [Diagnostic] {
    switch ending {
    case .ran(let outcome): outcome.scenario.warnings
    case .invalid(let error): error.diagnostics.filter { $0.severity == .warning }
    case .unreadable: []
    }
  }

  /// The first problem of the file, nil if it passed.
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

  /// The text for standard error: the reason why the file did not run, or its warnings. Empty if there are
  /// none.
  public var complaint: String {
    switch ending {
    case .ran(let outcome): outcome.scenario.warnings.map { $0.rendered + "\n" }.joined()
    case .invalid(let error): error.diagnostics.map { $0.rendered + "\n" }.joined()
    case .unreadable(let reason): "\(file.sanitized): error: \(reason)\n"
    }
  }
}
