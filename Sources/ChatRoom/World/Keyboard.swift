/// What covers the room from the input bar upwards while a user enters something.
public enum Keyboard: String, CaseIterable, Hashable, Sendable {
  /// The keys, to type a text.
  case keys
  /// The button that records a voice message. It takes as much room.
  case voice
}
