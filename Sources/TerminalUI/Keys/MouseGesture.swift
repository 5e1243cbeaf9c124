import ChatRoom
import ImpressionRules

/// A mouse gesture: one entry of its own table, for the help and the guide's page.
struct MouseGesture: Sendable {
  var gesture: String
  var title: String
}
