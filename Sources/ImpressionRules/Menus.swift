/// The menus that lie over the chat window.
public struct Menus: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The rich menu is open, over the bottom.
  public static let richMenu = Menus(rawValue: 1)
  /// The service menu bar shows, over the top.
  public static let serviceMenuBar = Menus(rawValue: 2)

  /// The number of combinations.
  static let combinations = 4
}
