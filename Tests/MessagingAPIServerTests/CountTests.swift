import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("How many messages were sent")
struct CountTests {
  private func room(_ settings: ServiceSettings = ServiceSettings()) throws -> TestRoom {
    func message(_ id: String, _ kind: Message.Kind, daysAgo: Int = 0, to: [Int]? = nil, unit: String? = nil)
      -> Message
    {
      Message(
        id: id, sent: Timestamp(seconds: TestRoom.start.seconds - daysAgo * 86_400), kind: kind,
        recipients: to,
        unit: unit, bubbles: [Bubble(.text("Hi")), Bubble(.text("there"))])
    }
    return try TestRoom(
      messages: [
        message("old", .broadcast, daysAgo: 1), message("a", .broadcast),
        message("b", .push, to: [0], unit: "one"),
        message("c", .multicast, to: [0, 1], unit: "two"), message("d", .reply, to: [1]),
        message("e", .narrowcast),
        message("f", .push, to: [1], unit: "one"), message("g", .push, daysAgo: 1, to: [1], unit: "october"),
      ], settings: settings)
  }

  @Test("A message counts once for each user it was delivered to, on the day at UTC+9")
  func countsDeliveries() throws {
    var room = try room()
    func count(_ kind: String, _ date: String = "20261101") -> String {
      room.get("/v2/bot/message/delivery/\(kind)?date=\(date)").text
    }
    #expect(count("broadcast") == #"{"status":"ready","success":2}"#)
    #expect(count("push") == #"{"status":"ready","success":2}"#)
    #expect(count("multicast") == #"{"status":"ready","success":2}"#)
    #expect(count("reply") == #"{"status":"ready","success":1}"#)
    #expect(count("push", "20261031") == #"{"status":"ready","success":1}"#)
    #expect(count("push", "20261102") == #"{"status":"unready"}"#)
    #expect(count("push", "20180330") == #"{"status":"out_of_service"}"#)
    #expect(count("push", "20180331") == #"{"status":"ready","success":0}"#)
  }

  @Test("As LINE, a day is counted when it is over")
  func waitsForTheDay() throws {
    var settings = ServiceSettings()
    settings.isAsLINE = true
    var room = try room(settings)
    #expect(room.get("/v2/bot/message/delivery/push?date=20261101").text == #"{"status":"unready"}"#)
    try room.simulation.perform(.wait(seconds: 12 * 3600))
    #expect(
      room.get("/v2/bot/message/delivery/push?date=20261101").text == #"{"status":"ready","success":2}"#)
  }

  @Test(
    "A date is eight digits of a day that exists", arguments: ["", "2026-11-01", "20261131", "2026110", "x"])
  func refusesDates(date: String) throws {
    var room = try room()
    let answer = room.get("/v2/bot/message/delivery/push?date=\(date)")
    #expect(answer.status == 400)
    #expect(answer.text == #"{"message":"The value for the 'date' parameter is invalid"}"#)
  }

  @Test("The usage of a month is what was delivered in it, without replies")
  func countsUsage() throws {
    var room = try room()
    #expect(room.get("/v2/bot/message/quota").text == #"{"type":"none"}"#)
    #expect(room.get("/v2/bot/message/quota/consumption").text == #"{"totalUsage":8}"#)
    try room.simulation.perform(.wait(seconds: 30 * 86_400))
    #expect(room.get("/v2/bot/message/quota/consumption").text == #"{"totalUsage":0}"#)
  }

  @Test("The units of a month are listed once each, in pages")
  func listsUnits() throws {
    var room = try room()
    #expect(room.get("/v2/bot/message/aggregation/info").text == #"{"numOfCustomAggregationUnits":2}"#)
    #expect(room.get("/v2/bot/message/aggregation/list").text == #"{"customAggregationUnits":["one","two"]}"#)
    let first = room.get("/v2/bot/message/aggregation/list?limit=1").json
    guard case .string(let next)? = first["next"] else { throw APIError.notFound }
    let second = room.get("/v2/bot/message/aggregation/list?limit=1&start=\(next)")
    #expect(second.text == #"{"customAggregationUnits":["two"]}"#)
    #expect(room.get("/v2/bot/message/aggregation/list?limit=101").status == 400)
  }
}
