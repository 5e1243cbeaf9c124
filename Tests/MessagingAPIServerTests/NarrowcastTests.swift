import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("Narrowcasts")
struct NarrowcastTests {
  private static let messages = #""messages": [{"type": "text", "text": "x"}]"#

  private func room(_ settings: ServiceSettings = ServiceSettings()) throws -> TestRoom {
    let pixel = try #require(Device.preset(named: "pixel-8"))
    let pc = try #require(Device.preset(named: "pc"))
    return try TestRoom(
      users: [
        User(id: "alice"), User(id: "bob", device: pixel), User(id: "chie", device: pc),
        User(id: "dave", isFriend: false), User(id: "eve", isBlocking: true),
      ], settings: settings)
  }

  /// The users that a narrowcast goes to; nil for everybody.
  private func recipients(_ more: String) throws -> [Int]? {
    var room = try room()
    let response = room.post("/v2/bot/message/narrowcast", "{\(Self.messages), \(more)}")
    #expect(response.status == 202 && response.text == "{}")
    return try #require(room.simulation.world.messages.last).header.recipients
  }

  private func filter(_ demographic: String) -> String { #""filter": {"demographic": \#(demographic)}"# }

  @Test("Users are selected by the app of their device, and nobody by attributes that are unknown")
  func filters() throws {
    let ios = #"{"type": "appType", "oneOf": ["ios"]}"#
    let android = #"{"type": "appType", "oneOf": ["android"]}"#
    let male = #"{"type": "gender", "oneOf": ["male"]}"#
    func operation(_ name: String, _ value: String) -> String {
      #"{"type": "operator", "\#(name)": \#(value)}"#
    }
    #expect(try recipients(filter(ios)) == [0])
    #expect(try recipients(filter(operation("or", "[\(ios), \(android)]"))) == [0, 1])
    #expect(try recipients(filter(operation("not", ios))) == [1, 2])
    #expect(try recipients(filter(operation("or", "[\(ios), \(male)]"))) == [0])
    #expect(try recipients(filter(operation("or", "[\(ios), \(operation("not", male))]"))) == [0])
    #expect(try recipients(#""limit": {"max": 2}"#) == [0, 1])
    #expect(try recipients(#""limit": {"max": 200}"#) == nil)
  }

  @Test("A limit holds where some friends are no part of the target reach")
  func limitsAllReceivers() throws {
    var room = try TestRoom(users: [User(id: "alice"), User(id: "bob"), User(id: "chie", isReachable: false)])
    _ = room.post("/v2/bot/message/narrowcast", #"{\#(Self.messages), "limit": {"max": 2}}"#)
    #expect(room.simulation.world.messages.last?.delivered == 2)
  }

  @Test("The progress of a narrowcast is known at once, and for 14 days")
  func tellsProgress() throws {
    var room = try room()
    let sent = room.post("/v2/bot/message/narrowcast", "{\(Self.messages)}")
    let id = try #require(sent.fields["X-Line-Request-Id"])
    let target = "/v2/bot/message/progress/narrowcast?requestId=\(id)"
    #expect(
      room.get(target).text
        == """
        {"phase":"succeeded","successCount":3,"failureCount":0,"targetCount":3,\
        "acceptedTime":"2026-11-01T03:00:00.000Z","completedTime":"2026-11-01T03:00:00.000Z"}
        """)
    try room.simulation.perform(.wait(seconds: 14 * 86_400 + 1))
    #expect(room.get(target).status == 404)
    #expect(room.get("/v2/bot/message/progress/narrowcast?requestId=x").text == #"{"message":"Not found"}"#)
    #expect(room.get("/v2/bot/message/progress/narrowcast").status == 400)
  }

  @Test("A narrowcast to nobody fails, as its progress says")
  func failsForNobody() throws {
    var room = try room()
    let body = "{\(Self.messages), \(filter(#"{"type": "gender", "oneOf": ["male"]}"#))}"
    let sent = room.post("/v2/bot/message/narrowcast", body)
    #expect(sent.status == 202)
    #expect(room.simulation.world.messages.isEmpty)
    let id = try #require(sent.fields["X-Line-Request-Id"])
    let progress = room.get("/v2/bot/message/progress/narrowcast?requestId=\(id)").json
    #expect(progress["phase"] == .string("failed") && progress["errorCode"] == .number(2))
  }

  @Test("As LINE, attributes need a target reach of 100, and fewer than 50 recipients fail")
  func isAsStrictAsLINE() throws {
    var settings = ServiceSettings()
    settings.isAsLINE = true
    var room = try room(settings)
    let body = "{\(Self.messages), \(filter(#"{"type": "appType", "oneOf": ["ios"]}"#))}"
    let response = room.post("/v2/bot/message/narrowcast", body)
    #expect(response.status == 403)
    #expect(response.text == #"{"message":"Your account does not have enough friends"}"#)
    let everybody = room.post("/v2/bot/message/narrowcast", "{\(Self.messages)}")
    #expect(everybody.status == 202)
    let id = try #require(everybody.fields["X-Line-Request-Id"])
    let redelivery = #""recipient": {"type": "redelivery", "requestId": "\#(id)"}"#
    let again = room.post("/v2/bot/message/narrowcast", "{\(Self.messages), \(redelivery)}")
    let progress = try #require(again.fields["X-Line-Request-Id"])
    #expect(
      room.get("/v2/bot/message/progress/narrowcast?requestId=\(progress)").json["phase"] == .string("failed")
    )
  }

  @Test("An earlier narrowcast can be named, another message or an audience can't")
  func namesEarlierRequests() throws {
    var room = try room()
    let first = room.post(
      "/v2/bot/message/narrowcast", "{\(Self.messages), \(filter(#"{"type": "appType", "oneOf": ["ios"]}"#))}"
    )
    let id = try #require(first.fields["X-Line-Request-Id"])
    let others = #""recipient": {"type": "operator", "not": {"type": "redelivery", "requestId": "\#(id)"}}"#
    #expect(room.post("/v2/bot/message/narrowcast", "{\(Self.messages), \(others)}").status == 202)
    #expect(room.simulation.world.messages.last?.header.recipients == [1, 2])
    let unknown = room.post(
      "/v2/bot/message/narrowcast",
      #"{\#(Self.messages), "recipient": {"type": "redelivery", "requestId": "none"}}"#)
    #expect(unknown.text == #"{"message":"Invalid request id: none"}"#)
    let audience = room.post(
      "/v2/bot/message/narrowcast",
      #"{\#(Self.messages), "recipient": {"type": "audience", "audienceGroupId": 5614991017776}}"#)
    #expect(audience.text == #"{"message":"Invalid audience group id: 5614991017776"}"#)
    let partial = room.post(
      "/v2/bot/message/narrowcast", #"{\#(Self.messages), "limit": {"forbidPartialDelivery": true}}"#)
    #expect(partial.status == 400 && partial.text.contains("upToRemainingQuota"))
  }
}
