import ChatRoom
import Testing

@testable import MessagingAPIServer

@Suite("Routing")
struct RoutingTests {
  @Test("A path without parameters is preferred to one with them")
  func prefersLiterals() throws {
    #expect(Operation.find("GET", "/v2/bot/richmenu/list")?.operation.name == "getRichMenuList")
    let found = try #require(Operation.find("GET", "/v2/bot/richmenu/richmenu-1"))
    #expect(found.operation.name == "getRichMenu")
    #expect(found.parameters == ["richMenuId": "richmenu-1"])
  }

  @Test("Parameters of a path are decoded, and a slash at the end is ignored")
  func decodesParameters() {
    let pattern = PathPattern("/v2/bot/profile/{userId}")
    #expect(pattern.match("/v2/bot/profile/%E3%81%82%2Fb") == ["userId": "あ/b"])
    #expect(pattern.match("/v2/bot/profile/alice/") == ["userId": "alice"])
    #expect(pattern.match("/v2/bot/profile/") == nil)
    #expect(pattern.match("/v2/bot/profile") == nil)
    #expect(pattern.match("/v2/bot/profile/a/b") == nil)
    #expect(pattern.match("v2/bot/profile/a") == nil)
  }

  @Test("Every operation has its own method and path")
  func isUnambiguous() {
    let keys = Operation.all.map { "\($0.method) \($0.path.text)" }
    #expect(Set(keys).count == keys.count)
    #expect(Set(Operation.all.map(\.name)).count == keys.count)
  }

  @Test("What LINE has no operation for is 404, with a request id, and the log says why")
  func answersNotFound() throws {
    var room = try TestRoom()
    let unknown = room.get("/v2/bot/nonsense")
    #expect(unknown.status == 404)
    #expect(unknown.text == #"{"message":"Not found"}"#)
    #expect(unknown.fields["x-line-request-id"]?.utf8.count == 36)
    #expect(room.notes == ["LINE has no such path"])
    #expect(room.send("DELETE", "/v2/bot/info").status == 404)
    #expect(room.notes == ["LINE has only GET here"])
  }

  @Test("What LINE documents and nobody simulates is 404, and logged as such")
  func answersNotSimulated() throws {
    var room = try TestRoom()
    #expect(room.get("/v2/bot/membership/list").text == #"{"message":"Not found"}"#)
    #expect(room.notes == ["documented, not simulated"])
    #expect(room.service.log.entries.last?.operation == "getMembershipList")
  }

  @Test("The log numbers requests and keeps the latest")
  func logs() throws {
    var log = RequestLog(maximum: 10)
    for number in 1...25 {
      log.add(
        HTTPRequest(method: "GET", target: "/\(number)"), at: Timestamp(seconds: 0), operation: nil,
        response: HTTPResponse(status: 404), notes: [])
    }
    #expect(log.count == 25)
    #expect(log.entries.last?.number == 25)
    #expect(log.entries.count >= 10 && log.entries.count < 20)
    #expect(log.entries.map(\.number) == Array((25 - log.entries.count + 1)...25))
  }

  @Test("The log keeps fewer requests if they are large")
  func boundsBytes() {
    var log = RequestLog(maximum: 100, maximumBytes: 1000)
    for number in 1...50 {
      let body = [UInt8](repeating: 0, count: number == 50 ? 5000 : 100)
      log.add(
        HTTPRequest(method: "POST", target: "/\(number)", body: body), at: Timestamp(seconds: 0),
        operation: nil,
        response: HTTPResponse(status: 404), notes: [])
      #expect(number == 50 || log.entries.count <= 20)
    }
    #expect(log.entries.map(\.number) == [50])
  }

  @Test("Ids are UUIDs in lower case, each another, and the same for the same seed")
  func makesIds() {
    var ids = IdSource(seed: 1)
    var same = IdSource(seed: 1)
    let made = (0..<100).map { _ in ids.uuid() }
    #expect(Set(made).count == 100)
    #expect(
      made.allSatisfy {
        $0.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
      })
    #expect(same.uuid() == made[0])
  }
}
