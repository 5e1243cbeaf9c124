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
  /// The terminal told, late or never, whether its background is light.
  case background(isLight: Bool)
  /// The terminal told that it has more colours than its description says, and they are in use from now on: choose
  /// the colours anew.
  case moreColors
  /// The program is asked to end, by a signal with this number or because the terminal vanished (nil).
  case terminate(signal: Int32?)
}

/// A key with its modifiers.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A printing character, as typed: shift is already applied.
    case character(Unicode.Scalar)
    /// A named key.
    case up, down, left, right, home, end, pageUp, pageDown, tab, backTab, enter, escape, backspace
    /// A named key.
    case delete, insert
    /// F1 to F63.
    case function(Int)
  }

  /// Modifiers a terminal can report.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
    /// Control.
    public static let control = Modifiers(rawValue: 1)
    /// Alt or Meta.
    public static let alt = Modifiers(rawValue: 2)
  }

  /// The key.
  public var code: Code
  /// Its modifiers.
  public var modifiers: Modifiers

  /// Creates a key.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// Creates the key that types `character`.
  public init(_ character: Unicode.Scalar) {
    self.init(.character(character))
  }
}

/// A mouse action in cells, origin top left.
public struct MouseEvent: Hashable, Sendable {
  /// What happened.
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

  /// What happened.
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
