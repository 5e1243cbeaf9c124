import MessagingAPI

/// The part of a clip that is played, from its start.
public enum Playback: Hashable, Sendable {
  /// A position in milliseconds, from 0 to the duration.
  case milliseconds(Int)
  /// A share of the duration in percent, 0…100.
  case percent(Double)
}
