import ChatRoom

/// The steps of a scenario as a player plays them.
///
/// Steps and their texts are asked for one by one, so that a script of a million steps is not kept twice.
public struct Script: Sendable {
  /// What a step does.
  public enum Step: Sendable {
    /// An action of the current user.
    case action(Action)
    /// Expectations are checked: so many were met, the others are told in words.
    case check(met: Int, failures: [String])
  }

  /// How many steps there are.
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

  /// What stands out among the steps.
  enum Mark: UInt8, Comparable {
    case impression, met, failed

    static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
  }
}

/// How long steps take when they are played, in milliseconds at normal speed.
enum Pace {
  /// What a person needs to see that something changed.
  static let glance = 700.0
  /// After a movement.
  static let rest = 250.0
  /// A failure is to be read.
  static let reading = 2500.0
  /// Of a wait no more than this is played.
  static let maximumWait = 1500.0
  private static let pointsPerSecond = 700.0
  private static let shortestMovement = 200.0
  private static let maximumMovement = 2500.0

  /// A movement of so many points.
  static func movement(_ points: Int) -> Double {
    let time = Double(abs(points)) / pointsPerSecond * 1000
    return min(max(time, shortestMovement), maximumMovement)
  }

  /// The speeds, slow to fast.
  static let speeds = [0.25, 0.5, 1, 2, 4, 8, 16, 64]
}
