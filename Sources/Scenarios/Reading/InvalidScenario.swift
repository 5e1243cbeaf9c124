import ChatRoom
import MessagingAPI

/// The error for an invalid scenario file.
public struct InvalidScenario: Error, Hashable, Sendable {
  /// All errors, at least one, and all warnings. Those in the file itself come first, then those in each file
  /// it refers to, each sorted by place.
  public var diagnostics: [Diagnostic]

  /// The diagnostics that are errors.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Creates the error.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
