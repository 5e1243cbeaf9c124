import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("Statistics of messages")
struct InsightAnswerTests {
  /// A room in which `count` of the users have entered and opened the link of a broadcast and a push.
  private func room(_ count: Int, _ settings: ServiceSettings = ServiceSettings()) throws -> TestRoom {
    let text = Bubble(.text("Hi https://example.com"), links: ["https://example.com"])
    let sent = TestRoom.start
    var room = try TestRoom(
      users: (0..<25).map { User(id: "user-\($0)") },
      messages: [
        Message(id: "all", requestId: "request-1", sent: sent, bubbles: [text]),
        Message(id: "some", sent: sent, kind: .push, unit: "promo", bubbles: [text]),
        Message(id: "none", sent: sent, kind: .push, recipients: [0], bubbles: [text]),
      ], settings: settings)
    for user in 0..<count {
      try room.simulation.perform(.enter(user: user, at: .unread))
      try room.simulation.perform(.tap(bubble: 0, link: 0))
      try room.simulation.perform(.leave)
    }
    return room
  }

  private static let event = "/v2/bot/insight/message/event?requestId=request-1"
  private static let unit =
    "/v2/bot/insight/message/event/aggregation?customAggregationUnit=promo&from=20261101&to=20261201"

  @Test("Values of 20 users are shown, of 19 none, but always in the header")
  func masks() throws {
    var shown = try room(20)
    let twenty = shown.get(Self.event)
    #expect(twenty.json["overview"]?["uniqueImpression"] == .number(20))
    #expect(twenty.json["overview"]?["delivered"] == .number(25))
    guard case .array(let clicks)? = twenty.json["clicks"] else { throw APIError.notFound }
    #expect(clicks.first?["uniqueClickOfRequest"] == .number(20))
    var masked = try room(19)
    let nineteen = masked.get(Self.event)
    #expect(
      nineteen.text
        == """
        {"overview":{"requestId":"request-1","timestamp":1793502000,"delivered":25,"uniqueImpression":null,\
        "uniqueClick":null,"uniqueMediaPlayed":null,"uniqueMediaPlayed100Percent":null},"messages":[],"clicks":[]}
        """)
    let unmasked = try JSONValue(parsing: Array((nineteen.fields["X-Bubblescope-Unmasked"] ?? "").utf8))
    #expect(unmasked["overview"]?["uniqueImpression"] == .number(19))
    #expect(nineteen.fields["X-Bubblescope-Not-Counted"] == #"{"all/1":{"never-entered":6}}"#)
  }

  @Test("Unmasked, all values are shown")
  func unmasks() throws {
    var settings = ServiceSettings()
    settings.isUnmasked = true
    var room = try room(1, settings)
    #expect(room.get(Self.event).json["overview"]?["uniqueImpression"] == .number(1))
    #expect(room.get(Self.unit).json["overview"]?["uniqueImpression"] == .number(1))
  }

  @Test("As LINE, there are no statistics of a day before it is over")
  func waitsForTheDay() throws {
    var settings = ServiceSettings()
    settings.isAsLINE = true
    var room = try room(25, settings)
    let early = room.get(Self.event)
    #expect(early.json["overview"]?["uniqueImpression"] == .null && early.json["messages"] == .array([]))
    #expect(room.get(Self.unit).json["overview"]?["uniqueImpression"] == .null)
    try room.simulation.perform(.wait(seconds: 86_400))
    #expect(room.get(Self.event).json["overview"]?["uniqueImpression"] == .number(25))
    #expect(room.get(Self.unit).json["overview"]?["uniqueImpression"] == .number(25))
  }

  @Test("Only narrowcasts and broadcasts have statistics by request; the log says where those of others are")
  func refusesOthers() throws {
    var room = try room(0)
    #expect(room.get("/v2/bot/insight/message/event?requestId=some").text == #"{"message":"Not found"}"#)
    #expect(room.notes == ["reported by unit promo only"])
    #expect(room.get("/v2/bot/insight/message/event?requestId=none").status == 404)
    #expect(room.notes == ["reported nowhere: send it with customAggregationUnits"])
    #expect(room.get("/v2/bot/insight/message/event?requestId=x").status == 404)
    #expect(room.notes == ["no message was sent with this request id; the latest are request-1 (all)"])
    #expect(room.get("/v2/bot/insight/message/event").status == 400)
  }

  @Test("The statistics of a unit have unique impressions of each bubble")
  func tellsUnits() throws {
    var room = try room(22)
    let answer = room.get(Self.unit).json
    #expect(answer["overview"]?["requestId"] == nil)
    #expect(answer["overview"]?["uniqueImpression"] == .number(22))
    guard case .array(let messages)? = answer["messages"] else { throw APIError.notFound }
    #expect(messages.first?["uniqueImpression"] == .number(22))
    let other = room.get(
      "/v2/bot/insight/message/event/aggregation?customAggregationUnit=x&from=20261101&to=20261101")
    #expect(
      other.text
        == """
        {"overview":{"uniqueImpression":null,"uniqueClick":null,"uniqueMediaPlayed":null,\
        "uniqueMediaPlayed100Percent":null},"messages":[],"clicks":[]}
        """)
  }

  @Test(
    "A unit needs a name and a period of at most 31 days",
    arguments: [
      "", "?customAggregationUnit=promo", "?customAggregationUnit=promo&from=20261101&to=20261202",
      "?customAggregationUnit=promo&from=20261102&to=20261101", "?from=20261101&to=20261101",
      "?customAggregationUnit=promo&from=2026-11-01&to=20261101",
    ])
  func refusesPeriods(query: String) throws {
    var room = try room(0)
    let answer = room.get("/v2/bot/insight/message/event/aggregation\(query)")
    #expect(answer.status == 400)
    #expect(answer.text == #"{"message":null,"key":null,"stacktrace":null,"code":null}"#)
  }

  @Test("Header fields are ASCII, whatever the URLs")
  func escapes() throws {
    let bubble = Bubble(.text("x"), links: ["https://example.com/あ😀"])
    var room = try TestRoom(messages: [
      Message(id: "あ", requestId: "r", sent: TestRoom.start, bubbles: [bubble])
    ])
    try room.simulation.perform(.enter(user: 0, at: .unread))
    try room.simulation.perform(.tap(bubble: 0, link: 0))
    let answer = room.get("/v2/bot/insight/message/event?requestId=r")
    for name in ["X-Bubblescope-Unmasked", "X-Bubblescope-Not-Counted"] {
      let value = try #require(answer.fields[name])
      #expect(value.utf8.allSatisfy { 0x20..<0x7F ~= $0 })
    }
    let unmasked = try JSONValue(parsing: Array((answer.fields["X-Bubblescope-Unmasked"] ?? "").utf8))
    guard case .array(let clicks)? = unmasked["clicks"] else { throw APIError.notFound }
    #expect(clicks.first?["url"] == .string("https://example.com/あ😀"))
  }
}
