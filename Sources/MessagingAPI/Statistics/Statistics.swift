/// A value of the statistics with the number of users who produced it, which decides whether an account may
/// see it (R14).
public struct StatisticsValue: Hashable, Sendable {
  /// The value.
  public var count: Int
  /// How many different users produced it.
  public var users: Int

  /// Creates a value; without `users` it is itself a number of users.
  public init(_ count: Int, users: Int? = nil) {
    self.count = count
    self.users = users ?? count
  }

  /// Below it, a value and the number of users who produced it are not told (R14).
  public static let minimumShown = 20

  /// The value, nil where it is masked and too small or of too few users (R14).
  public func shown(isMasked: Bool) -> Int? {
    isMasked && (count < StatisticsValue.minimumShown || users < StatisticsValue.minimumShown) ? nil : count
  }
}

/// How the clips of a message or of one of its bubbles were played (R15).
public struct PlayStatistics: Hashable, Sendable {
  /// Plays that reached 0 (were started), 25, 50, 75 and 100 percent of the clip, in this order.
  public var reached: [StatisticsValue]

  /// Creates statistics of plays; `reached` has one value for each of ``shares``.
  public init(reached: [StatisticsValue]) {
    self.reached = reached
  }

  /// The shares of a clip that are told apart, as property names have them.
  public static let shares = ["", "25Percent", "50Percent", "75Percent", "100Percent"]
}

/// The statistics of one bubble, or of the bubbles of one `seq` sent with a unit: an element of `messages[]`
/// (R12, R13).
public struct BubbleStatistics: Hashable, Sendable {
  /// The bubble's place in its message, from 1.
  public var seq: Int
  /// How often it was displayed 100%, and to how many users.
  public var impression: StatisticsValue
  /// How its clip was played.
  public var plays: PlayStatistics

  /// Creates statistics of a bubble.
  public init(seq: Int, impression: StatisticsValue, plays: PlayStatistics) {
    self.seq = seq
    self.impression = impression
    self.plays = plays
  }

  /// How many users it was displayed to.
  public var uniqueImpression: StatisticsValue { StatisticsValue(impression.users) }
}

/// How often a URL of a bubble was opened: an element of `clicks[]` (R16).
public struct ClickStatistics: Hashable, Sendable {
  /// The bubble's place in its message, from 1.
  public var seq: Int
  /// The URL as the message has it.
  public var url: String
  /// How often it was opened, and by how many users.
  public var click: StatisticsValue
  /// How many users opened this URL in any bubble of the request.
  public var uniqueClickOfRequest: StatisticsValue

  /// Creates statistics of a URL.
  public init(seq: Int, url: String, click: StatisticsValue, uniqueClickOfRequest: StatisticsValue) {
    self.seq = seq
    self.url = url
    self.click = click
    self.uniqueClickOfRequest = uniqueClickOfRequest
  }
}

/// The `overview` of statistics: users who did something with any bubble.
public struct StatisticsOverview: Hashable, Sendable {
  /// Users with at least one impression.
  public var uniqueImpression: StatisticsValue
  /// Users who opened any URL.
  public var uniqueClick: StatisticsValue
  /// Users who played any clip.
  public var uniqueMediaPlayed: StatisticsValue
  /// Users who played any clip to its end.
  public var uniqueMediaPlayed100Percent: StatisticsValue

  /// Creates an overview of numbers of users.
  public init(
    uniqueImpression: Int, uniqueClick: Int, uniqueMediaPlayed: Int, uniqueMediaPlayed100Percent: Int
  ) {
    self.uniqueImpression = StatisticsValue(uniqueImpression)
    self.uniqueClick = StatisticsValue(uniqueClick)
    self.uniqueMediaPlayed = StatisticsValue(uniqueMediaPlayed)
    self.uniqueMediaPlayed100Percent = StatisticsValue(uniqueMediaPlayed100Percent)
  }
}

/// The statistics of one message: what *Get user interaction statistics* answers (R12).
///
/// Source: Messaging API reference, `GET /v2/bot/insight/message/event`.
public struct MessageStatistics: Hashable, Sendable {
  /// The request that sent the message.
  public var requestId: String
  /// When it was sent, in seconds since 1970-01-01T00:00:00Z.
  public var timestamp: Int
  /// How many users it was delivered to; never masked (R14).
  public var delivered: Int
  /// Whether all of it has been sent; until then the API does not say to how many (R14).
  public var isComplete: Bool
  /// The users.
  public var overview: StatisticsOverview
  /// Each bubble, by `seq`.
  public var messages: [BubbleStatistics]
  /// Each URL of each bubble, by `seq` and place in the bubble.
  public var clicks: [ClickStatistics]

  /// Creates statistics of a message.
  public init(
    requestId: String, timestamp: Int, delivered: Int, isComplete: Bool = true, overview: StatisticsOverview,
    messages: [BubbleStatistics], clicks: [ClickStatistics]
  ) {
    self.requestId = requestId
    self.timestamp = timestamp
    self.delivered = delivered
    self.isComplete = isComplete
    self.overview = overview
    self.messages = messages
    self.clicks = clicks
  }
}

/// The statistics of a custom aggregation unit in a period of days (R13).
///
/// Source: Messaging API reference, `GET /v2/bot/insight/message/event/aggregation`.
public struct UnitStatistics: Hashable, Sendable {
  /// The users.
  public var overview: StatisticsOverview
  /// Each `seq`, those of all messages sent with the unit added up.
  public var messages: [BubbleStatistics]
  /// Each URL of each `seq`.
  public var clicks: [ClickStatistics]

  /// Creates statistics of a unit.
  public init(overview: StatisticsOverview, messages: [BubbleStatistics], clicks: [ClickStatistics]) {
    self.overview = overview
    self.messages = messages
    self.clicks = clicks
  }
}
