import ChatRoom
import MessagingAPI
import Scenarios
import Testing

@testable import MessagingAPIServer

@Suite("Sending")
struct SendingTests {
  private static let hello = #"[{"type": "text", "text": "Hello https://example.com/a"}]"#
  private static let key = "123e4567-e89b-12d3-a456-426614174000"

  @Test("A push arrives in the room of its user, whichever of their two ids it names")
  func pushes() throws {
    var room = try TestRoom()
    let id = room.service.ids.users[0]
    #expect(id.wholeMatch(of: /U[0-9a-f]{32}/) != nil)
    for to in [id, "alice"] {
      let response = room.post("/v2/bot/message/push", #"{"to": "\#(to)", "messages": \#(Self.hello)}"#)
      #expect(response.status == 200)
      guard case .array(let sent)? = response.json["sentMessages"] else { throw APIError.notFound }
      #expect(sent.count == 1)
      #expect(sent[0]["id"] != nil && sent[0]["quoteToken"] != nil)
    }
    let world = room.simulation.world
    #expect(world.messages.map(\.header.id) == ["push-1", "push-2"])
    #expect(world.messages[0].header.recipients == [0])
    #expect(world.users[0].room.count == 2 && world.users[1].room.count == 0)
    #expect(world.bubbles[0].bubble.links == ["https://example.com/a"])
    #expect(
      world.messages[0].header.requestId == room.service.log.entries[0].response.fields["x-line-request-id"])
  }

  @Test("User IDs are the same in every run, and one that is a user ID already stays")
  func derivesIds() throws {
    let own = "U" + String(repeating: "0a", count: 16)
    let ids = LINEIds(of: try TestRoom(users: [User(id: "alice"), User(id: own)]).simulation.world)
    #expect(ids.users[1] == own)
    #expect(ids.user(own) == 1 && ids.user("alice") == 0 && ids.user("carol") == nil)
    #expect(ids.users[0] == LINEIds(of: try TestRoom().simulation.world).users[0])
    #expect(ids.bot != ids.users[0] && LINEIds.isUserId(ids.bot))
  }

  @Test("A push to an id that is no user's fails, and the log names the users there are")
  func refusesStrangers() throws {
    var room = try TestRoom()
    let response = room.post("/v2/bot/message/push", #"{"to": "carol", "messages": \#(Self.hello)}"#)
    #expect(response.status == 400)
    #expect(response.text == #"{"message":"Failed to send messages"}"#)
    #expect(room.notes.contains { $0.contains("alice (U") })
    #expect(room.simulation.world.messages.isEmpty)
  }

  @Test("A user who has blocked the account gets 200 and no message, and the log says so")
  func pushesToBlocking() throws {
    var room = try TestRoom(users: [User(id: "alice", isBlocking: true)])
    #expect(room.post("/v2/bot/message/push", #"{"to": "alice", "messages": \#(Self.hello)}"#).status == 200)
    #expect(room.simulation.world.messages[0].delivered == 0)
    #expect(room.simulation.world.users[0].room.count == 0)
    #expect(room.notes.contains { $0.hasPrefix("delivered to nobody") })
  }

  @Test("A multicast goes to its users once each, ignores user IDs nobody has, and refuses what is none")
  func multicasts() throws {
    var room = try TestRoom()
    let unknown = "U" + String(repeating: "0", count: 32)
    let to = #"["bob", "alice", "\#(room.service.ids.users[1])", "\#(unknown)"]"#
    let response = room.post(
      "/v2/bot/message/multicast",
      #"{"to": \#(to), "messages": \#(Self.hello), "customAggregationUnits": ["promo_1"]}"#)
    #expect(response.status == 200 && response.text == "{}")
    #expect(room.simulation.world.messages[0].header.recipients == [0, 1])
    #expect(room.simulation.world.messages[0].header.unit == "promo_1")
    let refused = room.post(
      "/v2/bot/message/multicast", #"{"to": ["alice", "carol"], "messages": \#(Self.hello)}"#)
    #expect(refused.status == 400)
    #expect(refused.text.contains("The property, to[1], in the request body is invalid (line: -, column: -)"))
    #expect(room.simulation.world.messages.count == 1)
  }

  @Test("A broadcast goes to all friends")
  func broadcasts() throws {
    var room = try TestRoom()
    #expect(room.post("/v2/bot/message/broadcast", #"{"messages": \#(Self.hello)}"#).text == "{}")
    #expect(room.simulation.world.messages[0].header.recipients == nil)
    #expect(room.simulation.world.messages[0].delivered == 2)
  }

  @Test("A reply needs the token of an event, works once, and only within a minute")
  func replies() throws {
    var room = try TestRoom()
    let body = #"{"replyToken": "token-1", "messages": \#(Self.hello)}"#
    #expect(room.post("/v2/bot/message/reply", body).text == #"{"message":"Invalid reply token"}"#)
    room.service.replyTokens.issue("token-1", toAnswer: [1], at: room.simulation.world.clock)
    try room.simulation.perform(.wait(seconds: 60))
    #expect(room.post("/v2/bot/message/reply", body).status == 200)
    #expect(room.simulation.world.messages[0].header.kind == .reply)
    #expect(room.simulation.world.messages[0].header.recipients == [1])
    #expect(room.post("/v2/bot/message/reply", body).status == 400)
    room.service.replyTokens.issue("token-1", toAnswer: [1], at: room.simulation.world.clock)
    try room.simulation.perform(.wait(seconds: 61))
    #expect(room.post("/v2/bot/message/reply", body).status == 400)
  }

  @Test("An invalid reply does not use its token up")
  func keepsTokens() throws {
    var room = try TestRoom()
    room.service.replyTokens.issue("token-1", toAnswer: [0], at: room.simulation.world.clock)
    #expect(room.post("/v2/bot/message/reply", #"{"replyToken": "token-1", "messages": []}"#).status == 400)
    #expect(
      room.post("/v2/bot/message/reply", #"{"replyToken": "token-1", "messages": \#(Self.hello)}"#).status
        == 200)
  }

  @Test("A request with a retry key is accepted once in 24 hours; the answer to the second names the first")
  func acceptsRetryKeysOnce() throws {
    var room = try TestRoom()
    let body = #"{"to": "alice", "messages": \#(Self.hello)}"#
    let fields = [("x-line-retry-key", Self.key)]
    #expect(
      room.post("/v2/bot/message/push", #"{"to": "carol", "messages": []}"#, fields: fields).status == 400)
    let first = room.post("/v2/bot/message/push", body, fields: fields)
    #expect(first.status == 200)
    let second = room.post(
      "/v2/bot/message/push", body, fields: [("X-Line-Retry-Key", Self.key.uppercased())])
    #expect(second.status == 409)
    #expect(second.json["message"] == .string("The retry key is already accepted"))
    #expect(second.json["sentMessages"] == first.json["sentMessages"])
    #expect(second.fields["x-line-accepted-request-id"] == first.fields["x-line-request-id"])
    #expect(second.fields["x-line-request-id"] != first.fields["x-line-request-id"])
    #expect(room.simulation.world.messages.count == 1)
    try room.simulation.perform(.wait(seconds: 24 * 3600))
    #expect(room.post("/v2/bot/message/push", body, fields: fields).status == 200)
  }

  @Test("Retry keys are kept when there are many")
  func keepsManyKeys() throws {
    var keys = RetryKeys()
    let start = TestRoom.start
    func key(_ number: Int) -> String {
      let digits = String(number)
      return "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }
    for number in 0..<3000 { keys.accept(key(number), requestId: "r", at: start, sentMessages: nil) }
    #expect(throws: APIError.self) { try keys.check(key(0), at: start) }
    let later = Timestamp(seconds: start.seconds + RetryKeys.lifetime)
    for number in 3000..<9000 { keys.accept(key(number), requestId: "r", at: later, sentMessages: nil) }
    try keys.check(key(0), at: later)
    #expect(throws: APIError.self) { try keys.check(key(3000), at: later) }
  }

  @Test("A retry key is a UUID, and only requests that send to users take one")
  func checksRetryKeys() throws {
    var room = try TestRoom()
    let fields = [("X-Line-Retry-Key", "1234")]
    let invalid = room.post("/v2/bot/message/broadcast", #"{"messages": \#(Self.hello)}"#, fields: fields)
    #expect(invalid.status == 400 && invalid.text.contains("X-Line-Retry-Key"))
    let other = room.send(
      "GET", "/v2/bot/message/progress/narrowcast", fields: [("X-Line-Retry-Key", Self.key)])
    #expect(other.status == 400)
  }

  @Test("Without a token a request is 401, and with a wrong one where only one is good")
  func authorizes() throws {
    var room = try TestRoom()
    let request = HTTPRequest(method: "GET", target: "/v2/bot/message/progress/narrowcast?requestId=1")
    let missing = room.answer(request)
    #expect(missing.status == 401)
    #expect(missing.text.contains("Authorization header required. Must follow the scheme"))
    var settings = ServiceSettings()
    settings.accessToken = "secret"
    var strict = try TestRoom(settings: settings)
    let wrong = strict.get("/v2/bot/message/progress/narrowcast?requestId=1")
    #expect(wrong.status == 401)
    #expect(wrong.text.contains("Authentication failed due to the following reason: invalid token."))
    var right = request
    right.fields["Authorization"] = "Bearer secret"
    #expect(strict.answer(right).status == 404)
  }

  @Test("Pushes and replies reach those who are no friends for 7 days after they wrote")
  func reachesWriters() throws {
    var room = try TestRoom(users: [User(id: "alice", isFriend: false)])
    let body = #"{"to": "alice", "messages": \#(Self.hello)}"#
    _ = room.post("/v2/bot/message/push", body)
    try room.simulation.perform(.enter(user: 0, at: .unread))
    try room.simulation.perform(.say("Hi"))
    _ = room.post("/v2/bot/message/push", body)
    _ = room.post("/v2/bot/message/broadcast", #"{"messages": \#(Self.hello)}"#)
    try room.simulation.perform(.wait(seconds: 7 * 86_400))
    _ = room.post("/v2/bot/message/push", body)
    try room.simulation.perform(.wait(seconds: 1))
    _ = room.post("/v2/bot/message/push", body)
    #expect(room.simulation.world.messages.map(\.delivered) == [0, 1, 0, 1, 0])
    #expect(room.simulation.world.users[0].room.count == 3)
  }

  @Test("The 1,001st name of a unit in a month is not assigned; the message is sent")
  func limitsUnits() throws {
    let bubble = Bubble(.text("Hi"))
    var room = try TestRoom(
      messages: (0..<1000).map {
        Message(
          id: "m\($0)", sent: TestRoom.start, kind: .push, recipients: [0], unit: "unit_\($0)",
          bubbles: [bubble])
      })
    for unit in ["another", "unit_7"] {
      let units = #""customAggregationUnits": ["\#(unit)"]"#
      #expect(
        room.post("/v2/bot/message/push", #"{"to": "alice", "messages": \#(Self.hello), \#(units)}"#).status
          == 200)
    }
    #expect(room.simulation.world.messages.suffix(2).map(\.header.unit) == [nil, "unit_7"])
  }

  @Test("What a bot sent can be written as a scenario, which replays to the same counters")
  func replays() throws {
    var room = try TestRoom()
    try room.simulation.perform(.enter(user: 0, at: .unread))
    let flex =
      #"{"type": "flex", "altText": "Hi", "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "Hi"}]}}, "new": [1]}"#
    _ = room.post(
      "/v2/bot/message/push", #"{"to": "alice", "messages": [\#(flex)], "customAggregationUnits": ["u"]}"#)
    _ = room.post("/v2/bot/message/multicast", #"{"to": ["alice", "bob"], "messages": \#(Self.hello)}"#)
    _ = room.post("/v2/bot/message/broadcast", #"{"messages": \#(Self.hello), "notificationDisabled": true}"#)
    _ = room.post(
      "/v2/bot/message/narrowcast",
      #"{"messages": \#(Self.hello), "filter": {"demographic": {"type": "appType", "oneOf": ["ios"]}}}"#)
    room.service.replyTokens.issue("token", toAnswer: [0], at: room.simulation.world.clock)
    _ = room.post("/v2/bot/message/reply", #"{"replyToken": "token", "messages": \#(Self.hello)}"#)
    try room.simulation.perform(.tap(bubble: 1, link: 0))
    #expect(room.simulation.world.messages.count == 5)
    #expect(room.simulation.world.ledger.impressions.reduce(0, +) == 5)

    let setup = room.simulation.actionLog.setup(of: room.simulation.world)
    var writer = StepWriter(clock: setup.clock)
    var text = try ScenarioHead(title: "Served", setup: setup).recordingText()
    for action in room.simulation.actionLog.actions {
      text += try writer.line(for: action, in: room.simulation.world)
    }
    text += writer.expectations(of: room.simulation.world)
    let reader = ScenarioReader { (_: String) throws(UnreadableFile) -> [UInt8] in
      throw UnreadableFile(reason: "")
    }
    let outcome = try Replay.run(try reader.read(Array(text.utf8), named: "served.yaml"))
    #expect(
      Report.json(of: Simulation(of: outcome.world), file: "", name: "")
        == Report.json(of: Simulation(of: room.simulation.world), file: "", name: ""))
  }
}
