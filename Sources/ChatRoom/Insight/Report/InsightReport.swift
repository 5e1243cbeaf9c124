import MessagingAPI

/// The content of a page of the Insight page, as tables.
///
/// The room, the command, the JSON report and the web page all show this.
public struct InsightReport: Sendable {
  /// The page.
  public let page: InsightPage
  /// The tables, the most important first.
  public let tables: [InsightTable]

  /// The greatest number of days of a table unless told otherwise, the latest ones.
  public static let maximumDays = 366

  /// The content of a page, now or of one day at UTC+9: per day only that day, and the dashboard as it stood when the
  /// day ended. Messages and people are as they are now.
  public init(
    _ page: InsightPage, of world: World, on day: Int? = nil, maximumDays: Int = InsightReport.maximumDays
  ) {
    self.page = page
    let builder = InsightReportBuilder(world: world, day: day, maximumDays: maximumDays)
    tables =
      switch page {
      case .dashboard: [builder.dashboard]
      case .messages: builder.messages
      case .people: [builder.people]
      case .friends, .chats, .rewardCards: [builder.days(of: page.category)].compactMap(\.self)
      case .coupons: [builder.coupons, builder.days(of: page.category)].compactMap(\.self)
      case .voom: [builder.posts, builder.days(of: page.category)].compactMap(\.self)
      case .richMenu: [builder.richMenus, builder.areas, builder.days(of: page.category)].compactMap(\.self)
      }
  }

  /// Whether LINE shows each figure of a category (R14): of messages none below 20, but those delivered; of rich menus
  /// all, once 20 users tapped one.
  public static func isDisclosed(_ figures: InsightFigures) -> (Int) -> Bool {
    let minimum = StatisticsValue.minimumShown
    switch figures.category {
    case .messages:
      return { figures.category.metrics[$0].key == "delivered" || figures.values[$0] >= minimum }
    case .richMenu: return { _ in (figures["clickUsers"] ?? 0) >= minimum }
    case .friends, .chats, .coupons, .rewardCards, .voom: return { _ in true }
    }
  }
}
