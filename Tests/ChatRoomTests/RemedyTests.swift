import ChatRoom
import ImpressionRules
import MessagingAPI
import Testing

/// Explanations of random sessions, each remedy tried where it is said to help.
@Suite("A remedy is true")
struct RemedyTests {
  @Test(arguments: 0..<12)
  func everyRemedyShowsTheEdgeAtSomeMomentOfTheVisit(_ block: UInt64) throws {
    var tried = 0
    for seed in 0..<60 {
      var session = try RandomSession(seed: block * 60 + UInt64(seed))
      for _ in 0..<session.random.within(2...25) { try session.act() }
      tried += try session.checkRemedies()
    }
    #expect(tried > 100)
  }
}

/// A user who does random things in a random room, with the world after each.
private struct RandomSession {
  var random: SplitMix64
  private var world: World
  /// The worlds of the present or last visit.
  private var moments: [World] = []
  private var story: [String] = []

  init(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var messages: [Message] = []
    for index in 0..<random.within(1...4) {
      let sent = Timestamp(seconds: TestRoom.start.seconds + random.within(-50...50))
      let bubbles = [RandomSession.bubble(&random), RandomSession.bubble(&random)]
      messages.append(Message(id: "m\(index)", sent: sent, bubbles: bubbles))
    }
    let rules = CountingRules(
      edges: random.chance(80) ? .accumulated : .simultaneous, carousel: random.chance(70) ? .whole : .anyCard
    )
    world = try World(
      Setup(
        account: Account(
          richMenu: random.chance(80) ? TestRoom.richMenu(selected: random.chance(50)) : nil,
          serviceMenuBar: random.chance(60) ? [] : nil),
        users: [User(id: "u", device: TestRoom.device(height: random.within(60...200)))], messages: messages,
        metrics: TestRoom.metrics, rules: rules, clock: TestRoom.start))
    self.random = random
  }

  private static func bubble(_ random: inout SplitMix64) -> Bubble {
    let height = Int32(random.chance(15) ? random.within(150...400) : random.within(1...90))
    guard random.chance(25) else { return Bubble(.text(""), height: height) }
    let cards = (0..<random.within(1...4)).map { _ in FlexMessage.BubbleSize.nano }
    return Bubble(
      .flex(FlexMessage(altText: "", isCarousel: true, bubbleSizes: cards)), height: height)
  }

  private func bubbleInRoom(_ random: inout SplitMix64) -> Int? {
    let room = world.current.room
    return (0..<room.count).compactMap { place -> Int? in
      if case .account(let bubble) = room.item(at: place) { bubble } else { nil }
    }.randomElement(using: &random)
  }

  mutating func act() throws {
    guard world.current.room.isInside else {
      if !moments.isEmpty, random.chance(30) { try tryAction(.wait(seconds: random.within(0...40))) }
      let position = EntryPosition.allCases.randomElement(using: &random) ?? .top
      moments.removeAll()
      return try tryAction(.enter(at: position))
    }
    let bubble = bubbleInRoom(&random)
    switch random.within(1...100) {
    case 1...45: try tryAction(.scroll(by: random.within(-120...120)))
    case 46...53: try tryAction(.jump(to: bubble.map(Place.bubble) ?? .bottom))
    case 54...63: try tryAction(.richMenu(.toggle))
    case 64...70: try tryAction(.serviceMenuBar(.toggle))
    case 71...80: if let bubble { try tryAction(.swipe(bubble: bubble, .by(random.within(-150...250)))) }
    case 81...86: if let bubble { try tryAction(.resize(bubble: bubble, height: random.within(1...220))) }
    case 87...90: try tryAction(.wait(seconds: random.within(0...40)))
    case 91...94: try tryAction(.say("x"))
    default:
      let message = Message(
        id: "s\(world.messages.count)", sent: world.clock, bubbles: [RandomSession.bubble(&random)])
      try tryAction(.send(message))
    }
  }

  /// What makes no sense now is left out.
  private mutating func tryAction(_ action: Action) throws {
    let before = world.current.room.visit.offset
    do throws(Refusal) {
      try world.apply(action)
    } catch {
      return
    }
    story.append("\(action)")
    moments.append(world)
    switch action {
    case .scroll, .wait, .send, .say: try addPassedMoments(since: before)
    default: break
    }
  }

  /// A movement passes every position between its start and its end (R5).
  private mutating func addPassedMoments(since offset: Int) throws {
    var moment = world
    guard moment.current.room.isInside else { return }
    let step = offset < moment.current.room.visit.offset ? -1 : 1
    while moment.current.room.visit.offset != offset {
      let last = moment.current.room.visit.offset
      try moment.apply(.scroll(by: step))
      if moment.current.room.visit.offset == last { return }
      moments.append(moment)
    }
  }

  /// Tries every remedy of every bubble; returns how many there were.
  func checkRemedies() throws -> Int {
    var tried = 0
    for bubble in world.bubbles.indices {
      guard let explanation = world.visitExplanation(ofBubble: bubble, user: 0) else { continue }
      for missing in explanation.missing {
        let isSide = !missing.edge.isDisjoint(with: [.left, .right])
        // Which card the side of any card belongs to is not told; the engine's own tests look at it.
        if isSide, world.rules.carousel == .anyCard { continue }
        for remedy in missing.remedies {
          tried += 1
          #expect(
            moments.contains { shows(missing.edge, of: bubble, after: remedy, at: $0) },
            "\(remedy) does not show \(missing.edge.names) of bubble \(bubble): \(explanation)\n\(story)")
        }
      }
    }
    return tried
  }

  private func shows(
    _ edge: Edges, of bubble: Int, after remedy: Explanation.Remedy, at moment: World
  ) -> Bool {
    var moment = moment
    guard moment.current.room.isInside, let place = moment.current.room.place(ofBubble: bubble) else {
      return false
    }
    do throws(Refusal) {
      switch remedy.change {
      case .closeRichMenu: try moment.apply(.richMenu(.off))
      case .hideServiceMenuBar: try moment.apply(.serviceMenuBar(.off))
      case .scroll(let points): try moment.apply(.scroll(by: points))
      case .swipe(let points): try moment.apply(.swipe(bubble: bubble, .by(points)))
      case .shorten(let points):
        let height = world.bubbles[bubble].bubble.height - Int32(points)
        try moment.apply(.resize(bubble: bubble, height: Int(height)))
      }
      if remedy.thenSwipe != 0 {
        // It speaks of the carousel as it stands now.
        let now = world.current.room.visit.swipeOffset(of: place, in: world.current.room.column)
        let then = moment.current.room.swipeOffset(at: place)
        try moment.apply(.swipe(bubble: bubble, .by(now - then + remedy.thenSwipe)))
      }
    } catch {
      return false
    }
    return moment.current.room.edgesSeen(at: place).contains(edge)
  }
}

/// The same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ percent: Int) -> Bool { within(1...100) <= percent }
}
