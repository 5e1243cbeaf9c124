import ChatRoom

/// The steps of a scenario as a player plays them.
///
/// Steps and their texts are asked for one by one, so that a script of a million steps is not kept twice.
public struct Script: Sendable {
  /// The effect of a step.
  public enum Step: Sendable {
    /// An action of the current user.
    case action(Action)
    /// Expectations are checked: the number met, and the others in words.
    case check(met: Int, failures: [String])
  }

  /// The number of steps.
  public let count: Int
  /// A step by its index.
  let step: @Sendable (Int) -> Step
  /// A step as the file has it, in one line.
  let text: @Sendable (Int) -> String
  /// The line of a step in its file, from 1.
  let line: @Sendable (Int) -> Int

  /// Creates a script of steps that are asked for by their index, 0 to `count` - 1.
  public init(
    count: Int, step: @escaping @Sendable (Int) -> Step, text: @escaping @Sendable (Int) -> String,
    line: @escaping @Sendable (Int) -> Int
  ) {
    self.count = count
    self.step = step
    self.text = text
    self.line = line
  }

  /// A highlight among the steps.
  enum Mark: UInt8, Comparable {
    case impression, met, failed

    static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
  }
}
