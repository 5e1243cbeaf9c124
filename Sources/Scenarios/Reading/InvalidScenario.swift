import ChatRoom
import MessagingAPI

/// A file that is no valid scenario.
public struct InvalidScenario: Error, Hashable, Sendable {
  /// Everything that is wrong, at least one error, and what is doubtful: that in the file itself by place,
  /// then that in each message object's file.
  public var diagnostics: [Diagnostic]

  /// The diagnostics that are no warnings.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Creates the error.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
