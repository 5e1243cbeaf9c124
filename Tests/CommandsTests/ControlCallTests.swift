import ChatRoom
import MessagingAPI
import MessagingAPIServer
import Scenarios
import Testing

@testable import Commands

/// The calls that look on.
@Suite("Calls beside LINE's API")
struct ControlCallTests {
  @Test("Why a bubble was not counted: the reason, a sentence, and what would help")
  func explains() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice")
    let answer = room.get("why?user=alice&bubble=coupon/2")
    #expect(answer.status == 200)
    #expect(answer.json["reason"] == .string("under-rich-menu"))
    #expect(answer.json["sentence"]?.string.contains("the rich menu hid it") == true)
    let edge = answer.json["missing"]?.elements.first
    #expect(edge?["edge"] == .string("bottom"))
    #expect(edge?["remedy"]?.string.isEmpty == false)
  }

  @Test("A counted bubble has the moments that showed its edges")
  func explainsCounted() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice")
    let answer = room.get("why?bubble=coupon/1")
    #expect(answer.json["counted"] == .bool(true))
    #expect(answer.json["edges"]?.elements.count == 2)
    #expect(answer.json["sentence"]?.string.hasPrefix("counted ") == true)
  }

  @Test("A user is named by the scenario's id or by LINE's user ID, and is the current one otherwise")
  func namesUsers() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice")
    #expect(room.get("why?user=bob&bubble=coupon/1").json["reason"] == .string("never-entered"))
    let id = room.service.userIDs[1]
    #expect(room.get("why?user=\(id)&bubble=coupon/1").json["user"] == .string("bob"))
    #expect(room.get("why?bubble=coupon/1").json["user"] == .string("alice"))
  }

  @Test(
    "Unknown names are 404, with what was probably meant",
    arguments: [
      ("why?user=alcie&bubble=coupon/1", "did you mean \"alice\"?"),
      ("why?bubble=cupon/1", "did you mean \"coupon\"?"),
      ("why?bubble=coupon/3", "the bubbles are coupon/1, coupon/2"),
      ("why?bubble=coupon", "the bubbles are coupon/1, coupon/2"),
      ("shot.svg?user=bub", "did you mean \"bob\"?"),
    ])
  func suggests(call: String, hint: String) throws {
    var room = try ControlRoom()
    let answer = room.get(call)
    #expect(answer.status == 404)
    #expect(answer.json["hint"] == .string(hint))
  }

  @Test(
    "Parameters that can't be are 400",
    arguments: [
      "why", "why?bubble=coupon/1&usr=alice", "shot.svg?size=1x1", "shot.svg?size=x", "shot.svg?colors=red",
      "report?trace=maybe", "events?since=-1", "events?since=x", "scenario?x=1",
    ])
  func refuses(call: String) throws {
    var room = try ControlRoom()
    let answer = room.get(call)
    #expect(answer.status == 400)
    #expect(answer.json["message"] != nil)
  }

  @Test("An unknown path is 404 and lists all calls, another method 405 with the right ones")
  func lists() throws {
    var room = try ControlRoom()
    let unknown = room.get("step")
    #expect(unknown.status == 404)
    #expect(unknown.json["calls"]?.elements.count == ControlCall.all.count)
    #expect(unknown.json["hint"] == .string("did you mean /_bubblescope/steps?"))
    #expect(room.send("GET", "/_bubblescope").status == 404)
    for call in ControlCall.all {
      let other = call.method == "GET" ? "POST" : "GET"
      let answer = room.send(other, "/_bubblescope/\(call.name)")
      #expect(answer.status == 405)
      #expect(answer.fields["Allow"] == (call.method == "GET" ? "GET, HEAD" : "POST"))
    }
  }

  @Test("Paths that only begin alike are LINE's")
  func leavesOthers() throws {
    var room = try ControlRoom()
    #expect(room.send("GET", "/_bubblescopes").json["message"] == .string("Not found"))
  }

  @Test("The requests of the bot are listed with their answers and errors, other calls are not")
  func listsRequests() throws {
    var room = try ControlRoom()
    _ = room.line("/v2/bot/message/push", #"{"to": "alice", "messages": [{"type": "text", "text": ""}]}"#)
    _ = room.line("/v2/bot/message/broadcast", #"{"messages": [{"type": "text", "text": "Hi"}]}"#)
    _ = room.get("why?bubble=coupon/1")
    let requests = room.get("requests").json["requests"]?.elements ?? []
    #expect(requests.map { $0["status"] } == [.number(400), .number(200)])
    #expect(requests[0]["operation"] == .string("pushMessage"))
    #expect(requests[0]["errors"]?.elements.last == .string("messages[0].text: May not be empty"))
    #expect(requests[1]["request"]?["messages"]?.elements.first?["text"] == .string("Hi"))
    #expect(requests[1]["time"] == .string("2026-01-01T12:00:00+09:00"))
  }

  @Test("The report is that of replaying the session's file, whose lines it names")
  func reports() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice\n- expect: {coupon/2: {impression: 1}}")
    let report = room.get("report?trace=true").json["scenarios"]?.elements.first
    #expect(report?["passed"] == .bool(false))
    #expect(report?["expectations"] == .number(1))
    #expect(report?["explanations"]?.elements.count == 4)
    #expect(report?["trace"]?.elements.isEmpty == false)
    let failure = report?["failures"]?.elements.first
    guard case .number(let line)? = failure?["line"] else { return }
    let lines = room.get("scenario").text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[Int(line) - 1] == "  - expect: {coupon/2: {impression: 1}}")
    #expect(room.get("report").json["scenarios"]?.elements.first?["trace"] == nil)
  }

  @Test("The report of a session that has not begun passes")
  func reportsBeginning() throws {
    var room = try ControlRoom()
    #expect(room.get("report").json["scenarios"]?.elements.first?["passed"] == .bool(true))
    #expect(room.get("report.html").status == 200)
  }

  @Test("The page listens to the events after those it shows, and its policy allows only its script")
  func reloads() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice\n- expect: {coupon/2: {impression: 1}}")
    let page = room.get("report.html").text
    #expect(page.contains("new EventSource(\"events?since=\(room.control.feed.lastID)\")"))
    #expect(page.contains("script-src 'nonce-"))
    #expect(page.contains("coupon/2 impression"))
    #expect(page != room.get("report.html").text)
  }

  @Test("The picture is that of the user, in the size and the colours asked for")
  func draws() throws {
    var room = try ControlRoom()
    _ = room.post("- enter: alice")
    let pictures = ["", "?size=60x30", "?colors=design", "?user=bob"].map { room.get("shot.svg\($0)") }
    #expect(pictures.allSatisfy { $0.fields["Content-Type"] == "image/svg+xml" })
    #expect(Set(pictures.map(\.text)).count == 4)
    #expect(pictures[0].text.contains("Thank you for coming!"))
    #expect(room.simulation.world.currentUser == 0)
  }
}
