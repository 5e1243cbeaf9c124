/// A key with its modifiers.
public struct Key: Hashable, Sendable {
  /// The key without modifiers.
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
