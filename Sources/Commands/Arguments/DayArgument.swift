import ArgumentParser
import Scenarios

/// A day at UTC+9 as an argument: `2026-11-01`.
struct DayArgument: ExpressibleByArgument {
  /// The day, in days since 1970-01-01.
  let day: Int

  init?(argument: String) {
    guard let day = Day(argument)?.number else { return nil }
    self.day = day
  }
}
