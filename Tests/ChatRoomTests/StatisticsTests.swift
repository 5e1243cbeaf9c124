import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Statistics (R12 to R16)")
struct StatisticsTests {
  static let url = "https://example.com"

  static func message(
    _ id: String, kind: Message.Kind = .broadcast, unit: String? = nil, to: [Int]? = nil, after: Int = 0
  ) -> Message {
    Message(
      id: id, requestId: "request-\(id)", sent: Timestamp(seconds: TestRoom.start.seconds + after),
      kind: kind,
      recipients: to, unit: unit,
      bubbles: [
        Bubble(.text(""), height: 20, links: [url]), Bubble(.text(""), height: 20, links: [url]),
      ])
  }

  /// A visit of each of so many users, who open the first bubble's URL.
  static func world(users: Int, visitors: Int, messages: [Message]) throws -> World {
    var room = try TestRoom(messages: messages, users: users)
    for user in 0..<visitors {
      try room.given(.actAs(user: user), .enter(at: .top), .tap(bubble: 0, link: 0), .leave)
    }
    return room.world
  }

  @Test func aBroadcastHasItsStatisticsByRequest() throws {
    let world = try Self.world(users: 3, visitors: 2, messages: [Self.message("a")])
    let statistics = try world.statistics(requestId: "request-a")
    #expect(statistics.delivered == 3)
    #expect(statistics.timestamp == TestRoom.start.seconds)
    #expect(statistics.overview.uniqueImpression.count == 2)
    #expect(statistics.messages.map(\.impression.count) == [2, 2])
    #expect(statistics.clicks.map(\.click.count) == [2, 0])
    #expect(statistics.clicks.map(\.uniqueClickOfRequest.count) == [2, 2])
  }

  @Test(arguments: [Message.Kind.push, .multicast, .reply])
  func otherMessagesHaveNoneByRequest(_ kind: Message.Kind) throws {
    let world = try Self.world(users: 1, visitors: 0, messages: [Self.message("a", kind: kind)])
    #expect(throws: StatisticsError.notByRequest(kind)) { try world.statistics(requestId: "request-a") }
    #expect(throws: StatisticsError.unknownRequest) { try world.statistics(requestId: "a") }
  }

  @Test func messagesOfOneUnitAddUpPerSeqAndUsersCountOnce() throws {
    let messages = [
      Self.message("a", kind: .push, unit: "u"), Self.message("b", kind: .multicast, unit: "u"),
      Self.message("c", kind: .push),
    ]
    let world = try Self.world(users: 2, visitors: 2, messages: messages)
    let day = TestRoom.start.day
    let statistics = try world.statistics(unit: "u", from: day, to: day)
    #expect(statistics.messages.map(\.seq) == [1, 2])
    #expect(statistics.messages.map(\.impression.count) == [4, 4])
    #expect(statistics.messages.map(\.uniqueImpression.count) == [2, 2])
    #expect(statistics.overview.uniqueImpression.count == 2)
    #expect(statistics.clicks.map(\.click.count) == [2, 0])
  }

  @Test func anEventBelongsToTheDayAtUTCPlus9OnWhichItWasCounted() throws {
    var room = try TestRoom(messages: [Self.message("a", kind: .push, unit: "u")])
    let day = TestRoom.start.day
    // It is noon. One second before midnight, and at midnight.
    try room.given(.wait(seconds: 43_199), .enter(at: .top), .leave)
    try room.given(.wait(seconds: 1), .enter(at: .top), .tap(bubble: 0, link: 0), .leave)
    func impressions(_ from: Int, _ to: Int) throws -> Int {
      try room.world.statistics(unit: "u", from: from, to: to).messages[0].impression.count
    }
    #expect(try impressions(day, day) == 1)
    #expect(try impressions(day + 1, day + 1) == 1)
    #expect(try impressions(day, day + 1) == 2)
    #expect(try impressions(day - 30, day - 1) == 0)
    let first = try room.world.statistics(unit: "u", from: day, to: day)
    #expect(first.clicks[0].click.count == 0)
    let both = try room.world.statistics(unit: "u", from: day, to: day + 30)
    #expect(both.messages[0].uniqueImpression.count == 1)
    #expect(both.clicks[0].click.count == 1)
  }

  @Test func aPeriodIsAtMostThirtyDaysLongAndNeverBackwards() throws {
    let world = try Self.world(users: 1, visitors: 0, messages: [Self.message("a", kind: .push, unit: "u")])
    #expect(throws: StatisticsError.impossiblePeriod) { try world.statistics(unit: "u", from: 0, to: 31) }
    #expect(throws: StatisticsError.impossiblePeriod) { try world.statistics(unit: "u", from: 1, to: 0) }
    #expect(throws: StatisticsError.unknownUnit) { try world.statistics(unit: "v", from: 0, to: 30) }
    #expect(throws: Never.self) { try world.statistics(unit: "u", from: 0, to: 30) }
  }

  @Test func messagesOfAUnitCenturiesApartAreToldInAFewQueries() throws {
    let days = [0, 20, 100, 365 * 500, 365 * 500 + 1]
    var room = try TestRoom(
      messages: days.enumerated().map { index, day in
        Self.message("m\(index)", kind: .push, unit: "u", after: day * 86_400)
      })
    try room.given(.wait(seconds: (365 * 500 + 40) * 86_400))
    let first = TestRoom.start.day
    let periods = room.world.unitPeriods.map { [$0.from - first, $0.to - first] }
    #expect(periods == [[0, 30], [31, 61], [100, 130], [365 * 500, 365 * 500 + 15]])
  }

  @Test func aMessageNotYetSentHasNoStatistics() throws {
    let world = try Self.world(
      users: 1, visitors: 0,
      messages: [Self.message("a", after: 60), Self.message("b", kind: .push, unit: "u", after: 60)])
    #expect(throws: StatisticsError.unknownRequest) { try world.statistics(requestId: "request-a") }
    #expect(throws: StatisticsError.unknownUnit) { try world.statistics(unit: "u", from: 0, to: 0) }
    #expect(world.statistics(ofMessage: 0).delivered == 0)
  }

  @Test(arguments: [(19, nil), (20, 20)] as [(Int, Int?)])
  func fewerThanTwentyAreNotTold(_ visitors: Int, _ shown: Int?) throws {
    let world = try Self.world(users: 25, visitors: visitors, messages: [Self.message("a")])
    let statistics = world.statistics(ofMessage: 0)
    #expect(statistics.overview.uniqueImpression.shown(isMasked: true) == shown)
    #expect(statistics.messages[0].impression.shown(isMasked: true) == shown)
    #expect(statistics.clicks[0].click.shown(isMasked: true) == shown)
    #expect(statistics.overview.uniqueImpression.shown(isMasked: false) == visitors)
  }

  @Test func twentyImpressionsOfNineteenUsersAreNotTold() throws {
    var room = try TestRoom(messages: [Self.message("a")], users: 25)
    for user in 0..<19 { try room.given(.actAs(user: user), .enter(at: .top), .leave) }
    try room.given(.enter(at: .top), .leave)
    let statistics = room.world.statistics(ofMessage: 0)
    #expect(statistics.messages[0].impression.count == 20)
    #expect(statistics.messages[0].impression.shown(isMasked: true) == nil)
  }

  @Test func theResponseHasTheAPIsShape() throws {
    let world = try Self.world(users: 3, visitors: 1, messages: [Self.message("a")])
    let plays =
      "\"mediaPlayed\":0,\"mediaPlayed25Percent\":0,\"mediaPlayed50Percent\":0,\"mediaPlayed75Percent\":0,"
      + "\"mediaPlayed100Percent\":0,\"uniqueMediaPlayed\":0,\"uniqueMediaPlayed25Percent\":0,"
      + "\"uniqueMediaPlayed50Percent\":0,\"uniqueMediaPlayed75Percent\":0,\"uniqueMediaPlayed100Percent\":0"
    #expect(
      world.statistics(ofMessage: 0).json(isMasked: false).text() == """
        {"overview":{"requestId":"request-a","timestamp":1793502000,"delivered":3,"uniqueImpression":1,\
        "uniqueClick":1,"uniqueMediaPlayed":0,"uniqueMediaPlayed100Percent":0},"messages":[\
        {"seq":1,"impression":1,\(plays)},{"seq":2,"impression":1,\(plays)}],"clicks":[\
        {"seq":1,"url":"https://example.com","click":1,"uniqueClick":1,"uniqueClickOfRequest":1}]}
        """)
    let masked = world.statistics(ofMessage: 0).json(isMasked: true).text()
    #expect(masked.hasPrefix(#"{"overview":{"requestId":"request-a","timestamp":1793502000,"delivered":3,"#))
    #expect(masked.contains(#""uniqueImpression":null,"uniqueClick":null"#))
    #expect(masked.hasSuffix(#""messages":[],"clicks":[]}"#))
  }

  @Test("An entry of which one value is disclosed stays, one of which none is is left out (R14)")
  func entriesWithNothingDisclosed() throws {
    let world = try Self.world(users: 20, visitors: 20, messages: [Self.message("a")])
    let masked = world.statistics(ofMessage: 0).json(isMasked: true)
    guard case .array(let messages)? = masked["messages"], case .array(let clicks)? = masked["clicks"] else {
      return #expect(Bool(false))
    }
    #expect(messages.map { $0["impression"] } == [.number(20), .number(20)])
    #expect(messages.allSatisfy { $0["mediaPlayed"] == .null })
    #expect(clicks.count == 1)
  }

  @Test(
    "Replies, and pushes and multicasts without a unit, are reported nowhere",
    arguments: [
      (Message.Kind.broadcast, nil, nil), (.narrowcast, nil, nil), (.push, "u", "reported by unit u only"),
      (.push, nil, "reported nowhere: send it with customAggregationUnits"),
      (.multicast, nil, "reported nowhere: send it with customAggregationUnits"),
      (.reply, nil, "reported nowhere: send it as a push with customAggregationUnits"),
    ] as [(Message.Kind, String?, String?)])
  func reporting(_ kind: Message.Kind, _ unit: String?, _ sentence: String?) {
    let message = Message(id: "a", sent: TestRoom.start, kind: kind, unit: unit, bubbles: [])
    #expect(message.reporting.sentence(for: kind) == sentence)
  }

  @Test func theResponseOfAUnitHasUniqueImpressionsAndNoRequest() throws {
    let world = try Self.world(users: 1, visitors: 1, messages: [Self.message("a", kind: .push, unit: "u")])
    let day = TestRoom.start.day
    let text = try world.statistics(unit: "u", from: day, to: day).json(isMasked: false).text()
    #expect(text.hasPrefix(#"{"overview":{"uniqueImpression":1,"uniqueClick":1,"#))
    #expect(text.contains(#"{"seq":1,"impression":1,"uniqueImpression":1,"mediaPlayed":0,"#))
  }
}
