import ChatRoom
import Glibc
import MessagingAPI
import MessagingAPIServer
import Scenarios
import SystemPackage
import Testing
import TestSupport

@testable import Commands

/// `POST /_bubblescope/steps`.
@Suite("Posted steps")
struct ControlStepsTests {
  private func names(_ response: HTTPResponse) -> [String] {
    (response.json["events"]?.elements ?? []).map { $0["event"]?.string ?? "" }
  }

  @Test("Steps in YAML move the people, and the answer has what happened, with the steps' lines")
  func performsYAML() throws {
    var room = try ControlRoom()
    let answer = room.post("- enter: alice\n- scroll: 10\n")
    #expect(answer.status == 200)
    #expect(names(answer).first == "entered")
    #expect(names(answer).last == "moved")
    #expect(answer.json["events"]?.elements.last?["line"] == .number(2))
    #expect(answer.json["failures"] == .array([]))
    #expect(room.simulation.world.users[0].room.isInside)
  }

  @Test("Steps in JSON do the same")
  func performsJSON() throws {
    var (yaml, json) = (try ControlRoom(), try ControlRoom())
    let first = yaml.post("- enter: {user: bob, at: top}\n- say: \"caf\\u00e9 \\ud83c\\udf42\"\n- leave")
    let second = json.post(#"[{"enter": {"user": "bob", "at": "top"}}, {"say": "café 🍂"}, "leave"]"#)
    #expect(names(first) == names(second))
    #expect(yaml.simulation.world.users[1].room.ownTexts == ["café 🍂"])
    #expect(json.simulation.world.users[1].room.ownTexts == ["café 🍂"])
  }

  @Test("The current user persists between calls")
  func keepsUser() throws {
    var room = try ControlRoom()
    #expect(room.post("- as: bob").status == 200)
    #expect(room.post("- enter").status == 200)
    #expect(room.simulation.world.users[1].room.isInside)
    #expect(!room.simulation.world.users[0].room.isInside)
  }

  @Test("A failed expectation is told with its reason and place, and does not stop the steps")
  func tellsFailures() throws {
    var room = try ControlRoom()
    let answer = room.post("- enter: alice\n- expect: {coupon/2: {impression: 1}}\n- leave\n")
    #expect(answer.status == 200)
    let failure = answer.json["failures"]?.elements.first
    #expect(failure?["subject"] == .string("coupon/2 impression"))
    #expect(failure?["line"] == .number(2))
    #expect(failure?["column"] == .number(23))
    #expect(failure?["reason"]?.string.hasPrefix("alice: under-rich-menu: ") == true)
    #expect(!room.simulation.world.users[0].room.isInside)
    #expect(room.control.expectations == (checked: 1, failed: 1))
  }

  @Test("Every error of the steps is told with its place, and then nothing has happened")
  func refusesInvalid() throws {
    var room = try ControlRoom()
    let answer = room.post("- enter: alice\n- scrol: 3\n- tap: coupon/9\n- wait: soon\n")
    #expect(answer.status == 400)
    let errors = answer.json["errors"]?.elements ?? []
    #expect(errors.map { $0["line"] } == [.number(2), .number(3), .number(4)])
    #expect(errors.first?["hint"] == .string("did you mean \"scroll\"?"))
    #expect(answer.json["message"] == .string("3 errors; no step was done"))
    #expect(room.simulation.actionCount == 0)
  }

  @Test(
    "What is no list of steps is an error with a place",
    arguments: [
      "", "enter: alice", "- [", "{\"enter\": \"alice\"}", "\u{0}", "- &a [*a]", "- {}", "[null]", "[1]",
    ])
  func refusesOther(body: String) throws {
    var room = try ControlRoom()
    let answer = room.post(body)
    #expect(answer.status == 400)
    #expect(answer.json["errors"]?.elements.first?["line"] != nil)
    #expect(room.simulation.actionCount == 0)
  }

  @Test("Bytes that are not UTF-8 are an error")
  func refusesBytes() throws {
    var room = try ControlRoom()
    let request = HTTPRequest(method: "POST", target: "/_bubblescope/steps", body: [0x2D, 0x20, 0xFF])
    guard case .response(let answer, _)? = room.control.answer(request, room.service, in: &room.simulation)
    else { return }
    #expect(answer.status == 400)
  }

  @Test("A step that makes no sense where the session stands is refused before anything happens")
  func knowsWhereItStands() throws {
    var room = try ControlRoom()
    #expect(room.post("- scroll: 10").status == 400)
    #expect(room.post("- enter: alice").status == 200)
    let answer = room.post("- enter: alice")
    #expect(answer.json["errors"]?.elements.first?["message"] == .string("enter: alice is in the room"))
    #expect(room.post("- block: bob").status == 200)
    #expect(room.post("- block: bob").status == 400)
    #expect(room.post("- at: 2026-01-01T11:00:00+09:00").status == 400)
  }

  @Test("A step that the room refuses is told with its place, and what came before stays done")
  func stopsAtRefusal() throws {
    var room = try ControlRoom()
    let answer = room.post("- enter: alice\n- richMenu: close\n- tapMenu: {area: Shop}\n- leave\n")
    #expect(answer.status == 409)
    #expect(answer.json["message"] == .string("step 3 was refused; those before it are done"))
    #expect(answer.json["errors"]?.elements.first?["line"] == .number(3))
    #expect(answer.json["errors"]?.elements.first?["message"] == .string("the rich menu is closed"))
    #expect(names(answer).contains("richMenu"))
    #expect(room.simulation.actionCount == 2)
  }

  @Test("Steps and expectations name messages that the bot has sent")
  func namesSentMessages() throws {
    var room = try ControlRoom()
    let body = #"{"to": "alice", "messages": [{"type": "text", "text": "See https://example.com"}]}"#
    #expect(room.line("/v2/bot/message/push", body).status == 200)
    let answer = room.post(
      "- enter: {user: alice, at: bottom}\n- tap: push-1/1\n- expect: {push-1/1: {impression: 1, click: 1}}\n"
    )
    #expect(answer.status == 200)
    #expect(answer.json["failures"] == .array([]))
    #expect(room.post("- enter: bob\n- jump: push-1/1").status == 400)
  }

  @Test("A message that a step sends has the ids of all others before it")
  func refusesUsedIds() throws {
    var room = try ControlRoom()
    #expect(room.post("- send: {id: coupon, bubbles: [text: Hi]}").status == 400)
    #expect(room.post("- send: {id: later, bubbles: [text: Hi]}").status == 200)
    #expect(room.post("- send: {id: later, bubbles: [text: Hi]}").status == 400)
  }

  @Test("Steps can name files in the scenario's folder, and no others")
  func namesFiles() throws {
    let folder = try TemporaryFolder()
    let text = #"{"type": "text", "text": "From a file"}"#
    try folder.write("rooms/cards/card.json", text)
    try folder.write("secret.json", text)
    symlink(folder.file("secret.json"), folder.file("rooms/link.json"))
    func status(_ name: String, in folder: FilePath?) throws -> Int {
      var room = try ControlRoom(folder: folder)
      return room.post("- send: {id: a, bubbles: [{file: \"\(name)\"}]}").status
    }
    let rooms = FilePath(folder.file("rooms"))
    #expect(try status("cards/card.json", in: rooms) == 200)
    #expect(try status("cards/../cards/card.json", in: rooms) == 200)
    for name in ["../secret.json", "link.json", folder.file("secret.json"), "none.json", "cards"] {
      #expect(try status(name, in: rooms) == 400, "\(name)")
    }
    #expect(try status("cards/card.json", in: nil) == 400)
    #expect(try status(folder.file("secret.json"), in: nil) == 400)
  }

  @Test("The session's file can also name the scenario's own files, which steps can't")
  func namesOwnFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("logo.png", "x")
    try folder.write("rooms/room.yaml", "")
    let files = ServedFiles(
      folder: FilePath(folder.file("rooms")), own: ["../logo.png": FilePath(folder.file("logo.png"))])
    #expect(try files.ofSession("../logo.png") == Array("x".utf8))
    #expect(try files.ofSession("room.yaml").isEmpty)
    #expect(throws: UnreadableFile.self) { try files.posted("../logo.png") }
    #expect(throws: UnreadableFile.self) { try files.ofSession("../other.png") }
  }
}
