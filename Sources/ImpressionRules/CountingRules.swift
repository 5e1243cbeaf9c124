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

/// The readings of the rule book that a scenario can choose.
public struct CountingRules: Hashable, Sendable {
  /// R3: when a bubble's edges must be visible.
  public enum EdgeMoments: String, CaseIterable, Hashable, Sendable {
    /// Each at some moment of the same visit.
    case accumulated
    /// All at one and the same moment.
    case simultaneous
  }

  /// R8: what of a carousel must be displayed.
  public enum CarouselReading: String, CaseIterable, Hashable, Sendable {
    /// The first card's left edge and the last card's right edge.
    case whole
    /// All four edges of any one card.
    case anyCard
  }

  /// R3. Default: accumulated.
  public var edges: EdgeMoments
  /// R8. Default: whole.
  public var carousel: CarouselReading

  /// Creates a choice of readings.
  public init(edges: EdgeMoments = .accumulated, carousel: CarouselReading = .whole) {
    self.edges = edges
    self.carousel = carousel
  }
}

/// The time in which counters change (R9).
public enum MeasurementPeriod {
  /// 14 days in seconds.
  public static let seconds = 1_209_600

  /// Whether an event at `time` counts for a message sent at `sent`, both in seconds since any epoch:
  /// sent ≤ time < sent + 14 days (R9).
  public static func contains(_ time: Int, sent: Int) -> Bool {
    time >= sent && time - sent < seconds
  }
}
