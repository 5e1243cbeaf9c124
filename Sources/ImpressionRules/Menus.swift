/// The menus that lie over the chat window, and the keyboard, which takes the place of the rich menu: at most one of the
/// two is open.
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
  /// The keyboard is open, over the bottom.
  public static let keyboard = Menus(rawValue: 4)

  /// The number of values that ``rawValue`` can have.
  static let combinations = 8

  /// The menus with another one over the window: the keyboard closes the rich menu, and the rich menu the keyboard.
  public func opening(_ menu: Menus) -> Menus {
    let closed: Menus = menu == .richMenu ? .keyboard : menu == .keyboard ? .richMenu : []
    return subtracting(closed).union(menu)
  }
}
