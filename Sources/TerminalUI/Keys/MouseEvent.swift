/// A mouse action in cells, origin top left.
public struct MouseEvent: Hashable, Sendable {
  /// The kind of mouse event.
  public enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    /// The left button went up.
    case release
    /// The mouse moved with the left button down.
    case drag
    /// The wheel turned up, or down, by one notch.
    case wheelUp, wheelDown
    /// The wheel was tilted, or two fingers moved sideways: to the left, or to the right, by one notch.
    case wheelLeft, wheelRight
  }

  /// The kind of event.
  public var action: Action
  /// The column, 0 at the left.
  public var column: Int
  /// The row, 0 at the top.
  public var row: Int

  /// Creates a mouse event.
  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
