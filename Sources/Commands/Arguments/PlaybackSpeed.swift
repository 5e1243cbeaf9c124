import ArgumentParser
import TerminalUI

/// The speed of a player as a multiple of human speed.
struct PlaybackSpeed: ExpressibleByArgument {
  /// The allowed multiples.
  static let range = 0.25...64.0

  /// The multiple, in ``range``.
  let times: Double

  /// Human speed.
  static let human = PlaybackSpeed(times: 1)

  private init(times: Double) {
    self.times = times
  }

  init?(argument: String) {
    guard let times = Double(argument), Self.range.contains(times) else { return nil }
    self.times = times
  }

  var defaultValueDescription: String { "1" }
}
