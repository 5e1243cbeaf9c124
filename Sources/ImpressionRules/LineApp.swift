/// Versions of LINE, by what R1 says of them.
public enum LineApp: String, CaseIterable, Hashable, Sendable {
  /// LINE for iOS: measured.
  case ios
  /// LINE for Android: measured.
  case android
  /// LINE for PC: not measured, and without rich menus.
  case desktop
  /// LINE for Chrome: not measured, and without rich menus.
  case chrome

  /// Whether views in this app change counters (R1).
  public var isMeasured: Bool { self == .ios || self == .android }

  /// Whether the app shows rich menus.
  public var hasRichMenus: Bool { isMeasured }

  /// Whether the app's device has a keyboard that opens on the screen.
  public var hasKeyboard: Bool { isMeasured }

  /// The name for people.
  public var name: String {
    switch self {
    case .ios: "iOS"
    case .android: "Android"
    case .desktop: "PC"
    case .chrome: "Chrome"
    }
  }
}
