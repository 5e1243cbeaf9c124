import ChatRoom
import ImpressionRules

/// What the mouse took hold of when its button went down.
struct DragState: Hashable, Sendable {
  /// Where.
  var column: Int
  var row: Int
  /// What.
  var target: ClickTarget?
  /// Where the pointer was when the content last followed it.
  var lastColumn: Int
  var lastRow: Int
  /// Which way it is dragged; nil while it has not moved.
  var axis: Axis?

  enum Axis: Hashable, Sendable {
    case horizontal, vertical
  }
}
