/// The part of the screen between the room's header and its input bar, with the menus that can cover it.
/// All measures in points.
public struct ChatWindow: Hashable, Sendable {
  /// The width; a carousel's viewport is as wide.
  public var width: Int
  /// The height.
  public var height: Int
  /// The height of the rich menu when it is open.
  public var richMenuHeight: Int
  /// The height of the service menu bar when it shows.
  public var serviceMenuBarHeight: Int

  /// Creates a chat window.
  public init(width: Int, height: Int, richMenuHeight: Int = 0, serviceMenuBarHeight: Int = 0) {
    self.width = width
    self.height = height
    self.richMenuHeight = richMenuHeight
    self.serviceMenuBarHeight = serviceMenuBarHeight
  }

  /// The window y at which the visible region begins.
  public func visibleTop(_ menus: Menus) -> Int {
    menus.contains(.serviceMenuBar) ? serviceMenuBarHeight : 0
  }

  /// The window y at which the visible region ends. Above ``visibleTop(_:)`` when menus cover all of it.
  public func visibleBottom(_ menus: Menus) -> Int {
    height - (menus.contains(.richMenu) ? richMenuHeight : 0)
  }

  /// The height of the visible region, negative when menus cover more than the window.
  public func visibleHeight(_ menus: Menus) -> Int { visibleBottom(menus) - visibleTop(menus) }

  /// The offsets that the content can have: from −(service menu bar) to where its end meets the visible
  /// region's end, and never less.
  public func offsets(contentHeight: Int, _ menus: Menus) -> ClosedRange<Int> {
    let least = -visibleTop(menus)
    return least...max(least, contentHeight - visibleBottom(menus))
  }
}
