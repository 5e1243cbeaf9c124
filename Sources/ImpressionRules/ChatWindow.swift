/// A bubble's edges (R3).
public struct Edges: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The top edge.
  public static let top = Edges(rawValue: 1)
  /// The bottom edge.
  public static let bottom = Edges(rawValue: 2)
  /// A carousel's left edge.
  public static let left = Edges(rawValue: 4)
  /// A carousel's right edge.
  public static let right = Edges(rawValue: 8)

  /// What every bubble but a carousel must show.
  public static let vertical: Edges = [.top, .bottom]
  /// What a carousel must show.
  public static let all: Edges = [.top, .bottom, .left, .right]

  /// The names used in scenario files, in the order top, bottom, left, right.
  public var names: [String] {
    [(Edges.top, "top"), (.bottom, "bottom"), (.left, "left"), (.right, "right")]
      .compactMap { contains($0.0) ? $0.1 : nil }
  }
}

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

  /// How many combinations there are.
  static let combinations = 4
}

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

  /// The offsets the content can stand at: from −(service menu bar) to where its end meets the visible
  /// region's end, and never less.
  public func offsets(contentHeight: Int, _ menus: Menus) -> ClosedRange<Int> {
    let least = -visibleTop(menus)
    return least...max(least, contentHeight - visibleBottom(menus))
  }
}
