/// A category of the Insight page: each has figures of its own, updated at its own time of the day.
public enum InsightCategory: String, CaseIterable, Hashable, Sendable {
  /// What the account sent.
  case messages
  /// Who follows it.
  case friends
  /// What users wrote to it.
  case chats
  /// Its coupons.
  case coupons
  /// Its reward cards.
  case rewardCards
  /// Its posts on VOOM.
  case voom
  /// Its rich menus. They have a page, but no part in the dashboard.
  case richMenu

  /// The categories of the dashboard, in its order.
  public static let ofDashboard = allCases.filter { $0 != .richMenu }

  /// The heading people read.
  public var title: String {
    switch self {
    case .messages: "Messages"
    case .friends: "Friends"
    case .chats: "Chats"
    case .coupons: "Coupons"
    case .rewardCards: "Reward cards"
    case .voom: "VOOM"
    case .richMenu: "Rich menu"
    }
  }

  /// When it is updated, in seconds since midnight at UTC+9, where the account's own time is not known (R20): an
  /// estimate.
  public var estimatedUpdate: Int {
    switch self {
    case .friends: 4 * 3600
    case .coupons, .rewardCards: 5 * 3600
    case .chats: 6 * 3600
    case .messages, .richMenu: 9 * 3600
    case .voom: 10 * 3600
    }
  }

  /// Its figures, the one that matters most first.
  public var metrics: [InsightMetric] {
    switch self {
    case .messages: InsightMetric.ofMessages
    case .friends: InsightMetric.ofFriends
    case .chats: InsightMetric.ofChats
    case .coupons: InsightMetric.ofCoupons
    case .rewardCards: InsightMetric.ofRewardCards
    case .voom: InsightMetric.ofVOOM
    case .richMenu: InsightMetric.ofRichMenu
    }
  }

  /// The index of a metric in ``metrics``, nil if it has none of this key.
  public func index(of key: String) -> Int? { metrics.firstIndex { $0.key == key } }
}

extension InsightCategory {
  /// Whether the history can have days of it.
  public var hasHistory: Bool {
    switch self {
    case .friends, .chats, .coupons, .rewardCards: true
    case .messages, .voom, .richMenu: false
    }
  }
}
