import ChatRoom
import ImpressionRules
import MessagingAPI
import TestSupport

/// A user who does random things in a random room, with the world after each.
struct RandomSession {
  var random: SplitMix64
  private var simulation: Simulation
  /// The worlds of the present or last visit.
  private(set) var moments: [World] = []
  private(set) var story: [String] = []
  /// The world as it is now.
  var world: World { simulation.world }
  /// The courses of the visits.
  var visitTraces: VisitTraces { simulation.visitTraces }

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var messages: [Message] = []
    for index in 0..<random.within(1...4) {
      // No two at once: every arrival is a moment of its own.
      let sent = Timestamp(seconds: TestRoom.start.seconds + 4 * random.within(-12...12) + index)
      let bubbles = [try RandomSession.bubble(&random), try RandomSession.newest(&random)]
      messages.append(Message(id: "m\(index)", sent: sent, bubbles: bubbles))
    }
    let rules = CountingRules(
      edges: random.chance(80) ? .accumulated : .simultaneous,
      carousel: random.chance(70) ? .whole : .anyCard,
      quickReplies: random.chance(50) ? .below : .overlay)
    var metrics = TestRoom.metrics
    metrics.quickReplies = random.within(0...50)
    metrics.keyboard = random.within(0...120)
    var account = Account(serviceMenuBar: random.chance(60) ? [] : nil)
    if random.chance(80) { account.richMenus = TestRoom.richMenus(selected: random.chance(50)) }
    let world = try World(
      Setup(
        account: account,
        users: [User(id: "u", device: TestRoom.device(height: random.within(60...200)))], messages: messages,
        metrics: metrics, rules: rules, clock: TestRoom.start))
    simulation = Simulation(of: world, observing: .visits, maximumVisits: 2)
    self.random = random
  }

  private static func bubble(_ random: inout SplitMix64) throws -> Bubble {
    let height = Int32(random.chance(15) ? random.within(150...400) : random.within(1...90))
    if random.chance(10) { return try TestRoom.buttons(height: height) }
    guard random.chance(25) else { return Bubble(.text(""), height: height) }
    let cards = (0..<random.within(1...4)).map { _ in FlexMessage.BubbleSize.nano }
    return Bubble(
      .flex(FlexMessage(altText: "", isCarousel: true, bubbleSizes: cards)), height: height)
  }

  /// The last bubble of a message, some with quick replies.
  private static func newest(_ random: inout SplitMix64) throws -> Bubble {
    guard random.chance(40) else { return try bubble(&random) }
    return try TestRoom.question(height: Int32(random.within(1...90)))
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
    case 46...50: try tryAction(.jump(to: bubble.map(Place.bubble) ?? .bottom))
    case 51...54:
      let bubble = world.bubbleWithQuickReplies(of: 0)
      try tryAction(.tapQuickReply(bubble: bubble ?? 0, item: random.within(0...7)))
    case 55...58: try tryAction(.richMenu(.toggle))
    case 59...60: try tryAction(.keyboard(.toggle))
    case 61: if let bubble { try tryAction(.tapButton(bubble: bubble, button: random.within(0...2))) }
    case 62...63: try tryAction(.activity(.tapMenu(.position(1))))
    case 64...70: try tryAction(.serviceMenuBar(.toggle))
    case 71...80: if let bubble { try tryAction(.swipe(bubble: bubble, .by(random.within(-150...250)))) }
    case 81...86:
      if let bubble {
        let height = random.within(-40...220)
        try tryAction(.resize(bubble: bubble, height: height > 0 ? height : nil))
      }
    case 87...90: for _ in 0..<random.within(0...40) { try tryAction(.wait(seconds: 1)) }
    case 91...94: try tryAction(.say("x"))
    default:
      let message = Message(
        id: "s\(world.messages.count)", sent: world.clock, bubbles: [try RandomSession.newest(&random)])
      try tryAction(.send(message))
    }
  }

  /// What makes no sense now is left out.
  private mutating func tryAction(_ action: Action) throws {
    let before = world.current.room.visit.offset
    do throws(ActionError) {
      try simulation.perform(action, step: story.count)
    } catch {
      return
    }
    story.append("\(action)")
    moments.append(world)
    switch action {
    case .tapQuickReply(let bubble, let item)
    where world.bubbles[bubble].bubble.message.quickReplies[item].text != nil:
      try addPassedMoments(since: before)
    case .tapButton(let bubble, let button)
    where world.bubbles[bubble].bubble.buttons[button].text != nil:
      try addPassedMoments(since: before)
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
}
