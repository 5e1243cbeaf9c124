/// A value that is no valid message object, rich menu object or request.
public struct InvalidMessageObject: Error, Hashable, Sendable {
  /// Everything that is wrong with it, at least one problem.
  public var problems: [PropertyProblem]
  /// Warnings, such as unknown properties.
  public var warnings: [PropertyProblem]

  /// Creates the error.
  public init(problems: [PropertyProblem], warnings: [PropertyProblem] = []) {
    self.problems = problems
    self.warnings = warnings
  }
}
