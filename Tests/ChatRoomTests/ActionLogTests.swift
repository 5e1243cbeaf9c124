import ChatRoom
import MessagingAPI
import Testing

@Suite("The action log of a world")
struct ActionLogTests {
  private let setup = Setup(
    account: Account(), users: [User(id: "a"), User(id: "b")],
    messages: [
      Message(id: "m", sent: TestRoom.start, bubbles: [Bubble(.text("A"), height: 30), Bubble(.text("B"))])
    ], clock: TestRoom.start)

  @Test("Whatever was done, it reconstructs the setup of the world")
  func tellsTheSetup() throws {
    var simulation = Simulation(of: try World(setup), observing: .actions)
    let later = Message(id: "n", sent: TestRoom.start, bubbles: [Bubble(.text("C"))])
    for action: Action in [
      .resize(bubble: 0, height: 50), .resize(bubble: 1, height: 60), .resize(bubble: 0, height: 70),
      .send(later),
      .resize(bubble: 2, height: 80), .actAs(user: 1), .switchDevice(Device.presets[4]),
      .switchDevice(Device.presets[0]), .wait(seconds: 90),
    ] {
      try simulation.perform(action)
    }
    #expect(simulation.actionLog.actions.count == 9)
    let told = simulation.actionLog.setup(of: simulation.world)
    #expect(told.messages == setup.messages && told.users == setup.users && told.clock == setup.clock)
    #expect(told.account == setup.account && told.metrics == setup.metrics && told.rules == setup.rules)
  }
}
