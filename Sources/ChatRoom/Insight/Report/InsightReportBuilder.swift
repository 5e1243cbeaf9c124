import ImpressionRules
import MessagingAPI

/// Builds the tables of pages.
struct InsightReportBuilder {
  let world: World
  let day: Int?
  /// The greatest number of days, the latest ones.
  let maximumDays: Int

  // MARK: Columns

  typealias Column = InsightTable.Column

  private func columns(_ metrics: [InsightMetric]) -> [Column] {
    metrics.map { Column(key: $0.key, title: $0.title, meaning: $0.meaning) }
  }

  private func numbers(_ figures: InsightFigures, isDisclosed: Bool = true) -> [InsightCell] {
    figures.values.map { .number($0, isDisclosed: isDisclosed) }
  }

  private func figures(_ category: InsightCategory, of subject: Int?) -> InsightFigures {
    guard let day else { return world.insightOfAllDays(category, of: subject) }
    return world.insight(category, of: subject, days: day...day)
  }

  // MARK: Days

  /// The figures of a category per day, the latest day first.
  func days(of category: InsightCategory?) -> InsightTable? {
    guard let category else { return nil }
    let known = world.insightDays
    let first = max(known.lowerBound, known.upperBound - maximumDays + 1)
    let days = day.map { $0...$0 } ?? first...known.upperBound
    let series = world.insightSeries(category, days: days)
    let isDisclosed = category != .richMenu || isDisclosed(menu: nil)
    let rows = zip(days, series).reversed().map { day, figures in
      [.text(Timestamp(startOfDay: day).dateText)] + numbers(figures, isDisclosed: isDisclosed)
    }
    let date = Column(key: "date", title: "Day", meaning: "The day at UTC+9.", isText: true)
    return InsightTable(
      key: "days", title: "Per day", columns: [date] + columns(category.metrics), rows: Array(rows))
  }

  // MARK: Dashboard

  var dashboard: InsightTable {
    var rows: [[InsightCell]] = []
    for category in InsightCategory.ofDashboard {
      let card = InsightCard(category, of: world, length: 7, on: day)
      let month = InsightCard(category, of: world, length: 30, on: day)
      for (index, metric) in category.metrics.enumerated() {
        let isDisclosed = card.isDisclosed(index)
        rows.append([
          .name(category.rawValue, category.title), .name(metric.key, metric.title),
          .number(card.total.values[index], isDisclosed: isDisclosed),
          .number(card.period.values[index], isDisclosed: card.isPeriodDisclosed(index)),
          .number(card.change(index), isDisclosed: card.isPeriodDisclosed(index)),
          .number(month.period.values[index], isDisclosed: month.isPeriodDisclosed(index)),
          .number(month.change(index), isDisclosed: month.isPeriodDisclosed(index)),
          .time(card.updated),
        ])
      }
    }
    return InsightTable(
      key: "figures", title: "Dashboard",
      columns: [
        Column(key: "category", title: "Category", meaning: "The category.", isText: true),
        Column(key: "figure", title: "Figure", meaning: "The figure.", isText: true),
        Column(key: "value", title: "Value", meaning: "The figure as it stood at the last update (R20)."),
        Column(
          key: "last7Days", title: "7 days",
          meaning: "The figure over 7 days; for a level, such as followers, the value at their end."),
        Column(key: "change7Days", title: "Change", meaning: "The change against the 7 days before."),
        Column(
          key: "last30Days", title: "30 days",
          meaning: "The figure over 30 days; for a level, such as followers, the value at their end."),
        Column(key: "change30Days", title: "Change", meaning: "The change against the 30 days before."),
        Column(
          key: "updatedAt", title: "Updated at", meaning: "When the category was last updated: an estimate.",
          isText: true),
      ],
      rows: rows)
  }

  // MARK: Coupons, posts, rich menus

  var coupons: InsightTable {
    let rows = world.insightSetup.coupons.enumerated().map { index, coupon in
      [
        .text(coupon.id), .text(coupon.title),
        .text(coupon.lastDay.map { Timestamp(startOfDay: $0).dateText } ?? ""),
      ] + numbers(figures(.coupons, of: index))
    }
    return InsightTable(
      key: "coupons", title: "Each coupon",
      columns: [
        Column(key: "coupon", title: "Coupon", meaning: "The coupon.", isText: true),
        Column(key: "title", title: "Title", meaning: "Its title.", isText: true, isMinor: true),
        Column(
          key: "valid", title: "Valid until", meaning: "The last day on which it can be used.", isText: true,
          isMinor: true),
      ] + columns(InsightCategory.coupons.metrics), rows: rows)
  }

  var posts: InsightTable {
    let rows = world.insightSetup.posts.enumerated().map { index, post in
      [.text(post.id), .text(post.media.rawValue), .time(post.posted)]
        + numbers(figures(.voom, of: index))
    }
    return InsightTable(
      key: "posts", title: "Each post",
      columns: [
        Column(key: "post", title: "Post", meaning: "The post.", isText: true),
        Column(key: "media", title: "Media", meaning: "What it shows.", isText: true, isMinor: true),
        Column(key: "posted", title: "Posted", meaning: "When it was posted.", isText: true, isMinor: true),
      ] + columns(InsightCategory.voom.metrics), rows: rows)
  }

  /// Whether the figures of a rich menu are disclosed: 20 or more users tapped it in the whole period (R14).
  private func isDisclosed(menu: Int?) -> Bool { InsightReport.isDisclosed(figures(.richMenu, of: menu))(0) }

  private func name(ofMenu menu: Int) -> String {
    world.account.richMenus[menu].alias ?? world.account.richMenus[menu].chatBarText
  }

  var richMenus: InsightTable {
    let rows = world.account.richMenus.indices.map { menu in
      let figures = figures(.richMenu, of: menu)
      let isDisclosed = isDisclosed(menu: menu)
      return [.text(name(ofMenu: menu))] + numbers(figures, isDisclosed: isDisclosed) + [
        .rate(figures["clickUsers"] ?? 0, of: figures["uniqueUsers"] ?? 0, isDisclosed: isDisclosed)
      ]
    }
    return InsightTable(
      key: "menus", title: "Each rich menu",
      columns: [Column(key: "menu", title: "Menu", meaning: "The alias or the chat bar text.", isText: true)]
        + columns(InsightCategory.richMenu.metrics)
        + [Column(key: "ctr", title: "CTR", meaning: "Click users ÷ users it was displayed to.")], rows: rows)
  }

  var areas: InsightTable {
    var rows: [[InsightCell]] = []
    for (menu, value) in world.account.richMenus.enumerated() {
      let clicks = world.clicks(ofMenu: menu, days: day.map { $0...$0 })
      let isDisclosed = isDisclosed(menu: menu)
      for (area, count) in clicks.enumerated() {
        rows.append([
          .text(name(ofMenu: menu)), .number(area + 1), .text(value.areas[area].label),
          .number(count, isDisclosed: isDisclosed),
        ])
      }
    }
    return InsightTable(
      key: "areas", title: "Clicks per area",
      columns: [
        Column(key: "menu", title: "Menu", meaning: "The alias or the chat bar text.", isText: true),
        Column(key: "area", title: "Area", meaning: "Its position in the menu, from 1."),
        Column(key: "label", title: "Label", meaning: "Its label.", isText: true),
        Column(key: "clicks", title: "Clicks", meaning: "The number of taps on it."),
      ],
      rows: rows)
  }

  // MARK: People

  var people: InsightTable {
    let rows = world.users.indices.map { user -> [InsightCell] in
      let record = world.users[user]
      let disclosure = world.disclosure(ofUser: user)
      let profile = record.user.profile
      let status =
        record.isBlocking ? "blocked" : record.isFriend ? "friend" : "not a friend"
      return [
        .text(record.user.id), .text(status), .flag(disclosure.includesProfile),
        .flag(disclosure.includesUserID),
        .text(disclosure.contact.rawValue),
        disclosure.includesProfile ? .text(record.user.displayName) : .empty,
        disclosure.includesProfile ? .text(profile.statusMessage ?? "") : .empty,
        .flag(disclosure.isProfileReadable), .text(disclosure.sentence),
      ]
    }
    return InsightTable(
      key: "people", title: "People",
      columns: [
        Column(key: "user", title: "User", meaning: "The user.", isText: true),
        Column(
          key: "status", title: "Status", meaning: "Whether they are a friend or block the account.",
          isText: true),
        Column(
          key: "profile", title: "Profile", meaning: "Whether the account may know the profile (R21).",
          isText: true),
        Column(
          key: "userId", title: "User ID", meaning: "Whether it may know the user ID (R21).", isText: true),
        Column(
          key: "because", title: "Because", meaning: "The contact that discloses most (R21).", isText: true,
          isMinor: true),
        Column(
          key: "displayName", title: "Name", meaning: "The display name, if it may be known.", isText: true,
          isMinor: true),
        Column(
          key: "statusMessage", title: "Message", meaning: "The status message, if it may be known.",
          isText: true, isMinor: true),
        Column(
          key: "readable", title: "Readable",
          meaning:
            "Whether the API answers with the profile now; of those who block the account it answers 404.",
          isText: true, isMinor: true),
        Column(key: "why", title: "Why", meaning: "The contact, in a sentence.", isText: true),
      ],
      rows: rows)
  }
}
