import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

@Suite("The plot of a visit")
struct EdgePlotTests {
  @Test(
    "An edge shows in some cell exactly when the visit has seen it, however few cells there are",
    arguments: 0..<8)
  func showsWhatTheVisitHasSeen(_ block: UInt64) throws {
    var compared = 0
    for seed in 0..<40 {
      var session = try RandomSession(seed: 7000 + block * 40 + UInt64(seed))
      for _ in 0..<session.random.within(2...30) {
        try session.act()
        let count = session.random.within(1...90)
        guard let visitTrace = session.visitTraces.visits(of: 0).last else { continue }
        let room = session.world.current.room
        for place in 0..<room.count where room.hasVisitSince(arrivalOf: place) {
          let plot = visitTrace.plot(at: place, in: room, cells: count)
          for line in plot.lines {
            let isSide = line.edge.isDisjoint(with: .vertical)
            // Of any card the plot shows all sides, the visit tells those of one.
            if isSide, session.world.rules.carousel == .anyCard { continue }
            compared += 1
            #expect(line.statuses.count == count)
            #expect(
              line.statuses.contains(.visible) == room.edgesSeen(at: place).contains(line.edge),
              "\(line.edge.names) of \(place)\n\(session.story)")
          }
          if case .account = room.item(at: place) {
            #expect((plot.counted != nil) == room.isCounted(at: place), "\(place)\n\(session.story)")
          }
        }
      }
    }
    #expect(compared > 500)
  }

  @Test("Its last cell is the present moment", arguments: 0..<4)
  func endsAtThePresent(_ block: UInt64) throws {
    for seed in 0..<40 {
      var session = try RandomSession(seed: 9000 + block * 40 + UInt64(seed))
      for _ in 0..<session.random.within(2...30) {
        try session.act()
        let room = session.world.current.room
        guard room.isInside, session.world.rules.carousel == .whole,
          let visitTrace = session.visitTraces.visits(of: 0).last, visitTrace.legs.last?.kind != .scrolled
        else { continue }
        if case .swiped = visitTrace.legs.last?.kind { continue }
        for place in 0..<room.count {
          let plot = visitTrace.plot(at: place, in: room, cells: visitTrace.legs.count)
          for line in plot.lines {
            #expect((line.statuses.last == .visible) == room.edgesVisible(at: place).contains(line.edge))
          }
        }
      }
    }
  }

  @Test("It shows what hid an edge, and where all edges had been seen")
  func tellsWhatHidAnEdge() throws {
    let room = try TestRoom([[50], [80]], richMenu: TestRoom.richMenu(selected: true))
    var simulation = Simulation(of: room.world, observing: .visits)
    let actions: [Action] = [.enter(at: .top), .scroll(by: 20), .richMenu(.off), .scroll(by: 30), .leave]
    for (step, action) in actions.enumerated() {
      try simulation.perform(action, step: step)
    }
    let visitTrace = try #require(simulation.visitTraces.visits(of: 0).last)
    let plot = visitTrace.plot(at: 1, in: simulation.world.current.room, cells: 4)
    #expect(plot.lines.map(\.edge) == [.top, .bottom])
    // The room is 130 tall in a window of 100, of which the menu takes 40: 70 are the most it scrolls.
    #expect(plot.lines[0].statuses == [.visible, .visible, .visible, .visible])
    #expect(plot.lines[1].statuses == [.below, .below, .below, .visible])
    #expect(plot.counted == 3)
    #expect(visitTrace.counts.map(\.bubble) == [0, 1])
    #expect(visitTrace.counts.map(\.step) == [0, 3])
  }

  @Test("A movement that goes on in one direction at one time is one leg, a longer visit forgets its oldest")
  func mergesMovements() throws {
    var simulation = Simulation(of: try TestRoom([[500], [500]]).world, observing: .visits)
    try simulation.perform(.enter(at: .top), step: 0)
    for step in 1...5 { try simulation.perform(.scroll(by: 10), step: step) }
    try simulation.perform(.scroll(by: -10), step: 6)
    let legs = try #require(simulation.visitTraces.visits(of: 0).last).legs
    #expect(legs.map(\.kind) == [.entered, .scrolled, .scrolled])
    #expect(legs.map(\.to) == [0, 50, 40])
    #expect(legs[1].steps == 1...5)
    for step in 7..<7 + 2 * VisitTrace.maximumLegs {
      try simulation.perform(.scroll(by: step % 2 == 0 ? -10 : 10), step: step)
    }
    let long = try #require(simulation.visitTraces.visits(of: 0).last)
    #expect(long.legs.count <= VisitTrace.maximumLegs)
    #expect(long.forgotten + long.legs.count == 3 + 2 * VisitTrace.maximumLegs)
  }

  @Test("A message that does not reach the user, who has blocked the account, is no part of the visit")
  func blocked() throws {
    var simulation = Simulation(of: try TestRoom([[50]]).world, observing: .visits)
    try simulation.perform(.enter(at: .top), step: 0)
    try simulation.perform(.activity(.block(user: 0)), step: 1)
    try simulation.perform(.send(TestRoom.message("b", [50])), step: 2)
    let visitTrace = try #require(simulation.visitTraces.visits(of: 0).last)
    #expect(visitTrace.legs.map(\.kind) == [.entered])
    #expect(visitTrace.legs.last?.bubbleCount == simulation.world.current.room.count)
  }

  @Test("Quick replies hide an edge until one is tapped and its text arrives")
  func quickReplies() throws {
    var metrics = TestRoom.metrics
    metrics.quickReplies = 20
    var message = TestRoom.message("a", [90])
    message.bubbles = [try TestRoom.question(height: 90)]
    let room = try TestRoom(
      messages: [message], rules: CountingRules(quickReplies: .overlay), metrics: metrics)
    var simulation = Simulation(of: room.world, observing: .visits)
    try simulation.perform(.enter(at: .top), step: 0)
    try simulation.perform(.tapQuickReply(bubble: 0, item: 0), step: 1)
    let visitTrace = try #require(simulation.visitTraces.visits(of: 0).last)
    #expect(visitTrace.legs.map(\.kind) == [.entered, .quickReply, .arrived])
    #expect(visitTrace.legs.last?.bubbleCount == 2)
    let plot = visitTrace.plot(at: 0, in: simulation.world.current.room, cells: 3)
    #expect(plot.lines[0].statuses == [.visible, .visible, .visible])
    #expect(plot.lines[1].statuses == [.quickReplies, .quickReplies, .visible])
    #expect(plot.counted == 2)
  }
}
