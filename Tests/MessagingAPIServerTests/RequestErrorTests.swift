import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("Errors of requests")
struct RequestErrorTests {
  private func error(_ body: String, to path: String = "/v2/bot/message/push") throws -> HTTPResponse {
    var room = try TestRoom()
    let response = room.post(path, body)
    #expect(response.status == 400)
    #expect(room.simulation.world.messages.isEmpty)
    return response
  }

  @Test("All errors of a body are in one answer, in LINE's words, with the paths of their properties")
  func reportsAll() throws {
    let long = String(repeating: "x", count: 5001)
    let response = try error(
      #"{"messages": [{"type": "text", "text": ""}, {"type": "text", "text": "\#(long)"}, {"type": "song"}, {"text": "x"}]}"#
    )
    #expect(
      response.json
        == .object([
          .init("message", .string("The request body has 5 error(s)")),
          .init(
            "details",
            .array([
              detail("May not be empty", "to"), detail("May not be empty", "messages[0].text"),
              detail("Length must be between 0 and 5000", "messages[1].text"),
              detail(
                "Must be one of the following values: [\(MessageObject.types.joined(separator: ", "))]",
                "messages[2].type"), detail("May not be empty", "messages[3].type"),
            ])),
        ]))
  }

  private func detail(_ message: String, _ property: String) -> JSONValue {
    .object([.init("message", .string(message)), .init("property", .string(property))])
  }

  @Test("A request has 1 to 5 messages", arguments: [0, 6])
  func limitsMessages(count: Int) throws {
    let messages = [String](repeating: #"{"type": "text", "text": "x"}"#, count: count).joined(separator: ",")
    let response = try error(#"{"to": "alice", "messages": [\#(messages)]}"#)
    #expect(response.json["details"] == .array([detail("Size must be between 1 and 5", "messages")]))
  }

  @Test("Errors inside one Flex Message have LINE's own form and path")
  func reportsFlex() throws {
    let flex =
      #"{"type": "flex", "altText": "x", "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [], "colour": "red"}}}"#
    let response = try error(#"{"to": "alice", "messages": [{"type": "text", "text": "x"}, \#(flex)]}"#)
    #expect(response.json["message"] == .string("A message (messages[1]) in the request body is invalid"))
    #expect(response.json["details"] == .array([detail("unknown field", "/body/colour")]))
    let both = try error(#"{"messages": [\#(flex)]}"#)
    #expect(both.json["message"] == .string("The request body has 2 error(s)"))
  }

  @Test("What is not JSON is refused with the place")
  func refusesInvalidJSON() throws {
    let response = try error("{\n  \"to\": \"alice\",\n}")
    #expect(
      response.text == #"{"message":"The request body could not be parsed as JSON (line: 3, column: 1)"}"#)
    #expect(try error("").text.contains("(line: 1, column: 1)"))
  }

  @Test("A body of another type is 415")
  func refusesOtherTypes() throws {
    var room = try TestRoom()
    let response = room.send(
      "POST", "/v2/bot/message/push", "to=alice", type: "application/x-www-form-urlencoded")
    #expect(response.status == 415)
    #expect(
      response.text == #"{"message":"The content type, application/x-www-form-urlencoded, is not supported"}"#
    )
  }

  @Test("Unknown properties are accepted, and noted")
  func notesUnknownProperties() throws {
    var room = try TestRoom()
    let response = room.post(
      "/v2/bot/message/push",
      #"{"to": "alice", "messages": [{"type": "text", "text": "x", "colour": 1}], "recipient": {"type": "x"}}"#
    )
    #expect(response.status == 200)
    #expect(room.notes.count { $0.hasPrefix("warning: ") } == 2)
    #expect(!room.notes.contains { $0.contains("LINE id") })
  }

  @Test("to is a string of a push, and an array of a multicast")
  func checksRecipients() throws {
    let text = #""messages": [{"type": "text", "text": "x"}]"#
    _ = try error(#"{"to": ["alice"], \#(text)}"#)
    _ = try error(#"{"to": "alice", \#(text)}"#, to: "/v2/bot/message/multicast")
    _ = try error(#"{\#(text)}"#, to: "/v2/bot/message/multicast")
    let many = [String](repeating: "\"alice\"", count: 501).joined(separator: ",")
    let response = try error(#"{"to": [\#(many)], \#(text)}"#, to: "/v2/bot/message/multicast")
    #expect(response.json["details"] == .array([detail("Size must be between 1 and 500", "to")]))
  }

  @Test(
    "Validation looks at the messages only",
    arguments: ["reply", "push", "multicast", "narrowcast", "broadcast"])
  func validates(endpoint: String) throws {
    let path = "/v2/bot/message/validate/\(endpoint)"
    var room = try TestRoom()
    let valid = room.post(path, #"{"messages": [{"type": "text", "text": "x"}], "to": 7}"#)
    #expect(valid.status == 200 && valid.text == "{}")
    #expect(room.simulation.world.messages.isEmpty)
    #expect(try error(#"{"messages": []}"#, to: path).text.contains("Size must be between 1 and 5"))
  }
}
