import Glibc
import Synchronization
import Testing

@testable import MessagingAPIServer

@Suite("Answers that go on")
struct StreamTests {
  /// A server whose answers are streams that are kept.
  private final class Streams: Sendable {
    private let all = Mutex<[HTTPStream]>([])

    func server(_ limits: HTTPLimits = HTTPLimits()) throws -> HTTPServer {
      try HTTPServer(host: "127.0.0.1", port: 0, limits: limits) { exchange in
        let start = HTTPResponse(
          status: 200, fields: HTTPFields([("Content-Type", "text/event-stream")]), body: Array("start;".utf8)
        )
        let stream = exchange.stream(start)
        self.all.withLock { $0.append(stream) }
      }
    }

    var newest: HTTPStream? { all.withLock { $0.last } }
    var count: Int { all.withLock { $0.count } }
  }

  /// Connects and reads the beginning.
  private func client(of server: HTTPServer, method: String = "GET") throws -> RawClient {
    let client = try #require(RawClient(port: server.port))
    client.send("\(method) / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(client.receive(until: "start;").contains("ransfer-"))
    return client
  }

  @Test("What is sent arrives piece by piece, until the stream ends")
  func streams() throws {
    let streams = Streams()
    let server = try streams.server()
    defer { server.close() }
    let client = try client(of: server)
    let stream = try #require(streams.newest)
    stream.send(Array("one;".utf8))
    #expect(client.receive(until: "one;").contains("one;"))
    stream.send([])
    stream.send(Array("two;".utf8))
    stream.end()
    #expect(client.receiveAll().hasSuffix("4\r\ntwo;\r\n0\r\n\r\n"))
    stream.send(Array("late".utf8))
    #expect(!stream.isOpen)
  }

  @Test("A stream knows when its client has gone")
  func noticesTheEnd() throws {
    let streams = Streams()
    let server = try streams.server()
    defer { server.close() }
    do { _ = try client(of: server) }
    let stream = try #require(streams.newest)
    while stream.isOpen { sched_yield() }
  }

  @Test("A client that reads nothing is cut off, and the others get everything")
  func cutsOff() throws {
    let streams = Streams()
    var limits = HTTPLimits()
    limits.streamBytes = 1 << 20
    let server = try streams.server(limits)
    defer { server.close() }
    let slow = try client(of: server)
    let slowStream = try #require(streams.newest)
    let quick = try client(of: server)
    let quickStream = try #require(streams.newest)
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 18)
    var rounds = 0
    while slowStream.isOpen {
      rounds += 1
      slowStream.send(bytes)
      quickStream.send(bytes + Array("end \(rounds);".utf8))
      #expect(quick.receive(until: "end \(rounds);").hasSuffix("end \(rounds);\r\n"))
    }
    #expect(quickStream.isOpen)
    #expect(rounds > 4)
    withExtendedLifetime(slow) {}
  }

  @Test("HEAD gets only the header")
  func answersHEAD() throws {
    let streams = Streams()
    let server = try streams.server()
    defer { server.close() }
    let client = try #require(RawClient(port: server.port))
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let answer = client.receiveAll()
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n"))
    #expect(streams.newest?.isOpen == false)
  }

  @Test("Closing the server ends its streams")
  func ends() throws {
    let streams = Streams()
    let server = try streams.server()
    let client = try client(of: server)
    server.close()
    _ = client.receiveAll()
    #expect(streams.newest?.isOpen == false)
  }
}
