import ChatRoom
import ImpressionRules

/// A mouse drag in progress: what was under the pointer when the button went down.
struct DragState: Hashable, Sendable {
  /// The cell under the pointer.
  var column: Int
  var row: Int
  /// The element under the pointer.
  var target: ClickTarget?
  /// The pointer's position when the content last followed it.
  var lastColumn: Int
  var lastRow: Int
  /// The axis of the drag; nil until the pointer has moved.
  var axis: Axis?

  enum Axis: Hashable, Sendable {
    case horizontal, vertical
  }
}
