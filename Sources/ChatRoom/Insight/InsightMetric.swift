/// One figure of the Insight page, and how it follows from what happened.
public struct InsightMetric: Hashable, Sendable {
  /// How a metric follows from the facts of its category.
  enum Measure: Hashable, Sendable {
    /// The number of facts of a kind.
    case count(InsightFact.Kind)
    /// The number of facts of a kind with this amount or more.
    case atLeast(Int, InsightFact.Kind)
    /// The sum of their amounts, divided and rounded down.
    case amount(InsightFact.Kind, dividedBy: Int = 1)
    /// The number of different users behind them.
    case users(InsightFact.Kind)
    /// A level at a moment: the facts of one kind so far minus those of another.
    case level(InsightFact.Kind, less: InsightFact.Kind? = nil)
    /// A level at a moment: the users that messages reach (R20).
    case reach
  }

  /// The name in scenario files and reports.
  public let key: String
  /// The name people read.
  public let title: String
  /// What it counts, in one sentence.
  public let meaning: String
  let measure: Measure
  /// Whether the figure until now leaves the history out.
  var isWithoutHistory = false

  /// Whether it is a level at a moment, such as followers, rather than a count over a period, such as clicks.
  public var isLevel: Bool {
    switch measure {
    case .level, .reach: true
    case .count, .atLeast, .amount, .users: false
    }
  }

  static let ofMessages = [
    InsightMetric(
      key: "impression", title: "Impressions",
      meaning: "The number of times that a bubble was displayed 100% in a chat room (R3, R6).",
      measure: .amount(.impression)),
    InsightMetric(
      key: "delivered", title: "Delivered",
      meaning: "The number of users each message was delivered to, added up over the messages.",
      measure: .amount(.delivered)),
    InsightMetric(
      key: "openCount", title: "Open count",
      meaning: "The number of users with an impression of a message, added up over the messages (R12).",
      measure: .amount(.open)),
    InsightMetric(
      key: "playbackCount", title: "Playback count",
      meaning: "The number of times that a video or audio clip of a message was started (R15).",
      measure: .amount(.play)),
    InsightMetric(
      key: "playedUsers", title: "Played users",
      meaning: "The number of users who started a clip of a message, added up over the messages (R15).",
      measure: .amount(.firstPlay)),
  ]

  static let ofFriends = [
    InsightMetric(
      key: "followers", title: "Followers",
      meaning: "The number of users who have ever added the account as a friend. It never decreases (R20).",
      measure: .level(.added)),
    InsightMetric(
      key: "targetReaches", title: "Target reach",
      meaning: "Followers, less those who block the account, less those messages can't reach (R20).",
      measure: .reach),
    InsightMetric(
      key: "added", title: "Added",
      meaning: "The number of times that a user added the account as a friend (R20).",
      measure: .count(.added)),
    InsightMetric(
      key: "blocks", title: "Blocks",
      meaning:
        "The number of users who block the account at present. It decreases when they unblock it (R20).",
      measure: .level(.blocked, less: .unblocked)),
    InsightMetric(
      key: "blocked", title: "Blocked",
      meaning: "The number of times that a user blocked the account, unblocked since or not (R20).",
      measure: .count(.blocked), isWithoutHistory: true),
  ]

  static let ofChats = [
    InsightMetric(
      key: "received", title: "Received",
      meaning: "The number of messages that users sent to the account.", measure: .count(.wrote)),
    InsightMetric(
      key: "sent", title: "Sent",
      meaning: "The number of replies the account sent, one for each user it reached.",
      measure: .amount(.replied)),
    InsightMetric(
      key: "rooms", title: "Chats",
      meaning: "The number of users who wrote to the account.", measure: .users(.wrote)),
  ]

  static let ofCoupons = [
    InsightMetric(
      key: "opened", title: "Opened", meaning: "The number of times that a user opened a coupon.",
      measure: .count(.opened)),
    InsightMetric(
      key: "acquired", title: "Acquired", meaning: "The number of times that a user acquired a coupon.",
      measure: .count(.acquired)),
    InsightMetric(
      key: "used", title: "Used", meaning: "The number of times that a user used a coupon.",
      measure: .count(.used)),
  ]

  static let ofRewardCards = [
    InsightMetric(
      key: "issued", title: "Cards issued", meaning: "The number of reward cards that users got.",
      measure: .count(.issued)),
    InsightMetric(
      key: "points", title: "Points", meaning: "The sum of the points that visits gave.",
      measure: .amount(.pointed)),
    InsightMetric(
      key: "visits", title: "Visits", meaning: "The number of visits that gave points.",
      measure: .count(.pointed)),
    InsightMetric(
      key: "exchanged", title: "Rewards exchanged",
      meaning: "The number of times that a user exchanged points for a reward.", measure: .count(.exchanged)),
  ]

  static let ofVOOM = [
    InsightMetric(
      key: "impression", title: "Impressions",
      meaning: "The number of times that a user viewed a post (R19).",
      measure: .count(.viewed)),
    InsightMetric(
      key: "videoViews3s", title: "Views ≥ 3 s",
      meaning: "The number of views that played for 3 seconds or more (R19).",
      measure: .atLeast(3000, .viewed)),
    InsightMetric(
      key: "videoViews1m", title: "Views ≥ 1 min",
      meaning: "The number of views that played for 1 minute or more (R19).",
      measure: .atLeast(60_000, .viewed)),
    InsightMetric(
      key: "playbackSeconds", title: "Playback (s)",
      meaning: "The total playback time of all views in seconds, repeats of a clip included (R19).",
      measure: .amount(.viewed, dividedBy: 1000)),
  ]

  static let ofRichMenu = [
    InsightMetric(
      key: "impression", title: "Impressions",
      meaning:
        "The number of times that a rich menu was displayed: on entering the room, opened, or switched to.",
      measure: .count(.displayed)),
    InsightMetric(
      key: "uniqueUsers", title: "Users",
      meaning: "The number of users that a rich menu was displayed to.", measure: .users(.displayed)),
    InsightMetric(
      key: "clicks", title: "Clicks", meaning: "The number of taps on the areas of a rich menu.",
      measure: .count(.tapped)),
    InsightMetric(
      key: "clickUsers", title: "Click users",
      meaning: "The number of users who tapped an area of a rich menu.", measure: .users(.tapped)),
  ]
}
