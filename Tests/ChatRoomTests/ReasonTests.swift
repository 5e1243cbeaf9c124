import ChatRoom
import ImpressionRules
import Testing

@Suite("Explaining: why a bubble has not been counted for a user")
struct ReasonTests {
  @Test("A counted bubble has no reason, ever after")
  func counted() throws {
    var room = try TestRoom([[50]])
    try room.given(.enter(at: .top), .leave, .enter(at: .top))
    #expect(room.reason == nil)
  }

  @Test("not-delivered: the message was not sent to this user")
  func notDelivered() throws {
    let room = try TestRoom(messages: [TestRoom.message("a", [10], to: [1])], users: 2)
    #expect(room.reason == .notDelivered)
  }

  @Test("platform-not-measured: R1")
  func platform() throws {
    var room = try TestRoom([[50]], app: .desktop)
    #expect(room.reason == .platformNotMeasured)
    try room.given(.enter(at: .top))
    #expect(room.reason == .platformNotMeasured)
  }

  @Test("read-without-entering: read from the chat list, no visit since it was sent")
  func readWithoutEntering() throws {
    var room = try TestRoom([[50]])
    try room.given(.markRead(.swipeRead))
    #expect(room.reason == .readWithoutEntering)
  }

  @Test("never-entered: no visit since it was sent")
  func neverEntered() throws {
    var room = try TestRoom([[50]])
    #expect(room.reason == .neverEntered)
    try room.given(.enter(at: .top), .leave, .send(TestRoom.message("b", [20])))
    #expect(room.reason(of: 1) == .neverEntered)
  }

  @Test("outside-measurement-period: the visit that would have counted lies outside")
  func outsidePeriod() throws {
    var room = try TestRoom([[50], [500]])
    try room.given(.wait(seconds: 1_209_600), .enter(at: .top))
    #expect(room.reason(of: 0) == .outsideMeasurementPeriod)
    #expect(room.reason(of: 1) == .outsideMeasurementPeriod)
  }

  @Test("A visit within the period is judged as such when the period has ended since")
  func endedSince() throws {
    var room = try TestRoom([[500]])
    try room.given(.enter(at: .top), .leave, .wait(seconds: 1_209_600))
    #expect(room.reason == .tooTall)
  }

  @Test("under-rich-menu with the points that were lacking")
  func underRichMenu() throws {
    var room = try TestRoom([[97]], richMenu: TestRoom.richMenu(selected: true))
    try room.given(.enter(at: .top))
    let explanation = room.world.explanation(ofBubble: 0, user: 0)
    #expect(explanation?.reason == .underRichMenu)
    #expect(explanation?.missing.map(\.edge) == [.bottom])
    #expect(explanation?.missing.first?.closest == 37)
    #expect(explanation?.missing.first?.remedies == [.closeRichMenu, .scroll(37), .shorten(37)])
  }

  @Test("not-scrolled: an edge is missing and never came into the chat window")
  func notScrolled() throws {
    var room = try TestRoom([[90], [47]])
    try room.given(.enter(at: .top))
    #expect(room.reason(of: 1) == .notScrolled)
  }

  @Test("The state of a bubble distinguishes the present visit from earlier ones")
  func states() throws {
    var room = try TestRoom([[60], [60], [500]])
    #expect((0..<3).map { room.world.state(at: $0, user: 0) } == [.notSeen, .notSeen, .notSeen])
    try room.given(.enter(at: .top))
    #expect((0..<3).map { room.world.state(at: $0, user: 0) } == [.counted, .partlySeen, .notSeen])
    try room.given(.leave, .enter(at: .bottom))
    #expect(room.world.state(at: 0, user: 0) == .countedBefore)
  }
}
