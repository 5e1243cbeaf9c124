import MessagingAPI

/// How much of a clip is played, from its start.
public enum Playback: Hashable, Sendable {
  /// So many milliseconds, from 0 to the duration.
  case milliseconds(Int)
  /// So many percent of its duration, 0…100.
  case percent(Double)
}
