import ChatRoom
import ImpressionRules
import Testing

@Suite("R21: what the account may know of whom")
struct DisclosureTests {
  private func expect(
    _ room: InsightRoom, _ user: Int, _ contact: Disclosure.Contact, profile: Bool, userID: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let disclosure = room.world.disclosure(ofUser: user)
    #expect(disclosure.contact == contact, sourceLocation: sourceLocation)
    #expect(disclosure.includesProfile == profile, sourceLocation: sourceLocation)
    #expect(disclosure.includesUserID == userID, sourceLocation: sourceLocation)
  }

  private static let manual = Account(usesMessagingAPI: false)

  @Test("No contact: nothing")
  func noContact() throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.dave, .view(post: 0, milliseconds: 5000))
    expect(room, InsightRoom.dave, .nothing, profile: false, userID: false)
  }

  @Test("A user who chats in OA Manager discloses the profile, but not the user ID")
  func chat() throws {
    var room = try InsightRoom(account: Self.manual)
    expect(room, InsightRoom.alice, .nothing, profile: false, userID: false)
    try room.world.apply(.enter(user: InsightRoom.alice, at: .bottom))
    try room.world.apply(.say("Hi"))
    expect(room, InsightRoom.alice, .chat, profile: true, userID: false)
  }

  @Test("Messaging API: a user who adds the account as a friend discloses both")
  func friend() throws {
    var room = try InsightRoom()
    expect(room, InsightRoom.alice, .friend, profile: true, userID: true)
    try room.act(InsightRoom.alice, .addFriend(user: InsightRoom.dave))
    expect(room, InsightRoom.dave, .friend, profile: true, userID: true)
  }

  @Test("Messaging API: a user who sends it a message discloses both")
  func message() throws {
    var room = try InsightRoom()
    try room.world.apply(.enter(user: InsightRoom.dave, at: .bottom))
    try room.world.apply(.say("Hi"))
    expect(room, InsightRoom.dave, .message, profile: true, userID: true)
  }

  @Test(
    "Messaging API: a user who otherwise interacts discloses both",
    arguments: [
      Activity.coupon(0, .open), .coupon(0, .acquire), .coupon(0, .use), .rewardCard(.issue),
      .rewardCard(.points(3)), .rewardCard(.exchange("Coffee")),
    ])
  func interaction(activity: Activity) throws {
    var room = try InsightRoom()
    try room.act(InsightRoom.dave, activity)
    expect(room, InsightRoom.dave, .interaction, profile: true, userID: true)
    var manual = try InsightRoom(account: Self.manual)
    try manual.act(InsightRoom.dave, activity)
    expect(manual, InsightRoom.dave, .nothing, profile: false, userID: false)
  }

  @Test("A group with a verified account: every member")
  func verifiedGroup() throws {
    var room = try InsightRoom(account: Account(isVerified: true))
    expect(room, InsightRoom.dave, .verifiedGroup, profile: true, userID: true)
    // Also without the Messaging API, and whoever joins later.
    room = try InsightRoom(account: Account(isVerified: true, usesMessagingAPI: false))
    expect(room, InsightRoom.bob, .nothing, profile: false, userID: false)
    try room.act(InsightRoom.alice, .group(0, .join(user: InsightRoom.bob)))
    expect(room, InsightRoom.bob, .verifiedGroup, profile: true, userID: true)
  }

  @Test("A group with an unverified account: only members who send messages there")
  func unverifiedGroup() throws {
    var room = try InsightRoom()
    expect(room, InsightRoom.dave, .nothing, profile: false, userID: false)
    try room.act(InsightRoom.dave, .group(0, .say("Hello")))
    expect(room, InsightRoom.dave, .groupMember, profile: true, userID: true)
  }

  @Test("A group without the account discloses nobody")
  func groupWithoutAccount() throws {
    var room = try InsightRoom(account: Account(isVerified: true)) {
      _ in
    } insight: {
      $0.groups.removeFirst()
    }
    try room.act(InsightRoom.dave, .group(0, .say("Hello")))
    expect(room, InsightRoom.dave, .nothing, profile: false, userID: false)
  }

  @Test("What is known stays known: after leaving the group, and after blocking, when it can't be read anew")
  func stays() throws {
    var room = try InsightRoom(account: Account(isVerified: true))
    try room.act(
      InsightRoom.dave, .group(0, .leave(user: InsightRoom.dave)), .block(user: InsightRoom.dave))
    expect(room, InsightRoom.dave, .verifiedGroup, profile: true, userID: true)
    #expect(!room.world.disclosure(ofUser: InsightRoom.dave).isProfileReadable)
    try room.act(InsightRoom.dave, .unblock(user: InsightRoom.dave))
    #expect(room.world.disclosure(ofUser: InsightRoom.dave).isProfileReadable)
  }

  @Test("Groups know their members")
  func members() throws {
    var room = try InsightRoom()
    try room.expect(refused: .notMember, .group(0, .say("Hi")), as: InsightRoom.bob)
    try room.expect(refused: .notMember, .group(0, .leave(user: InsightRoom.bob)))
    try room.expect(refused: .alreadyMember, .group(0, .join(user: InsightRoom.alice)))
    try room.expect(refused: .noSuchGroup, .group(2, .say("Hi")))
    try room.act(
      InsightRoom.bob, .group(0, .join(user: InsightRoom.bob)), .group(0, .say("Hi")),
      .group(0, .leave(user: InsightRoom.bob)))
    try room.expect(refused: .notMember, .group(0, .say("Hi")), as: InsightRoom.bob)
  }
}
