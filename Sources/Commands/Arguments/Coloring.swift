import ArgumentParser

/// What the colours of messages show.
enum Coloring: String, CaseIterable, ExpressibleByArgument {
  /// The messages' own colours, and local pictures.
  case design
  /// Whether they have been counted.
  case state
}
