import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("One chat")
struct ChatTests {
  @Test("The loading animation is accepted for users, and the log says whether it shows")
  func loads() throws {
    var room = try TestRoom()
    let body = #"{"chatId": "alice", "loadingSeconds": 5}"#
    let answer = room.post("/v2/bot/chat/loading/start", body)
    #expect(answer.status == 202 && answer.text == "{}")
    #expect(room.notes[0].hasPrefix("not shown"))
    try room.simulation.perform(.enter(user: 0, at: .unread))
    _ = room.post("/v2/bot/chat/loading/start", #"{"chatId": "alice"}"#)
    #expect(room.notes == ["shown to alice for 20 s, or until the next message"])
  }

  @Test("The loading animation shows for 5 to 60 seconds in steps of 5, to a user")
  func checksLoading() throws {
    var room = try TestRoom()
    #expect(
      room.post("/v2/bot/chat/loading/start", #"{"chatId": "alice", "loadingSeconds": 3}"#).text
        == #"{"message":"The request body has 2 error(s)","details":[{"message":"Must be between 5 and 60","property":"loadingSeconds"},{"message":"must be a multiple of five","property":"loadingSeconds"}]}"#
    )
    for body in [
      "{}", #"{"chatId": "C0"}"#, #"{"chatId": 5}"#, #"{"chatId": "alice", "loadingSeconds": "5"}"#,
      #"{"chatId": "alice", "loadingSeconds": 65}"#, #"{"chatId": "alice", "loadingSeconds": 1e300}"#,
    ] {
      #expect(room.post("/v2/bot/chat/loading/start", body).status == 400, "\(body)")
    }
  }

  @Test("A text is marked as read with its token, and with no other")
  func marksAsRead() throws {
    var room = try TestRoom()
    try room.simulation.perform(.enter(user: 1, at: .unread))
    try room.simulation.perform(.say("Hi"))
    let token = LINEIds.readToken(ofUser: 1, text: 0)
    #expect(room.post("/v2/bot/chat/markAsRead", #"{"markAsReadToken": "\#(token)"}"#).text == "{}")
    for other in [
      "x", LINEIds.readToken(ofUser: 1, text: 1), LINEIds.readToken(ofUser: 0, text: 0), "", token + "0",
    ] {
      let answer = room.post("/v2/bot/chat/markAsRead", #"{"markAsReadToken": "\#(other)"}"#)
      #expect(answer.status == 400 && answer.text.contains("Invalid markAsReadToken."))
    }
    #expect(room.post("/v2/bot/message/markAsRead", #"{"chat": {"userId": "alice"}}"#).status == 200)
    #expect(room.post("/v2/bot/message/markAsRead", #"{"chat": {"userId": "carol"}}"#).status == 400)
    #expect(room.post("/v2/bot/message/markAsRead", "{}").status == 400)
  }

  @Test("What a user wrote has no content, and other messages do not exist")
  func hasNoContent() throws {
    var room = try TestRoom()
    try room.simulation.perform(.enter(user: 1, at: .unread))
    try room.simulation.perform(.say("Hi"))
    let path = "/v2/bot/message/\(LINEIds.message(ofUser: 1, text: 0))/content"
    #expect(room.get(path).text == #"{"message":"not found"}"#)
    #expect(room.get("\(path)/preview").text == #"{"message":"The content can not be previewed"}"#)
    #expect(room.get("\(path)/transcoding").status == 400)
    for id in [LINEIds.message(ofUser: 1, text: 1), LINEIds.message(ofUser: 7, text: 0), "0", "-1", "x"] {
      #expect(room.get("/v2/bot/message/\(id)/content/preview").text == #"{"message":"not found"}"#)
    }
  }
}
