import ImpressionRules

/// A world together with what is kept of everything that happens in it.
///
/// It is the only owner of a world that changes: a session at the terminal, a replay, a player and a server all
/// call ``perform(_:step:)``, which applies an action and lets every observer record it. It is a value; keeping an
/// old one is keeping the past.
///
/// ```swift
/// var simulation = try Simulation(of: World(scenario.setup), observing: [.actions, .impressions])
/// let events = try simulation.perform(.enter(user: 0, at: .unread))
/// try simulation.perform(.scroll(by: 120))
/// print(simulation.world.ledger.impressions)
/// ```
public struct Simulation: Sendable {
  /// The observers that record in addition to the world.
  public struct Observation: OptionSet, Sendable {
    /// The set as bits.
    public let rawValue: UInt8

    /// A set of these bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// The actions, so that the session can be written as a scenario: ``Simulation/actionLog``.
    public static let actions = Observation(rawValue: 1)
    /// The history of each count: ``Simulation/impressionLog``.
    public static let impressions = Observation(rawValue: 2)
    /// The course of the latest visits of each user: ``Simulation/visitTraces``.
    public static let visits = Observation(rawValue: 4)
    /// Edges that become visible, as events. Impressions and visits include them.
    public static let edges = Observation(rawValue: 8)
    /// Everything that happens, for those who look on: ``Simulation/eventLog``.
    public static let events = Observation(rawValue: 16)
    /// What a bot is told of: ``Simulation/takeBotEvents()``.
    public static let bot = Observation(rawValue: 32)
    /// The events of all actions until they are taken: ``Simulation/takeEvents()``.
    public static let feed = Observation(rawValue: 64)

    fileprivate var needsEdges: Bool { !isDisjoint(with: [.impressions, .visits, .edges, .events]) }
  }

  /// The world as it is now.
  public private(set) var world: World
  /// The observers that record. Turning one off keeps what it has recorded.
  public var observation: Observation {
    didSet { world.reportsEdges = observation.needsEdges }
  }
  /// Every action from the start on, with ``Observation/actions``.
  public private(set) var actionLog: ActionLog
  /// The history of each count, with ``Observation/impressions``.
  public private(set) var impressionLog = ImpressionLog()
  /// The courses of visits, with ``Observation/visits``.
  public private(set) var visitTraces: VisitTraces
  /// The latest happenings, with ``Observation/events``.
  public private(set) var eventLog = EventLog()
  /// The number of actions performed.
  public private(set) var actionCount = 0
  /// The events of the last action.
  public private(set) var events: [Event] = []
  /// What the bot has not been told yet, with ``Observation/bot``.
  private var botEvents = BotEvents()
  /// The events that have not been taken, with ``Observation/feed``.
  private var feed: [Event] = []
  /// The names of the world, as far as they were needed.
  private var names = Names()

  /// A simulation that begins with a world. Of each user the last `maximumVisits` visits are kept, 1 or more.
  public init(of world: World, observing observation: Observation = [], maximumVisits: Int = 8) {
    self.world = world
    self.observation = observation
    actionLog = ActionLog(of: world)
    visitTraces = VisitTraces(keeping: maximumVisits)
    self.world.reportsEdges = observation.needsEdges
  }

  /// Performs one action and returns what happened.
  ///
  /// Observers know the moment as `step`, by default the number of the action from 1. Later actions have greater or
  /// equal steps.
  ///
  /// - Throws: A ``ActionError`` when the action makes no sense now; nothing has changed then.
  /// - Complexity: That of ``World/apply(_:events:)``, and O(events) for each observer.
  @discardableResult
  public mutating func perform(_ action: Action, step: Int? = nil) throws(ActionError) -> [Event] {
    events.removeAll(keepingCapacity: true)
    if observation.contains(.actions) { actionLog.prepare(for: action, in: world) }
    let offset = world.current.room.visit.offset
    if observation.contains(.bot) { botEvents.prepare(for: action, in: world) }
    try world.apply(action, events: &events)
    actionCount += 1
    let step = step ?? actionCount
    if observation.contains(.actions) { actionLog.add(action) }
    if observation.contains(.impressions) { impressionLog.record(events, step: step) }
    if observation.contains(.visits) { visitTraces.record(action, events, in: world, step: step) }
    if observation.contains(.events) {
      eventLog.record(Happening.all(of: action, events, from: offset, in: world))
    }
    if observation.contains(.bot) { botEvents.record(events, in: world) }
    if observation.contains(.feed) { feed += events }
    return events
  }

  /// What a bot is told of and has not been taken yet, oldest first, with ``Observation/bot``.
  public mutating func takeBotEvents() -> [BotEvent] { botEvents.take() }

  /// The events of all actions since this was last called, with ``Observation/feed``.
  public mutating func takeEvents() -> [Event] {
    defer { feed.removeAll(keepingCapacity: true) }
    return feed
  }
}

/// Names, for callers that get them as text: an option, a request.
extension Simulation {
  /// The index of a user in ``World/users``. O(users) the first time, then O(1).
  ///
  /// - Throws: ``NameError/unknownUser(_:)``.
  public mutating func user(named id: String) throws(NameError) -> Int {
    updateNames()
    return try names.user(id)
  }

  /// The index of a message in ``World/messages``. O(messages) the first time, then O(messages sent since).
  ///
  /// - Throws: ``NameError/unknownMessage(_:)``.
  public mutating func message(named id: String) throws(NameError) -> Int {
    updateNames()
    return try names.message(id)
  }

  /// The index of a bubble, `promo/2`, in ``World/bubbles``. O(messages) the first time, then O(messages sent since).
  ///
  /// - Throws: The errors of ``Names/bubble(_:)``.
  public mutating func bubble(named name: String) throws(NameError) -> Int {
    updateNames()
    return try names.bubble(name)
  }

  private mutating func updateNames() {
    for user in world.users[names.userCount...] { names.add(user: user.user.id) }
    for record in world.messages[names.messageCount...] {
      names.add(message: record.header.id, bubbles: record.bubbles.count)
    }
  }
}
