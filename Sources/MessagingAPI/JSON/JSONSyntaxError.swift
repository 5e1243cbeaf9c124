/// A place at which text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in bytes.
  public var column: Int
  /// What is wrong there.
  public var message: String
}
