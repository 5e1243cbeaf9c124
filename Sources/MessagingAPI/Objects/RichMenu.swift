/// A rich menu object: the menu an account shows over the bottom of the chat window.
///
/// Source: Messaging API reference, "Rich menu object".
public struct RichMenu: Hashable, Sendable {
  /// One tappable area.
  public struct Area: Hashable, Sendable {
    /// A rectangle in the pixels of the rich menu's image, origin top left.
    public struct Bounds: Hashable, Sendable {
      /// The left edge.
      public var x: Int
      /// The top edge.
      public var y: Int
      /// The width.
      public var width: Int
      /// The height.
      public var height: Int

      /// Creates a rectangle.
      public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
      }
    }

    /// The rectangle of the area; nil if the file names only labels, which then share the menu evenly.
    public var bounds: Bounds?
    /// The label of the area.
    public var label: String
    /// The URI it opens, if any.
    public var uri: String?
    /// The action object of a tap, if the file gives one.
    public var action: JSONValue?

    /// The alias of the rich menu that a tap switches to, if any (a `richmenuswitch` action).
    public var menuAlias: String? { action?.richMenuAlias }

    /// Creates an area.
    public init(bounds: Bounds? = nil, label: String, uri: String? = nil, action: JSONValue? = nil) {
      self.bounds = bounds
      self.label = label
      self.uri = uri
      self.action = action
    }
  }

  /// Widths the API allows, in pixels of the image.
  public static let allowedWidths = 800...2500
  /// The least height the API allows, in pixels of the image.
  public static let minimumHeight = 250
  /// The least width ÷ height the API allows.
  public static let minimumAspectRatio = 1.45
  /// The most areas the API allows.
  public static let maximumAreas = 20
  /// The longest alias the API allows, in characters.
  public static let maximumAliasLength = 32
  /// The longest `chatBarText` the API allows, in grapheme clusters.
  public static let maximumChatBarTextLength = 14

  /// The alias that `richmenuswitch` actions use for it, if any.
  public var alias: String?
  /// Width of the menu's image in pixels.
  public var imageWidth: Int
  /// Height of the menu's image in pixels.
  public var imageHeight: Int
  /// Whether the menu is open when the user enters the room.
  public var selected: Bool
  /// The text of the chat bar below the chat window.
  public var chatBarText: String
  /// The tappable areas.
  public var areas: [Area]
  /// The rich menu object it was decoded from, unknown properties included; nil when it was not.
  public var source: JSONValue?

  /// The greatest coordinate of an area the API takes.
  public static let maximumBound = Int(Int32.max)

  /// The warnings about the rectangle of an area: the service accepts one that passes the image's edge, and
  /// LINE's own examples have some that do by a pixel.
  public func doubts(about area: Area.Bounds) -> [String] {
    guard area.x < imageWidth, area.y < imageHeight else {
      return ["outside the image of \(imageWidth)×\(imageHeight): nobody can tap it"]
    }
    var doubts: [String] = []
    if area.x + area.width > imageWidth {
      doubts.append(
        "the right edge is at \(area.x + area.width), outside the image, which is \(imageWidth) wide")
    }
    if area.y + area.height > imageHeight {
      doubts.append(
        "the bottom edge is at \(area.y + area.height), outside the image, which is \(imageHeight) tall")
    }
    return doubts
  }

  /// The warning about the id of a menu as the API returns it.
  package static let idIsIgnored = "richMenuId is ignored: the API sets it in the menus it returns"

  /// Creates a rich menu that was not decoded.
  public init(
    imageWidth: Int = 2500, imageHeight: Int = 1686, selected: Bool = false, chatBarText: String = "Menu",
    areas: [Area] = []
  ) {
    self.imageWidth = imageWidth
    self.imageHeight = imageHeight
    self.selected = selected
    self.chatBarText = chatBarText
    self.areas = areas
  }

  /// The height of the menu in points on a screen of `screenWidth` points, rounded half up.
  public func height(onScreenOfWidth screenWidth: Int) -> Int {
    guard imageWidth > 0 else { return 0 }
    return (2 * screenWidth * imageHeight + imageWidth) / (2 * imageWidth)
  }
}
