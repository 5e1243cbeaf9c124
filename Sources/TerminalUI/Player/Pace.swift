import ChatRoom

/// The duration of steps during playback, in milliseconds at normal speed.
enum Pace {
  /// The time a person needs to see that something changed.
  static let glance = 700.0
  /// After a movement.
  static let rest = 250.0
  /// Time to read a failure.
  static let reading = 2500.0
  /// Of a wait no more than this is played.
  static let maximumWait = 1500.0
  private static let pointsPerSecond = 700.0
  private static let shortestMovement = 200.0
  private static let maximumMovement = 2500.0

  /// A movement by a number of points.
  static func movement(_ points: Int) -> Double {
    let time = Double(abs(points)) / pointsPerSecond * 1000
    return min(max(time, shortestMovement), maximumMovement)
  }

  /// The speeds, slow to fast.
  static let speeds = [0.25, 0.5, 1, 2, 4, 8, 16, 64]
}
