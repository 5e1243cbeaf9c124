import ImpressionRules

/// A phone or computer with LINE on it. All measures in points.
///
/// The sizes of screens are the makers'; those of LINE's own parts (header, input bar) are estimates read
/// off screenshots, and a scenario can override each.
public struct Device: Hashable, Sendable {
  /// A size in points.
  public struct Size: Hashable, Sendable {
    /// The width in points.
    public var width: Int
    /// The height in points.
    public var height: Int

    /// Creates a size.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// The preset's name in scenario files, `custom` for a device that is none.
  public var id: String
  /// The device's name for people.
  public var name: String
  /// The version of LINE on it, which decides whether views are measured (R1).
  public var app: LineApp
  /// The whole screen.
  public var screen: Size
  /// Height of the system's status bar.
  public var statusBar: Int
  /// Height of the room's header with the account's name.
  public var header: Int
  /// Height of the input bar (the chat bar).
  public var inputBar: Int
  /// Height of the inset below the input bar.
  public var homeInset: Int
  /// The chat window when given directly, instead of what the other parts leave of the screen.
  public var window: Size?

  /// The height that the open keyboard covers of the chat window when given directly; nil for the estimate.
  public var keyboard: Int?

  /// Creates a device.
  public init(
    id: String = "custom", name: String = "Custom device", app: LineApp, screen: Size, statusBar: Int,
    header: Int, inputBar: Int, homeInset: Int, window: Size? = nil, keyboard: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.app = app
    self.screen = screen
    self.statusBar = statusBar
    self.header = header
    self.inputBar = inputBar
    self.homeInset = homeInset
    self.window = window
    self.keyboard = keyboard
  }

  /// The part of the screen between header and input bar, at least 0 points tall.
  public var chatWindow: Size {
    window
      ?? Size(
        width: screen.width, height: max(0, screen.height - statusBar - header - inputBar - homeInset))
  }

  /// The keyboard's share of the screen's height in hundredths. An estimate: phones, languages and rows of suggestions
  /// differ.
  private static let keyboardHundredths = 38

  /// The height that the open keyboard covers of the chat window: the input bar rises by as much. By default an
  /// estimate of 0.38 × the screen's height, rounded half up.
  public var keyboardHeight: Int {
    keyboard ?? (2 * Device.keyboardHundredths * screen.height + 100) / 200
  }

  /// The device's presets, phones first.
  public static let presets: [Device] = [
    preset("iphone-se", "iPhone SE", .ios, 375, 667, 20, 44, 50, 0),
    preset("iphone-13-mini", "iPhone 13 mini", .ios, 375, 812, 50, 44, 50, 34),
    preset("iphone-15", "iPhone 15", .ios, 393, 852, 59, 44, 50, 34),
    preset("iphone-15-pro-max", "iPhone 15 Pro Max", .ios, 430, 932, 59, 44, 50, 34),
    preset("pixel-8", "Pixel 8", .android, 412, 915, 40, 56, 52, 24),
    preset("galaxy-s23", "Galaxy S23", .android, 360, 780, 32, 56, 52, 24),
    preset("xperia-10", "Xperia 10", .android, 411, 960, 28, 56, 52, 24),
    preset("pc", "LINE for PC", .desktop, 420, 680, 0, 60, 72, 0),
    preset("chrome", "LINE for Chrome", .chrome, 400, 600, 0, 60, 72, 0),
  ]

  /// The device of users for whom a scenario names none.
  public static let standard = preset("iphone-15", "iPhone 15", .ios, 393, 852, 59, 44, 50, 34)

  /// The preset with that name, nil when there is none.
  public static func preset(named id: String) -> Device? { presets.first { $0.id == id } }

  private static func preset(
    _ id: String, _ name: String, _ app: LineApp, _ width: Int, _ height: Int, _ statusBar: Int,
    _ header: Int, _ inputBar: Int, _ homeInset: Int
  ) -> Device {
    Device(
      id: id, name: name, app: app, screen: Size(width: width, height: height), statusBar: statusBar,
      header: header, inputBar: inputBar, homeInset: homeInset)
  }
}
