/// One thing that arrived from the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// A mouse button or wheel.
  case mouse(MouseEvent)
  /// The window has a new size.
  case resized(TerminalSize)
  /// The program was stopped and continues, or the screen was damaged: draw everything anew.
  case redraw
  /// A block of text was pasted. It is never read as keys.
  case paste(String)
  /// The terminal answered whether its background is light.
  case background(isLight: Bool)
  /// The terminal answered that it has more colours than its description says. They are in use from now on: choose
  /// the colours anew.
  case moreColors
  /// Something besides the terminal needs attention: the descriptor that the program also waits for is readable.
  case wake
  /// The program is asked to end, by a signal with this number or because the terminal vanished (nil).
  case terminate(signal: Int32?)
}
