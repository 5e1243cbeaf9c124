import ChatRoom

/// Writing of what the Insight page needs.
extension YAMLValue {
  static func pairs(of setup: Setup) -> [Pair] {
    let insight = setup.insight
    var pairs: [Pair] = []
    let updates = InsightCategory.allCases.compactMap { category in
      insight.updates[category].map { Pair(category.rawValue, .text(timeOfDay($0))) }
    }
    if !updates.isEmpty { pairs.append(Pair("insight", .map([Pair("updates", .map(updates))]))) }
    let history = InsightCategory.allCases.compactMap { category in
      insight.history[category].map { days in
        Pair(category.rawValue, .lines(days.map { YAMLValue($0, category) }))
      }
    }
    if !history.isEmpty { pairs.append(Pair("history", .block(history))) }
    if !insight.coupons.isEmpty {
      pairs.append(Pair("coupons", .lines(insight.coupons.map { YAMLValue($0) })))
    }
    if !insight.posts.isEmpty { pairs.append(Pair("posts", .lines(insight.posts.map { YAMLValue($0) }))) }
    if !insight.groups.isEmpty {
      pairs.append(Pair("groups", .lines(insight.groups.map { YAMLValue($0, users: setup.users) })))
    }
    return pairs
  }

  private static func timeOfDay(_ seconds: Int) -> String {
    let text = Timestamp(seconds: Timestamp(startOfDay: 0).seconds + seconds).timeText
    return text.hasSuffix(":00") ? String(text.dropLast(3)) : text
  }

  private static func date(_ day: Int) -> YAMLValue { .plain(Timestamp(startOfDay: day).dateText) }

  private init(_ day: InsightSetup.PastDay, _ category: InsightCategory) {
    let figures = category.historyKeys.compactMap { key in day.figures[key].map { Pair(key, .number($0)) } }
    self = .map([Pair("date", YAMLValue.date(day.day))] + figures)
  }

  private init(_ coupon: Coupon) {
    var pairs = [Pair("id", .text(coupon.id))]
    if coupon.title != coupon.id { pairs.append(Pair("title", .text(coupon.title))) }
    if let lastDay = coupon.lastDay { pairs.append(Pair("valid", YAMLValue.date(lastDay))) }
    self = .map(pairs)
  }

  private init(_ post: Post) {
    var pairs = [Pair("id", .text(post.id))]
    if !post.text.isEmpty { pairs.append(Pair("text", .text(post.text))) }
    pairs.append(Pair("media", .plain(post.media.rawValue)))
    if let duration = post.duration { pairs.append(Pair("duration", .plain("\(duration / 1000)s"))) }
    pairs.append(Pair("posted", .plain(post.posted.text)))
    self = .map(pairs)
  }

  private init(_ group: Group, users: [User]) {
    var pairs = [
      Pair("id", .text(group.id)), Pair("members", .list(group.members.map { .text(users[$0].id) })),
    ]
    if !group.hasAccount { pairs.append(Pair("account", .plain("false"))) }
    self = .map(pairs)
  }
}
