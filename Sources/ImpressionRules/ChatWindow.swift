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
  /// The height of the window's lowest part that quick replies cover; 0 where they cover nothing. An open rich menu
  /// lies above it, and so does the keyboard.
  public var quickReplyHeight: Int
  /// The height that the keyboard covers when it is open.
  public var keyboardHeight: Int

  /// Creates a chat window.
  public init(
    width: Int, height: Int, richMenuHeight: Int = 0, serviceMenuBarHeight: Int = 0,
    quickReplyHeight: Int = 0,
    keyboardHeight: Int = 0
  ) {
    self.width = width
    self.height = height
    self.richMenuHeight = richMenuHeight
    self.serviceMenuBarHeight = serviceMenuBarHeight
    self.quickReplyHeight = quickReplyHeight
    self.keyboardHeight = keyboardHeight
  }

  /// The window y at which the visible region begins.
  public func visibleTop(_ menus: Menus) -> Int {
    menus.contains(.serviceMenuBar) ? serviceMenuBarHeight : 0
  }

  /// The window y at which the visible region ends. Above ``visibleTop(_:)`` when menus cover all of it.
  public func visibleBottom(_ menus: Menus) -> Int {
    let covered = menus.contains(.keyboard) ? keyboardHeight : menus.contains(.richMenu) ? richMenuHeight : 0
    return height - quickReplyHeight - covered
  }

  /// The height of the visible region, negative when menus cover more than the window.
  public func visibleHeight(_ menus: Menus) -> Int { visibleBottom(menus) - visibleTop(menus) }

  /// The offsets that the content can have: from −(service menu bar) to where its end meets the visible
  /// region's end, and never less.
  public func offsets(contentHeight: Int, _ menus: Menus) -> ClosedRange<Int> {
    let least = -visibleTop(menus)
    return least...max(least, contentHeight - visibleBottom(menus))
  }

  /// What hides a position inside the window and outside the visible region; a position outside the window is hidden
  /// by the window itself.
  ///
  /// - Parameter place: points below the window's top.
  public func cover(at place: Int, _ menus: Menus) -> Visit.Cover {
    if place < 0 || place > height { return .window }
    if place <= visibleBottom(menus) { return .serviceMenuBar }
    if place > height - quickReplyHeight { return .quickReplies }
    return menus.contains(.keyboard) ? .keyboard : .richMenu
  }
}
