import ChatRoom
import MessagingAPI
import Synchronization
import Testing

@testable import MessagingAPIServer

@Suite("Webhook settings")
struct WebhookSettingsTests {
  private static let path = "/v2/bot/channel/webhook"

  @Test("The endpoint is what was set last")
  func setsEndpoint() throws {
    var room = try TestRoom()
    #expect(room.get("\(Self.path)/endpoint").text == #"{"message":"Webhook endpoint not found"}"#)
    #expect(room.post("\(Self.path)/test", "{}").status == 404)
    let url = "http://127.0.0.1:5000/callback?a=b"
    #expect(room.send("PUT", "\(Self.path)/endpoint", #"{"endpoint": "\#(url)"}"#).text == "{}")
    #expect(room.get("\(Self.path)/endpoint").json["endpoint"] == .string(url))
    #expect(room.get("\(Self.path)/endpoint").json["active"] == .bool(true))
    let invalid = room.send("PUT", "\(Self.path)/endpoint", #"{"endpoint": "ftp://x"}"#)
    #expect(invalid.status == 400 && invalid.text == #"{"message":"Invalid webhook endpoint URL"}"#)
    #expect(room.get("\(Self.path)/endpoint").json["endpoint"] == .string(url))
    #expect(room.send("PUT", "\(Self.path)/endpoint", "{}").status == 400)
  }

  @Test("URLs have parts")
  func parsesURLs() throws {
    let url = try #require(WebhookURL("http://[::1]:8080?x=1#y"))
    #expect(url.host == "::1" && url.port == 8080 && url.target == "/?x=1" && url.hostField == "[::1]:8080")
    let plain = try #require(WebhookURL("HTTPS://Example.com/hook"))
    #expect(
      plain.isSecure && plain.port == 443 && plain.target == "/hook" && plain.hostField == "Example.com")
    for text in [
      "", "example.com", "http://", "http:///x", "http://a:0/", "http://a:70000", "http://a:b/",
      "http://u:p@a/",
      "http://a b/", "http://あ/", "http://[::1/", "https://a/" + String(repeating: "x", count: 500),
      "http://[::1]x/",
    ] {
      #expect(WebhookURL(text) == nil, "\(text)")
    }
  }

  @Test("A test sends a body without events, signed with the channel secret")
  func signs() throws {
    var settings = ServiceSettings()
    settings.channelSecret = "secret"
    var room = try TestRoom(settings: settings)
    let fields = HTTPFields([("Authorization", "Bearer token")])
    let request = HTTPRequest(
      method: "POST", target: "\(Self.path)/test", fields: fields,
      body: Array(#"{"endpoint": "http://127.0.0.1:5000/callback"}"#.utf8))
    guard case .pending(let pending) = room.service.answer(request, in: &room.simulation) else {
      throw APIError.notFound
    }
    let outgoing = pending.outgoing
    #expect(
      String(decoding: outgoing.body, as: UTF8.self)
        == #"{"destination":"\#(room.service.ids.bot)","events":[]}"#)
    #expect(
      outgoing.fields["x-line-signature"]
        == Base64.text(of: HMAC.sha256(of: outgoing.body, key: "secret".utf8)))
    let answer = room.service.finish(pending, with: .answered(status: 204), at: room.simulation.world.clock)
    #expect(
      answer.text
        == #"{"success":true,"timestamp":"2026-11-01T03:00:00.000Z","statusCode":204,"reason":"OK","detail":"204"}"#
    )
    #expect(room.service.log.entries.last?.operation == "testWebhookEndpoint")
  }

  @Test(
    "A test that fails says why",
    arguments: [
      (Delivery.answered(status: 500), "ERROR_STATUS_CODE", 500), (.timedOut, "REQUEST_TIMEOUT", 0),
      (.couldNotConnect("x"), "COULD_NOT_CONNECT", 0), (.failed("x"), "UNCLASSIFIED", 0),
    ])
  func tellsReasons(delivery: Delivery, reason: String, status: Int) throws {
    var room = try TestRoom()
    room.service.webhook = WebhookURL("http://127.0.0.1:5000/")
    let fields = HTTPFields([("Authorization", "Bearer token")])
    let answer = room.answer(
      HTTPRequest(method: "POST", target: "\(Self.path)/test", fields: fields), delivery: delivery)
    #expect(answer.status == 200)
    #expect(answer.json["success"] == .bool(false))
    #expect(answer.json["reason"] == .string(reason))
    #expect(answer.json["statusCode"] == .number(Double(status)))
  }

  @Test("A request arrives at another server, and its status comes back")
  func delivers() async throws {
    let seen = Mutex<[HTTPRequest]>([])
    let bot = try HTTPServer(host: "127.0.0.1", port: 0) { exchange in
      seen.withLock { $0.append(exchange.request) }
      exchange.answer(HTTPResponse(status: 418, body: Array("no".utf8)))
    }
    defer { bot.close() }
    let url = try #require(WebhookURL("http://127.0.0.1:\(bot.port)/hook?a=1"))
    let delivery = await send(
      OutgoingRequest(url: url, fields: HTTPFields([("X-Line-Signature", "abc")]), body: Array("{}".utf8)),
      by: bot)
    #expect(delivery == .answered(status: 418))
    let request = try #require(seen.withLock { $0.first })
    #expect(request.method == "POST" && request.target == "/hook?a=1" && request.body == Array("{}".utf8))
    #expect(request.fields["x-line-signature"] == "abc" && request.fields["host"] == "127.0.0.1:\(bot.port)")
  }

  @Test("A server that is not there, closes the connection, or wants TLS is told apart")
  func tellsFailures() async throws {
    let closing = try HTTPServer(host: "127.0.0.1", port: 0, policy: HostPolicy(allowsAnyHost: false)) { _ in
    }
    let port = closing.port
    let sender = try HTTPServer(host: "127.0.0.1", port: 0) { _ in }
    defer { sender.close() }
    closing.close()
    func request(_ text: String) throws -> OutgoingRequest {
      OutgoingRequest(url: try #require(WebhookURL(text)), fields: HTTPFields(), body: [])
    }
    let gone = await send(try request("http://127.0.0.1:\(port)/"), by: sender)
    #expect(gone == .couldNotConnect("Failed to connect: http://127.0.0.1:\(port)/"))
    guard case .couldNotConnect = await send(try request("https://127.0.0.1:\(port)/"), by: sender) else {
      Issue.record("TLS is not supported")
      return
    }
  }

  private func send(_ request: OutgoingRequest, by server: HTTPServer) async -> Delivery {
    await withCheckedContinuation { continuation in
      server.send(request) { continuation.resume(returning: $0) }
    }
  }

  @Test("Base64 is written with padding, and read from URLs without")
  func encodes() {
    let pairs = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ]
    for (plain, text) in pairs {
      #expect(Base64.text(of: Array(plain.utf8)) == text)
      #expect(Base64.bytes(ofURLSafe: text.filter { $0 != "=" }) == Array(plain.utf8))
    }
    #expect(Base64.text(of: [0xFB, 0xFF]) == "+/8=")
    #expect(Base64.bytes(ofURLSafe: "-_8") == [0xFB, 0xFF])
    #expect(Base64.bytes(ofURLSafe: "Z") == nil && Base64.bytes(ofURLSafe: "Zg==") == nil)
  }
}
