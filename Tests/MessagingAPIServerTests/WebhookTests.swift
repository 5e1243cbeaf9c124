import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("Webhooks")
struct WebhookTests {
  /// A room whose bot has a webhook.
  private func room(
    users: [User] = [User(id: "alice", name: "Alice"), User(id: "bob", isFriend: false)],
    messages: [Message] = [], menus: [RichMenu] = [], groups: [Group] = [], redelivers: Bool = false
  ) throws -> TestRoom {
    var settings = ServiceSettings()
    settings.webhook = WebhookURL("http://127.0.0.1:5000/callback")
    settings.channelSecret = "secret"
    settings.redeliversWebhooks = redelivers
    var account = Account(name: "Brown Coffee")
    account.richMenus = menus
    return try TestRoom(
      users: users, messages: messages, account: account, groups: groups, settings: settings)
  }

  private func message(_ json: String) throws -> Message {
    let written = try MessageObject.decode(try JSONValue(parsing: Array(json.utf8))).message
    return Message(id: "m", sent: TestRoom.start, bubbles: [Bubble(written, links: written.links)])
  }

  @Test("A text that a user says reaches the bot, with what LINE sends around it")
  func sendsText() throws {
    var room = try room()
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.say("Hello 😀"))
    let next = room.nextWebhook()
    let webhook = try #require(next)
    let request = webhook.outgoing
    #expect(request.url.text == "http://127.0.0.1:5000/callback")
    #expect(request.fields["user-agent"] == "LineBotWebhook/2.0")
    #expect(request.fields["content-type"] == "application/json; charset=utf-8")
    #expect(
      request.fields["x-line-signature"] == Base64.text(of: HMAC.sha256(of: request.body, key: "secret".utf8))
    )
    let body = try JSONValue(parsing: request.body)
    #expect(body["destination"] == .string(room.service.ids.bot))
    let event = webhook.json
    #expect(event["type"] == .string("message") && event["mode"] == .string("active"))
    #expect(event["message"]?["text"] == .string("Hello 😀"))
    #expect(event["message"]?["id"] == .string(LINEIds.message(ofUser: 0, text: 0)))
    #expect(event["message"]?["quoteToken"] != nil && event["message"]?["markAsReadToken"] != nil)
    #expect(event["timestamp"] == .number(Double(TestRoom.start.seconds) * 1000))
    #expect(event["source"]?["type"] == .string("user"))
    #expect(event["source"]?["userId"] == .string(room.service.ids.users[0]))
    #expect(event["deliveryContext"]?["isRedelivery"] == .bool(false))
    guard case .string(let id)? = event["webhookEventId"] else { throw APIError.notFound }
    #expect(id.wholeMatch(of: /[0-7][0-9A-HJKMNP-TV-Z]{25}/) != nil)
    #expect(room.nextWebhook() == nil, "the next one waits for the answer to this one")
  }

  @Test("The reply token of an event answers its user, once, for a minute after it was sent")
  func repliesToEvent() throws {
    var room = try room()
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.say("Hi"))
    try room.simulation.perform(.wait(seconds: 300))
    let next = room.nextWebhook()
    let webhook = try #require(next)
    guard case .string(let token)? = webhook.json["replyToken"] else { throw APIError.notFound }
    try room.simulation.perform(.wait(seconds: 60))
    let reply = #"{"replyToken": "\#(token)", "messages": [{"type": "text", "text": "Yes"}]}"#
    #expect(room.post("/v2/bot/message/reply", reply).status == 200)
    #expect(room.simulation.world.messages.last?.header.recipients == [0])
    #expect(room.post("/v2/bot/message/reply", reply).status == 400)
  }

  @Test("One webhook follows another in the order of what happened, and each is in the log with its status")
  func keepsOrder() throws {
    var room = try room()
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.say("1"))
    try room.simulation.perform(.activity(.addFriend(user: 1)))
    try room.simulation.perform(.activity(.block(user: 1)))
    try room.simulation.perform(.activity(.unblock(user: 1)))
    var types: [String] = []
    var answers: [Delivery] = [
      .answered(status: 200), .timedOut, .answered(status: 500), .couldNotConnect("refused"),
    ]
    while let webhook = room.nextWebhook() {
      types.append(webhook.event.type)
      #expect(
        room.service.finish(webhook, with: answers.removeFirst(), at: room.simulation.world.clock) == nil)
    }
    #expect(types == ["message", "follow", "unfollow", "follow"])
    let entries = room.service.log.entries
    #expect(entries.allSatisfy { $0.isWebhook && $0.request.method == "POST" })
    #expect(entries.map(\.operation) == types)
    #expect(entries.map(\.response.status) == [200, 0, 500, 0])
    #expect(
      entries.map(\.notes) == [[], ["no answer within 2 s"], ["the bot must answer with 2xx"], ["refused"]])
  }

  @Test("follow says whether it was an unblocking; unfollow can't be answered; who blocks says nothing more")
  func tellsFriendship() throws {
    var room = try room()
    try room.simulation.perform(.activity(.addFriend(user: 1)))
    try room.simulation.perform(.activity(.block(user: 1)))
    try room.simulation.perform(.enter(user: 1, at: .bottom))
    try room.simulation.perform(.say("not sent"))
    try room.simulation.perform(.activity(.unblock(user: 1)))
    let events = room.allWebhooks()
    #expect(events.map { $0["type"] } == [.string("follow"), .string("unfollow"), .string("follow")])
    #expect(events[0]["follow"]?["isUnblocked"] == .bool(false))
    #expect(events[1]["replyToken"] == nil && events[0]["replyToken"] != nil)
    #expect(events[2]["follow"]?["isUnblocked"] == .bool(true))
  }

  @Test("Buttons send their postback; a displayText is no message, a text is")
  func sendsPostbacks() throws {
    func button(_ action: String) -> String { #"{"type": "button", "action": \#(action)}"# }
    let buttons = [
      #"{"type": "postback", "label": "A", "data": "a=1", "displayText": "shown"}"#,
      #"{"type": "postback", "label": "A", "data": "a=2", "text": "said"}"#,
      #"{"type": "message", "label": "B", "text": "b"}"#,
      #"{"type": "datetimepicker", "label": "C", "data": "c", "mode": "datetime"}"#,
      #"{"type": "datetimepicker", "label": "D", "data": "d", "mode": "date", "initial": "2026-12-24"}"#,
    ]
    let json = """
      {"type": "flex", "altText": "x", "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical",
       "contents": [\(buttons.map(button).joined(separator: ","))]}}}
      """
    var room = try room(messages: [message(json)])
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    for index in buttons.indices { try room.simulation.perform(.tapButton(bubble: 0, button: index)) }
    let events = room.allWebhooks()
    #expect(
      events.map { $0["postback"] ?? $0["message"]?["text"] ?? .null }.map { $0.text() } == [
        #"{"data":"a=1"}"#, #"{"data":"a=2"}"#, #""said""#, #""b""#,
        #"{"data":"c","params":{"datetime":"2026-11-01T12:00"}}"#,
        #"{"data":"d","params":{"date":"2026-12-24"}}"#,
      ])
  }

  @Test("Quick replies and areas of the rich menu send what their actions say")
  func sendsFromMenus() throws {
    let json = """
      {"type": "text", "text": "Milk?", "quickReply": {"items": [
       {"type": "action", "action": {"type": "postback", "label": "Yes", "data": "milk=yes"}}]}}
      """
    func menu(_ alias: String, _ action: String) throws -> RichMenu {
      var menu = RichMenu(selected: true)
      menu.alias = alias
      menu.areas = [
        RichMenu.Area(label: "x", action: try JSONValue(parsing: Array(action.utf8)))
      ]
      return menu
    }
    let menus = [
      try menu("a", #"{"type": "richmenuswitch", "richMenuAliasId": "b", "data": "to-b"}"#),
      try menu("b", #"{"type": "postback", "data": "order"}"#),
    ]
    var room = try room(messages: [message(json)], menus: menus)
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.tapQuickReply(bubble: 0, item: 0))
    for _ in 0..<2 { try room.simulation.perform(.activity(.tapMenu(.position(1)))) }
    #expect(
      room.allWebhooks().compactMap { $0["postback"]?.text() } == [
        #"{"data":"milk=yes"}"#,
        #"{"data":"to-b","params":{"newRichMenuAliasId":"b","status":"SUCCESS"}}"#,
        #"{"data":"order"}"#,
      ])
  }

  @Test("A video with a tracking ID tells once in each visit that it was played to its end")
  func tellsPlayback() throws {
    let json = """
      {"type": "video", "originalContentUrl": "https://example.com/v.mp4",
       "previewImageUrl": "https://example.com/v.jpg", "trackingId": "promo"}
      """
    var room = try room(messages: [message(json)])
    for _ in 0..<2 {
      try room.simulation.perform(.enter(user: 0, at: .bottom))
      for percent in [50.0, 100, 100] {
        try room.simulation.perform(.play(bubble: 0, .percent(percent)))
      }
      try room.simulation.perform(.leave)
    }
    let events = room.allWebhooks()
    #expect(events.count == 2)
    #expect(events[0]["videoPlayComplete"]?.text() == #"{"trackingId":"promo"}"#)
  }

  @Test("What happens in a group that the account is in names the group")
  func tellsOfGroups() throws {
    let groups = [
      Group(id: "family", members: [0]), Group(id: "others", members: [0], hasAccount: false),
    ]
    var room = try room(groups: groups)
    for group in 0...1 {
      try room.simulation.perform(.activity(.group(group, .say("Hi"))))
      try room.simulation.perform(.activity(.group(group, .join(user: 1))))
      try room.simulation.perform(.activity(.group(group, .leave(user: 1))))
    }
    let events = room.allWebhooks()
    #expect(
      events.compactMap { $0["type"] } == ["message", "memberJoined", "memberLeft"].map { .string($0) })
    #expect(events.allSatisfy { $0["source"]?["groupId"] == .string(room.service.ids.groups[0]) })
    #expect(events[0]["source"]?["userId"] == .string(room.service.ids.users[0]))
    #expect(events[1]["joined"]?["members"]?.text().contains(room.service.ids.users[1]) == true)
    #expect(events[2]["replyToken"] == nil)
  }

  @Test("A webhook that fails is sent again three times where that is switched on, with the same event ID")
  func redelivers() throws {
    var room = try room(redelivers: true)
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.say("Hi"))
    let next = room.nextWebhook()
    let first = try #require(next)
    var webhook = first
    var delays: [Int] = []
    while let next = room.service.finish(webhook, with: .timedOut, at: room.simulation.world.clock) {
      #expect(next.json["deliveryContext"]?["isRedelivery"] == .bool(true))
      #expect(next.json["webhookEventId"] == first.json["webhookEventId"])
      delays.append(next.delay)
      webhook = next
    }
    #expect(delays == [1, 10, 60])
    #expect(room.service.log.entries.first?.notes == ["no answer within 2 s", "to be sent again in 1 s"])
    // Its token is good for 20 minutes from the event.
    try room.simulation.perform(.wait(seconds: 1200))
    guard case .string(let token)? = first.json["replyToken"] else { throw APIError.notFound }
    let reply = #"{"replyToken": "\#(token)", "messages": [{"type": "text", "text": "Yes"}]}"#
    #expect(room.post("/v2/bot/message/reply", reply).status == 200)
  }

  @Test("Without a webhook URL nothing is kept for the bot; what the file starts with is never sent")
  func sendsNothing() throws {
    var room = try TestRoom()
    try room.simulation.perform(.enter(user: 0, at: .bottom))
    try room.simulation.perform(.say("Hi"))
    #expect(room.nextWebhook() == nil)
    let url = "http://127.0.0.1:5000/callback"
    _ = room.send("PUT", "/v2/bot/channel/webhook/endpoint", #"{"endpoint": "\#(url)"}"#)
    #expect(room.nextWebhook() == nil)
    try room.simulation.perform(.say("Hello"))
    #expect(room.nextWebhook()?.json["message"]?["text"] == .string("Hello"))
  }
}

extension TestRoom {
  /// The next webhook to be sent.
  fileprivate mutating func nextWebhook() -> Webhook? {
    service.queue(simulation.takeBotEvents())
    return service.nextWebhook(in: simulation.world)
  }

  /// The events of all webhooks, each taken by the bot.
  fileprivate mutating func allWebhooks() -> [JSONValue] {
    var events: [JSONValue] = []
    while let webhook = nextWebhook() {
      events.append(webhook.json)
      _ = service.finish(webhook, with: .answered(status: 200), at: simulation.world.clock)
    }
    return events
  }
}

extension Webhook {
  /// Its event as JSON.
  fileprivate var json: JSONValue {
    guard case .array(let events)? = try? JSONValue(parsing: outgoing.body)["events"] else { return .null }
    return events.first ?? .null
  }
}
