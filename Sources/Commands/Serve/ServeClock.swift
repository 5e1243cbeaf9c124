import ArgumentParser

/// What moves the clock of a served room.
enum ServeClock: String, CaseIterable, ExpressibleByArgument {
  /// Only steps.
  case scenario
  /// Time as it passes here, too.
  case wall
}
