import Testing

@testable import MessagingAPIServer

@Suite("HTTP values")
struct HTTPValueTests {
  @Test("Names of fields are compared without regard to case")
  func comparesNames() {
    var fields = HTTPFields([("X-Line-Retry-Key", "1"), ("x-line-retry-key", "2")])
    #expect(fields["x-LINE-retry-key"] == "1")
    fields["X-LINE-RETRY-KEY"] = "3"
    #expect(fields.all.map(\.value) == ["3"])
    #expect(HTTPFields([("a@", "1")])["a`"] == nil)
  }

  @Test("A target has a path and a query, whatever its form")
  func splitsTargets() {
    let request = HTTPRequest(method: "GET", target: "/a/b?requestId=1%202&x=y+z&empty=&flag")
    #expect(request.path == "/a/b")
    #expect(request.query["requestId"] == "1 2")
    #expect(request.query["x"] == "y z")
    #expect(request.query["empty"] == "")
    #expect(request.query["flag"] == "")
    #expect(request.query["none"] == nil)
    #expect(HTTPRequest(method: "GET", target: "http://api.line.me/v2/bot?a=b").target == "/v2/bot?a=b")
    #expect(HTTPRequest(method: "GET", target: "http://api.line.me").target == "/")
    #expect(HTTPRequest(method: "GET", target: "").path == "/")
  }

  @Test("Invalid escapes stay as they are")
  func keepsInvalidEscapes() {
    #expect(String(percentEncoded: "%zz%4".utf8) == "%zz%4")
    #expect(String(percentEncoded: "%".utf8) == "%")
    #expect(String(percentEncoded: "%41%e3%81%82".utf8) == "Aあ")
    #expect(String(percentEncoded: "%ff".utf8) == "\u{FFFD}")
  }

  @Test("A media type is compared without case and parameters")
  func readsMediaTypes() {
    func type(_ value: String) -> String? {
      HTTPRequest(method: "POST", target: "/", fields: HTTPFields([("content-type", value)])).mediaType
    }
    #expect(type("Application/JSON; charset=UTF-8") == "application/json")
    #expect(type("application/json ;charset=utf-8") == "application/json")
  }

  @Test(
    "The loopback interface has several names",
    arguments: [
      "localhost", "LOCALHOST:7171", "bot.localhost:80", "127.0.0.1", "127.0.0.1:7171", "127.8.8.8", "[::1]",
      "[::1]:7171",
    ])
  func knowsLoopback(host: String) {
    #expect(HostPolicy().refusal(of: HTTPFields([("Host", host)])) == nil)
    #expect(HostPolicy().refusal(of: HTTPFields([("Host", host), ("Origin", "http://\(host)")])) == nil)
  }

  @Test(
    "Other names are refused, as hosts and as origins",
    arguments: [
      "example.com", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.256", "127.1",
      "127.0.0.1:x",
      "[::2]", "[::1].evil", "[::1", "", "evillocalhost", "127.+1.0.1", "localhost:80:80",
    ])
  func refusesOthers(host: String) {
    #expect(HostPolicy().refusal(of: HTTPFields([("Host", host)]))?.status == 403)
    let fields = HTTPFields([("Host", "localhost"), ("Origin", "http://\(host)")])
    #expect(HostPolicy().refusal(of: fields)?.status == 403)
    #expect(HostPolicy(allowsAnyHost: true).refusal(of: HTTPFields([("Host", host)])) == nil)
  }

  @Test("An origin without a host is refused")
  func refusesOpaqueOrigins() {
    #expect(HostPolicy().refusal(of: HTTPFields([("Host", "localhost"), ("Origin", "null")]))?.status == 403)
  }
}
