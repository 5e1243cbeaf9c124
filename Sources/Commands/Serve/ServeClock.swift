import ArgumentParser

/// What moves the clock of a served room.
enum ServeClock: String, CaseIterable, ExpressibleByArgument {
  /// Nothing but actions.
  case scenario
  /// Also the time that passes here.
  case wall
}
