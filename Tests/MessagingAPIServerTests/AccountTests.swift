import ChatRoom
import MessagingAPI
import Testing

@testable import MessagingAPIServer

@Suite("The account and its friends")
struct AccountTests {
  @Test("The bot's info has what LINE requires")
  func tellsInfo() throws {
    var room = try TestRoom()
    let info = room.get("/v2/bot/info").json
    #expect(info["userId"] == .string(room.service.ids.bot))
    #expect(info["displayName"] == .string("Brown Coffee"))
    #expect(info["chatMode"] == .string("bot") && info["markAsReadMode"] == .string("auto"))
    guard case .string(let basicId)? = info["basicId"] else { throw APIError.notFound }
    #expect(basicId.wholeMatch(of: /@[0-9a-f]{8}/) != nil)
  }

  @Test("A profile has what the user shows, by either id")
  func tellsProfiles() throws {
    let profile = Profile(
      displayName: "Alice L.", statusMessage: "はい", pictureURL: "https://example.com/a.png")
    var room = try TestRoom(users: [User(id: "あ b", profile: profile), User(id: "bob")])
    let id = room.service.ids.users[0]
    let answer = room.get("/v2/bot/profile/\(id)")
    #expect(
      answer.text
        == #"{"userId":"\#(id)","displayName":"Alice L.","pictureUrl":"https://example.com/a.png","statusMessage":"はい"}"#
    )
    #expect(room.get("/v2/bot/profile/%E3%81%82%20b").text == answer.text)
    #expect(
      room.get("/v2/bot/profile/bob").text
        == #"{"userId":"\#(room.service.ids.users[1])","displayName":"bob"}"#)
  }

  @Test("Who is not disclosed, or blocks the account, has no profile (R21)")
  func hidesProfiles() throws {
    var room = try TestRoom(users: [User(id: "alice", isFriend: false), User(id: "bob", isBlocking: true)])
    #expect(room.get("/v2/bot/profile/alice").text == #"{"message":"Not found"}"#)
    #expect(room.notes == ["The user has had no contact with the account."])
    #expect(room.get("/v2/bot/profile/bob").status == 404)
    try room.simulation.perform(.enter(user: 0, at: .unread))
    try room.simulation.perform(.say("Hi"))
    #expect(room.get("/v2/bot/profile/alice").status == 200)
    #expect(room.get("/v2/bot/profile/U" + String(repeating: "0", count: 32)).status == 404)
    let invalid = room.get("/v2/bot/profile/carol")
    #expect(invalid.status == 400)
    #expect(invalid.text == #"{"message":"The value for the 'userId' parameter is invalid"}"#)
  }

  @Test("Followers are listed in pages, without those who block the account")
  func listsFollowers() throws {
    var room = try TestRoom(
      users: (0..<5).map { User(id: "user-\($0)", isFriend: $0 != 1, isBlocking: $0 == 3) })
    let ids = room.service.ids.users
    #expect(
      room.get("/v2/bot/followers/ids").json
        == .object([.init("userIds", .array([0, 2, 4].map { .string(ids[$0]) }))]))
    let first = room.get("/v2/bot/followers/ids?limit=2").json
    #expect(first["userIds"] == .array([.string(ids[0]), .string(ids[2])]))
    guard case .string(let next)? = first["next"] else { throw APIError.notFound }
    let second = room.get("/v2/bot/followers/ids?limit=2&start=\(next)").json
    #expect(second["userIds"] == .array([.string(ids[4])]) && second["next"] == nil)
    #expect(room.get("/v2/bot/followers/ids?start=x").text == #"{"message":"Invalid start param"}"#)
    #expect(room.get("/v2/bot/message/aggregation/list?start=\(next)").status == 400)
    for limit in ["0", "1001", "x"] {
      #expect(room.get("/v2/bot/followers/ids?limit=\(limit)").status == 400)
    }
    try room.simulation.perform(.wait(seconds: 86_401))
    #expect(room.get("/v2/bot/followers/ids?start=\(next)").status == 400)
  }

  @Test("Only verified accounts list their followers")
  func needsVerification() throws {
    var room = try TestRoom(account: Account(name: "Brown Coffee"))
    let answer = room.get("/v2/bot/followers/ids")
    #expect(answer.status == 403)
    #expect(answer.text == #"{"message":"Access to this API is not available for your account"}"#)
  }
}
