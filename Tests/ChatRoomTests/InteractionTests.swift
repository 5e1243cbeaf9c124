import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("Opening URLs and playing clips (R15, R16)")
struct InteractionTests {
  static let shop = "https://example.com/shop"
  static let menu = "https://example.com/menu"

  /// Bubbles: a text with two URLs, a video of 20 s, a video without a duration, a text.
  static func room(app: LineApp = .ios, users: Int = 1) throws -> TestRoom {
    func video(_ duration: Int?) -> MessageObject {
      .video(originalContentUrl: "", previewImageUrl: "", durationMilliseconds: duration)
    }
    let message = Message(
      id: "a", sent: TestRoom.start,
      bubbles: [
        Bubble(.text(""), height: 20, links: [shop, menu]), Bubble(video(20_000), height: 20),
        Bubble(video(nil), height: 20), Bubble(.text(""), height: 20),
      ])
    return try TestRoom(messages: [message], app: app, users: users)
  }

  func clicks(of url: String, in room: TestRoom) -> [Int] {
    let clicks = room.world.statistics(ofMessage: 0).clicks.filter { $0.url == url }
    return clicks.flatMap { [$0.click.count, $0.click.users, $0.uniqueClickOfRequest.count] }
  }

  @Test func eachOpeningOfAURLCountsAndAUserIsUniqueOnce() throws {
    var room = try Self.room(users: 2)
    try room.given(.enter(at: .top))
    try room.expect(.tap(bubble: 0, link: 0), "u0 opens \(Self.shop) of a/1")
    try room.expect(.tap(bubble: 0, link: 0), "u0 opens \(Self.shop) of a/1")
    try room.given(.actAs(user: 1), .enter(at: .top))
    try room.expect(.tap(bubble: 0, link: 1), "u1 opens \(Self.menu) of a/1")
    #expect(clicks(of: Self.shop, in: room) == [2, 1, 1])
    #expect(clicks(of: Self.menu, in: room) == [1, 1, 1])
    #expect(room.world.statistics(ofMessage: 0).overview.uniqueClick.count == 2)
  }

  @Test func aPlayCountsForEachShareItReached() throws {
    var room = try Self.room()
    try room.given(.enter(at: .top))
    try room.expect(.play(bubble: 1, .milliseconds(0)), "plays 0.0% of a/2")
    try room.expect(.play(bubble: 1, .milliseconds(9_999)), "plays 49.995% of a/2")
    try room.expect(.play(bubble: 1, .milliseconds(10_000)), "plays 50.0% of a/2")
    try room.expect(.play(bubble: 1, .percent(100)), "plays 100.0% of a/2")
    let reached = room.world.statistics(ofMessage: 0).messages[1].plays.reached
    #expect(reached.map(\.count) == [4, 3, 2, 1, 1])
    #expect(reached.map(\.users) == [1, 1, 1, 1, 1])
    #expect(room.world.statistics(ofMessage: 0).overview.uniqueMediaPlayed100Percent.count == 1)
  }

  @Test func clicksAndPlaysCountForFourteenDays() throws {
    var room = try Self.room()
    try room.given(.enter(at: .top), .wait(seconds: 1_209_599))
    try room.expect(.tap(bubble: 0, link: 0), "opens \(Self.shop) of a/1")
    try room.given(.wait(seconds: 1))
    try room.expect(.tap(bubble: 0, link: 0), "opens \(Self.shop) of a/1: outside-measurement-period")
    try room.expect(.play(bubble: 1, .percent(100)), "plays 100.0% of a/2: outside-measurement-period")
    #expect(clicks(of: Self.shop, in: room) == [1, 1, 1])
    #expect(room.world.statistics(ofMessage: 0).overview.uniqueMediaPlayed.count == 0)
  }

  @Test(arguments: [LineApp.desktop, .chrome])
  func clicksAndPlaysOnComputersAreNotMeasured(_ app: LineApp) throws {
    var room = try Self.room(app: app)
    try room.given(.enter(at: .top))
    try room.expect(.tap(bubble: 0, link: 0), "opens \(Self.shop) of a/1: platform-not-measured")
    try room.expect(.play(bubble: 1, .percent(25)), "plays 25.0% of a/2: platform-not-measured")
    #expect(clicks(of: Self.shop, in: room) == [0, 0, 0])
  }

  @Test func whatMakesNoSenseIsRefused() throws {
    var room = try Self.room()
    room.expect(.tap(bubble: 0, link: 0), refused: .notInRoom)
    room.expect(.play(bubble: 1, .percent(1)), refused: .notInRoom)
    try room.given(.enter(at: .top))
    room.expect(.tap(bubble: 0, link: 2), refused: .noSuchLink)
    room.expect(.tap(bubble: 9, link: 0), refused: .noSuchBubble)
    room.expect(.play(bubble: 3, .percent(1)), refused: .notPlayable)
    room.expect(.play(bubble: 2, .milliseconds(1)), refused: .noDuration)
    room.expect(.play(bubble: 1, .milliseconds(20_001)), refused: .impossiblePlayback)
    room.expect(.play(bubble: 1, .percent(100.5)), refused: .impossiblePlayback)
    room.expect(.resize(bubble: 0, height: 0), refused: .impossibleHeight)
    room.expect(.resize(bubble: 4, height: 1), refused: .noSuchBubble)
    #expect(room.world.ledger.tally(of: .init(bubble: 0, kind: .click(link: 0))).count == 0)
  }
}

@Suite("A bubble's height changes")
struct ResizeTests {
  @Test func aBubbleMadeShorterShowsItsBottomEdge() throws {
    var room = try TestRoom([[150, 20]])
    try room.given(.enter(at: .top))
    try room.expect(
      .resize(bubble: 0, height: 60), "a/1 is 60 tall", "sees top of a/2", "sees bottom of a/1",
      "sees bottom of a/2", "counts a/1, unique, first of message", "counts a/2, unique")
    #expect(room.room.column.contentHeight == 80)
  }

  @Test func theSameHeightAgainShowsAndCountsNothing() throws {
    var room = try TestRoom([[60, 20]], users: 2)
    try room.given(.actAs(user: 1), .enter(at: .top), .actAs(user: 0), .enter(at: .top))
    try room.expect(.resize(bubble: 0, height: 60), "a/1 is 60 tall")
    #expect(room.world.ledger.impressions == [2, 2])
  }

  @Test func itsOwnHeightIsTheOneItHadBeforeAnyOther() throws {
    var room = try TestRoom([[150, 20]], users: 2)
    try room.given(.resize(bubble: 0, height: 60), .resize(bubble: 0, height: 70))
    #expect(!room.world.hasOwnHeight(0) && room.world.hasOwnHeight(1))
    try room.expect(.resize(bubble: 0, height: nil), "a/1 is 150 tall")
    #expect(room.world.hasOwnHeight(0))
    #expect(room.world.users.allSatisfy { $0.room.column.bottoms == [150, 170] })
    try room.expect(.resize(bubble: 1, height: nil), "a/2 is 20 tall")
  }

  @Test func itsOwnHeightIsEachDevicesOwn() throws {
    let text = String(repeating: "How wide a device is decides how tall a text is. ", count: 20)
    let message = Message(id: "a", sent: Timestamp(seconds: 0), bubbles: [Bubble(.text(text))])
    let devices = Device.presets.filter { $0.app == .ios || $0.app == .desktop }
    let users = devices.map { User(id: $0.id, device: $0) }
    let setup = Setup(
      account: Account(name: "A"), users: users, messages: [message], clock: Timestamp(seconds: 0))
    var world = try World(setup)
    let own = world.users.map { $0.room.column.bottoms }
    #expect(Set(own).count > 1)
    var events: [Event] = []
    try world.apply(.resize(bubble: 0, height: 60), events: &events)
    #expect(Set(world.users.map { $0.room.column.bottoms }).count == 1)
    try world.apply(.resize(bubble: 0, height: nil), events: &events)
    #expect(world.users.map { $0.room.column.bottoms } == own)
    let other = try #require(devices.indices.first { own[$0] != own[0] })
    try world.apply(.resize(bubble: 0, height: own[0][0]), events: &events)
    try world.apply(.resize(bubble: 0, height: nil), events: &events)
    try world.apply(.switchDevice(devices[other]), events: &events)
    #expect(world.current.room.column.bottoms == own[other])
  }

  @Test func theOffsetIsClampedToWhatIsLeft() throws {
    var room = try TestRoom([[150, 150]])
    try room.given(.enter(at: .bottom))
    #expect(room.offset == 200)
    try room.given(.resize(bubble: 0, height: 50))
    #expect(room.offset == 100)
  }

  @Test func everyRoomHasTheNewHeight() throws {
    var room = try TestRoom([[150, 20]], users: 3)
    try room.given(.resize(bubble: 0, height: 60))
    #expect(room.world.users.allSatisfy { $0.room.column.bottoms == [60, 80] })
  }

  @Test func aMessageStillToComeHasTheNewHeight() throws {
    var room = try TestRoom(messages: [TestRoom.message("a", [20]), TestRoom.message("b", [30], after: 60)])
    try room.given(.resize(bubble: 1, height: 70), .wait(seconds: 60))
    #expect(room.room.column.bottoms == [20, 90])
  }

  @Test func anotherDeviceKeepsTheNewHeight() throws {
    var room = try TestRoom([[150]])
    try room.given(.resize(bubble: 0, height: 60), .switchDevice(TestRoom.device(.android)))
    #expect(room.room.column.bottoms == [60])
  }

  @Test func whatAVisitGoneBySawStaysAsItWas() throws {
    var room = try TestRoom([[150]])
    try room.given(.enter(at: .top), .leave)
    let before = room.world.explanation(ofBubble: 0, user: 0)
    try room.given(.resize(bubble: 0, height: 60))
    #expect(room.world.explanation(ofBubble: 0, user: 0) == before)
    #expect(room.reason == .tooTall)
    try room.expect(
      .enter(at: .top), "enters at top", "sees top of a/1", "sees bottom of a/1",
      "counts a/1, unique, first of message")
  }
}
