import Synchronization
import Testing

@testable import MessagingAPIServer

@Suite("HTTP over a socket")
struct TransportTests {
  /// Answers each request with its method, target and the number of bytes in its body.
  private func server(_ limits: HTTPLimits = HTTPLimits(), policy: HostPolicy = HostPolicy()) throws
    -> HTTPServer
  {
    try HTTPServer(host: "127.0.0.1", port: 0, limits: limits, policy: policy) { exchange in
      let request = exchange.request
      let text = "\(request.method) \(request.target) \(request.body.count)"
      exchange.answer(HTTPResponse(status: 200, body: Array(text.utf8)))
    }
  }

  private func answer(to text: String, _ limits: HTTPLimits = HTTPLimits()) throws -> String {
    let server = try server(limits)
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send(text)
    return client.receiveAll()
  }

  private static let end = "Host: 127.0.0.1\r\nConnection: close\r\n\r\n"

  @Test("A request gets its answer, and Connection: close ends the connection")
  func answers() throws {
    let answer = try answer(to: "GET /v2/bot/info?x=1 HTTP/1.1\r\n\(Self.end)")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.lowercased().contains("content-length: 22\r\n"))
    #expect(answer.hasSuffix("\r\n\r\nGET /v2/bot/info?x=1 0"))
  }

  @Test("A connection is kept for the next request")
  func keepsAlive() throws {
    let server = try server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(client.receive(until: "GET /1 0").contains("200 OK"))
    client.send("POST /2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
    #expect(client.receive(until: "POST /2 3").contains("200 OK"))
  }

  @Test("Pipelined requests are answered in order, however late the answers come")
  func pipelines() throws {
    let waiting = Mutex<[HTTPExchange]>([])
    let server = try HTTPServer(host: "127.0.0.1", port: 0) { exchange in
      waiting.withLock { $0.append(exchange) }
    }
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2 HTTP/1.1\r\n\(Self.end)")
    var order: [String] = []
    while order.count < 2 {
      guard let exchange = waiting.withLock({ $0.popLast() }) else { continue }
      order.append(exchange.request.target)
      exchange.answer(HTTPResponse(status: 200, body: Array(exchange.request.target.utf8)))
    }
    let text = client.receiveAll()
    #expect(order == ["/1", "/2"])
    let first = try #require(text.firstRange(of: "/1"))
    let second = try #require(text.firstRange(of: "/2"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test("A chunked body is put together")
  func readsChunks() throws {
    let answer = try answer(
      to: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\(Self.end)3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    #expect(answer.hasSuffix("POST / 5"))
  }

  @Test("A client that expects 100-continue gets it before it sends its body")
  func continues() throws {
    let server = try server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\(Self.end)")
    #expect(client.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 Continue\r\n"))
    client.send("abc")
    #expect(client.receiveAll().hasSuffix("POST / 3"))
  }

  @Test("HEAD gets the length of the body and no body")
  func headHasNoBody() throws {
    let answer = try answer(to: "HEAD / HTTP/1.1\r\n\(Self.end)")
    #expect(answer.lowercased().contains("content-length: 8\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n"))
  }

  @Test("HTTP/1.0 closes the connection, unless the client asks to keep it")
  func speaksHTTP10() throws {
    #expect(try answer(to: "GET / HTTP/1.0\r\n\r\n").hasSuffix("GET / 0"))
    let server = try server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(client.receive(until: "GET /1 0").lowercased().contains("connection: keep-alive"))
    client.send("GET /2 HTTP/1.0\r\n\r\n")
    #expect(client.receiveAll().hasSuffix("GET /2 0"))
  }

  @Test(
    "A body beyond the limit is 413, announced or not, and the answer arrives before the connection closes",
    arguments: ["Content-Length: 5000000\r\n", "Transfer-Encoding: chunked\r\n"])
  func refusesLargeBodies(framing: String) throws {
    let server = try server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\n\(framing)\r\n")
    let part = String(repeating: "x", count: 1 << 20)
    for _ in 0..<4 {
      client.send(framing.hasPrefix("T") ? "100000\r\n\(part)\r\n" : part)
    }
    let answer = client.receive(until: "2MB and try again.")
    #expect(answer.hasPrefix("HTTP/1.1 413 "))
    #expect(answer.lowercased().contains("connection: close"))
  }

  @Test("A body of exactly the limit is taken")
  func takesLargestBody() throws {
    let limit = HTTPLimits().body
    let body = String(repeating: "x", count: limit)
    let answer = try answer(to: "POST / HTTP/1.1\r\nContent-Length: \(limit)\r\n\(Self.end)\(body)")
    #expect(answer.hasSuffix("POST / \(limit)"))
  }

  @Test(
    "What is not HTTP is 400",
    arguments: [
      "hello\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ])
  func refusesMalformed(text: String) throws {
    #expect(try answer(to: text).hasPrefix("HTTP/1.1 400 "))
  }

  @Test("A header without end is refused before it fills the memory")
  func refusesEndlessHeaders() throws {
    let field = "X-Field: \(String(repeating: "x", count: 1000))\r\n"
    let answer = try answer(to: "GET / HTTP/1.1\r\n" + String(repeating: field, count: 200))
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
    #expect(!answer.contains("200 OK"))
  }

  @Test("A request for another host, or from a page of another origin, is 403")
  func refusesForeignHosts() throws {
    #expect(try answer(to: "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").hasPrefix("HTTP/1.1 403 "))
    let origin = "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\r\n"
    #expect(try answer(to: origin).hasPrefix("HTTP/1.1 403 "))
    #expect(try answer(to: "GET / HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
  }

  @Test("A client that is slow to send its header is disconnected")
  func disconnectsIdleClients() throws {
    var limits = HTTPLimits()
    limits.idleSeconds = 0.05
    #expect(try answer(to: "GET / HTTP/1.1\r\nHost: local", limits).isEmpty)
  }

  @Test("A client that is slow to send its body gets 408")
  func refusesSlowBodies() throws {
    var limits = HTTPLimits()
    limits.bodySeconds = 0.05
    let answer = try answer(to: "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc", limits)
    #expect(answer.hasPrefix("HTTP/1.1 408 "))
  }

  @Test("A client that has sent all it will still gets its answer")
  func answersHalfClosedClients() throws {
    let server = try server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    client.endSending()
    #expect(client.receiveAll().hasSuffix("GET / 0"))
  }

  @Test("A client that goes away before the answer harms nobody")
  func survivesAbortedClients() throws {
    let waiting = Mutex<[HTTPExchange]>([])
    let server = try HTTPServer(host: "127.0.0.1", port: 0) { exchange in
      waiting.withLock { $0.append(exchange) }
    }
    defer { server.close() }
    for _ in 0..<20 {
      RawClient(port: server.port)?.send("GET /gone HTTP/1.1\r\nHost: localhost\r\n\r\n")
    }
    let client = try #require(RawClient(port: server.port))
    client.send("GET /here HTTP/1.1\r\n\(Self.end)")
    var isAnswered = false
    while !isAnswered {
      for exchange in waiting.withLock({ all in
        defer { all = [] }
        return all
      }) {
        exchange.answer(HTTPResponse(status: 200))
        exchange.answer(HTTPResponse(status: 500))
        if exchange.request.target == "/here" { isAnswered = true }
      }
    }
    #expect(client.receiveAll().hasPrefix("HTTP/1.1 200 OK"))
  }

  @Test("Connections beyond the limit are closed, and there is room again when others leave")
  func limitsConnections() throws {
    var limits = HTTPLimits()
    limits.connections = 2
    let server = try server(limits)
    defer { server.close() }
    let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    var held: [RawClient] = []
    for _ in 0..<2 {
      let client = try #require(RawClient(port: server.port))
      client.send(request)
      #expect(client.receive(until: "GET / 0").contains("200 OK"))
      held.append(client)
    }
    let third = try #require(RawClient(port: server.port))
    third.send(request)
    #expect(third.receiveAll().isEmpty)
    held[0].send("GET / HTTP/1.1\r\n\(Self.end)")
    _ = held[0].receiveAll()
    let fourth = try #require(RawClient(port: server.port))
    fourth.send(request)
    #expect(fourth.receive(until: "GET / 0").contains("200 OK"))
  }

  @Test("A port that is taken is reported, and an address that is none")
  func reportsPorts() throws {
    let server = try server()
    defer { server.close() }
    #expect(throws: HTTPServerError.portInUse) {
      try HTTPServer(host: "127.0.0.1", port: server.port) { _ in }
    }
    #expect(throws: HTTPServerError.noSuchAddress) {
      try HTTPServer(host: "203.0.113.7", port: 0) { _ in }
    }
  }
}
