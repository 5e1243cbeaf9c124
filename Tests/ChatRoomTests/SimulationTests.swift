import ChatRoom
import ImpressionRules
import Testing

@Suite("A simulation")
struct SimulationTests {
  private func simulation(
    _ observation: Simulation.Observation = [.actions, .impressions, .visits]
  ) throws -> Simulation {
    Simulation(of: try TestRoom([[50], [80]], users: 2).world, observing: observation)
  }

  @Test("An action is applied, returned as events and recorded by every observer")
  func performs() throws {
    var simulation = try simulation()
    let events = try simulation.perform(.enter(user: 1, at: .top))
    #expect(events == simulation.events)
    #expect(events.contains { $0.kind == .entered(.top) && $0.user == 1 })
    #expect(simulation.world.currentUser == 1)
    #expect(simulation.actionLog.actions.count == 1)
    #expect(simulation.impressionLog.firstCount(ofBubble: 0, user: 1)?.moment.step == 1)
    #expect(simulation.visitTraces.visits(of: 1).count == 1)
  }

  @Test("An action that makes no sense changes nothing and is not recorded")
  func refuses() throws {
    var simulation = try simulation()
    #expect(throws: ActionError.notInRoom) { try simulation.perform(.scroll(by: 10)) }
    #expect(throws: ActionError.noSuchUser) { try simulation.perform(.enter(user: 2, at: .top)) }
    #expect(simulation.actionCount == 0)
    #expect(simulation.actionLog.actions.isEmpty)
    #expect(simulation.world.currentUser == 0)
  }

  @Test("Entering as somebody who is inside leaves the current user as they were")
  func entersOnce() throws {
    var simulation = try simulation()
    try simulation.perform(.enter(user: 1, at: .top))
    try simulation.perform(.actAs(user: 0))
    #expect(throws: ActionError.inRoom) { try simulation.perform(.enter(user: 1, at: .top)) }
    #expect(simulation.world.currentUser == 0)
  }

  @Test("Without observing edges there are no edge events, and counting is the same")
  func tellsEdgesOnDemand() throws {
    var quiet = try simulation([])
    var detailed = try simulation(.edges)
    let few = try quiet.perform(.enter(at: .top))
    let many = try detailed.perform(.enter(at: .top))
    #expect(few.count < many.count)
    #expect(quiet.world.ledger.impressions == detailed.world.ledger.impressions)
  }

  @Test("It is a value: an old one is the past")
  func isAValue() throws {
    var simulation = try simulation()
    let past = simulation
    try simulation.perform(.enter(at: .top))
    #expect(!past.world.current.room.isInside && past.actionCount == 0)
  }
}
