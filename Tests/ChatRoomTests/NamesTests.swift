import ChatRoom
import Testing

import MessagingAPI

@Suite("The simulation resolves names")
struct NamesTests {
  private func simulation() throws -> Simulation {
    let text = Bubble(.text("Hello"))
    let clock = Timestamp(seconds: 1_000_000_000)
    let messages = [
      Message(id: "promo", requestId: "r1", sent: clock, bubbles: [text, text]),
      Message(id: "a/b", requestId: "r2", sent: clock, bubbles: [text]),
    ]
    let users = ["alice", "bob"].map { User(id: $0, device: .standard) }
    return Simulation(
      of: try World(Setup(account: Account(), users: users, messages: messages, clock: clock)))
  }

  @Test("Users, messages and bubbles are found by the names scenario files use")
  func known() throws {
    var simulation = try simulation()
    #expect(try simulation.user(named: "bob") == 1)
    #expect(try simulation.message(named: "promo") == 0)
    #expect(try simulation.bubble(named: "promo/2") == 1)
    // The last slash separates the position.
    #expect(try simulation.bubble(named: "a/b/1") == 2)
  }

  @Test(
    "A name that refers to nothing says which part is unknown",
    arguments: [
      ("promo/3", NameError.unknownBubble("promo/3", message: 0)),
      ("promo/0", .unknownBubble("promo/0", message: 0)),
      ("promo/x", .unknownBubble("promo/x", message: 0)),
      ("promo", .notABubble("promo")),
      ("", .notABubble("")),
      ("/1", .notABubble("/1")),
      ("other/1", .unknownMessage("other")),
      ("promo/99999999999999999999", .unknownBubble("promo/99999999999999999999", message: 0)),
    ])
  func unknown(name: String, error: NameError) throws {
    var simulation = try simulation()
    #expect(throws: error) { try simulation.bubble(named: name) }
  }

  @Test("A message sent later has a name from then on")
  func sentLater() throws {
    var simulation = try simulation()
    #expect(throws: NameError.unknownMessage("late")) { try simulation.message(named: "late") }
    let late = Message(
      id: "late", requestId: "r3", sent: simulation.world.clock, bubbles: [Bubble(.text("Hi"))])
    try simulation.perform(.send(late))
    #expect(try simulation.bubble(named: "late/1") == 3)
  }
}
