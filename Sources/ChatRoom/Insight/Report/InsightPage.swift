/// A page of the Insight page.
public enum InsightPage: String, CaseIterable, Hashable, Sendable {
  /// The main figures of all categories as they stood at their last updates (R20).
  case dashboard
  /// Each message, its bubbles, URLs and clips (R12–R18).
  case messages
  /// Followers, blocks and the target reach per day (R20).
  case friends
  /// What users wrote, and what was replied, per day.
  case chats
  /// Each coupon, and all of them per day.
  case coupons
  /// Reward cards per day.
  case rewardCards
  /// Each post, and all of them per day (R19).
  case voom
  /// Each rich menu, its areas, and all of them per day (R14).
  case richMenu
  /// What the account may know of each user, and why (R21).
  case people

  /// The category it shows, nil for the dashboard and the people.
  public var category: InsightCategory? { InsightCategory(rawValue: rawValue) }

  /// The heading people read.
  public var title: String {
    switch self {
    case .dashboard: "Dashboard"
    case .people: "People"
    default: category?.title ?? rawValue
    }
  }
}
