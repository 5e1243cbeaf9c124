import ChatRoom
import ImpressionRules
import Synchronization

/// A person at the screen: the world, and what of it they are looking at.
///
/// A session is a value. ``handle(_:)`` changes it by one event of the terminal; ``frame(size:theme:)``
/// draws it.
public struct Session: Sendable {
  /// The program's next action after an event.
  public enum Outcome: Hashable, Sendable {
    /// Draw and go on.
    case goOn
    /// Start or stop recording, then as ``goOn``.
    case toggleRecording
    /// Write the screen to a file as a picture, report where with ``showNotice(_:)``, and continue.
    case picture
    /// End.
    case quit
  }

  /// The title of what is open.
  public let title: String
  /// The notice in the status line.
  public let prose: String?
  /// The world, and what is recorded of what happens in it.
  public private(set) var simulation: Simulation
  /// The pages over the phone and the panel, the topmost last.
  public internal(set) var pages: [Page] = []
  /// The selected bubble, an index in ``World/bubbles``; nil when there are none.
  public internal(set) var selection: Int?
  /// The latest events, newest last.
  public private(set) var log: [Event] = []
  /// Whether counters have the names of the Messaging API.
  public var showsAPINames = false
  /// Whether messages are drawn in their own colours, not in those of their state.
  public var showsDesign = false
  /// A word to the person about their last key.
  public internal(set) var notice: String?
  /// Bubbles counted by the last action, shown flashing until ``endFlash()``.
  public private(set) var flashing: Set<Int> = []
  /// The size of the screen when it was last drawn; decides how far a row and a page scroll.
  public internal(set) var size = TerminalSize(columns: 80, rows: 24)

  /// Whether that is being recorded.
  public internal(set) var recording = Recording.off

  /// The same room on other devices, side by side with this one; each follows what is done here.
  var twins: [Session] = []

  /// What of a bubble is to be tapped next, by its index among all that can be.
  var nextTaps: [Int: Int] = [:]
  /// The layout of the bubbles' content, cached.
  let partsCache = PartsCache()
  /// The pictures of messages in cells, cached.
  let pictureCache = PictureCache()
  /// What goes to and fro between the room and a bot; nil while no bot can reach it.
  public internal(set) var traffic: BotTraffic?
  /// The bodies that are looked at, laid out.
  let exchangeCache = ExchangeCache()
  /// The figures of the Insight page, cached.
  let insightCache = InsightCache()
  /// A number that no other state of the world has, in this session or another.
  private(set) var version = Session.nextVersion
  /// The previews of the selected bubble, cached.
  let fitPreviewCache = FitPreviewCache()
  /// Whether the actions come from a script that is played: then they need not be recorded.
  var isPlayed = false {
    didSet {
      if isPlayed { simulation.observation.remove(.actions) } else { simulation.observation.insert(.actions) }
    }
  }
  /// The mouse drag in progress.
  var drag: DragState?

  /// The minimum number of events kept.
  private static let maximumLogLength = 2000
  /// The number of visits of each user kept for later inspection.
  private static let maximumVisits = 20

  /// Opens a world. `user` is an index in ``World/users``.
  public init(world: World, title: String, prose: String? = nil, user: Int = 0) {
    simulation = Simulation(
      of: world, observing: [.actions, .impressions, .visits], maximumVisits: Session.maximumVisits)
    self.title = title
    self.prose = prose
    if user != world.currentUser { perform(.actAs(user: user)) }
    selectSomething()
  }

  private static let versions = Atomic<Int>(0)
  private static var nextVersion: Int { versions.add(1, ordering: .relaxed).newValue }

  /// Everything there is.
  public var world: World { simulation.world }

  /// The current user's room.
  var room: Room { world.users[world.currentUser].room }

  /// The current user.
  var user: User { world.users[world.currentUser].user }

  /// Whether the current user is in the room.
  public var isInRoom: Bool { world.users[world.currentUser].room.isInside }

  /// Lets an action happen; when it makes no sense now, says why.
  @discardableResult
  mutating func perform(_ action: Action) -> Bool {
    let events: [Event]
    do {
      events = try simulation.perform(action)
    } catch {
      notice = error.description
      return false
    }
    version = Session.nextVersion
    performInTwins(action)
    note(events)
    return true
  }

  /// Lets somebody else change the simulation: a bot. What it does is shown as what a key does.
  public mutating func change<Result>(_ body: (inout Simulation) -> Result) -> Result {
    let performed = simulation.actionLog.actions.count
    simulation.observation.insert(.feed)
    let result = body(&simulation)
    simulation.observation.remove(.feed)
    let events = simulation.takeEvents()
    guard simulation.actionLog.actions.count > performed else { return result }
    version = Session.nextVersion
    for action in simulation.actionLog.actions[performed...] { performInTwins(action) }
    note(events)
    if selection == nil { selectSomething() }
    return result
  }

  /// Keeps for a bot, and those who look on elsewhere, what happens from now on.
  mutating func observeForBot() { simulation.observation.formUnion([.bot, .events]) }

  /// Logs events, and lets what they counted flash.
  private mutating func note(_ events: [Event]) {
    for event in events {
      if case .impression(let bubble, _) = event.kind { flashing.insert(bubble) }
      // A height tried key by key is one event: the last.
      if case .resized(let bubble, _) = event.kind, case .resized(bubble, _)? = log.last?.kind {
        log[log.count - 1] = event
      } else {
        log.append(event)
      }
    }
    if log.count > Session.maximumLogLength * 2 { log.removeFirst(log.count - Session.maximumLogLength) }
  }

  /// Enters the room as the current user.
  public mutating func enterRoom() {
    if perform(.enter(at: .unread)) { selectSomething() }
  }

  /// Lets an action happen that nobody pressed a key for, such as a step of a file. When it makes no sense
  /// now, the notice says why.
  public mutating func receive(_ action: Action) {
    perform(action)
    endFlash()
    selectSomething()
  }

  /// A word to the person, such as where a picture was written.
  public mutating func showNotice(_ notice: String) {
    self.notice = notice
  }

  /// Whether they have changed, and were not counted.
  private(set) var flashesChanges = false

  /// Lets bubbles flash that have changed in their file.
  mutating func flashChanges(_ bubbles: Set<Int>) {
    flashing = bubbles
    flashesChanges = true
  }

  /// Forgets what the last action counted, so that it is drawn as the rest.
  public mutating func endFlash() {
    flashing.removeAll(keepingCapacity: true)
    flashesChanges = false
    traffic?.isFlashing = false
    for index in twins.indices { twins[index].endFlash() }
  }

  /// Reacts to one event of the terminal.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    switch event {
    case .key(let key):
      notice = nil
      endFlash()
      return press(key)
    case .resized(let size): self.size = size
    case .mouse(let mouse): return react(to: mouse)
    case .redraw, .background, .moreColors, .wake: break
    case .paste(let text): if !typePasted(text) { notice = "pasted text is ignored" }
    case .terminate: return .quit
    }
    return .goOn
  }

  /// The number of points that one row of the phone covers.
  var pointsPerRow: Int { layout(size: size).pointsPerRow }
}

/// Selecting.
extension Session {
  /// Selects the bubble that follows the selected one, or the one before; stays at the ends.
  mutating func select(next isNext: Bool) {
    guard let selection else { return selectSomething() }
    let candidate = selection + (isNext ? 1 : -1)
    guard world.bubbles.indices.contains(candidate) else {
      notice = isNext ? "this is the last bubble" : "this is the first bubble"
      return
    }
    self.selection = candidate
  }

  /// Selects a bubble worth asking about: in the room the first in view that is partly seen, else the
  /// first not seen, else any in view; outside the room the newest of all.
  mutating func selectSomething() {
    if isInRoom {
      let bubbles = placesInView.compactMap { place -> (bubble: Int, state: BubbleState)? in
        guard case .account(let bubble) = room.item(at: place) else { return nil }
        return (bubble, world.state(at: place, user: world.currentUser))
      }
      let found =
        bubbles.first { $0.state == .partlySeen } ?? bubbles.first { $0.state == .notSeen } ?? bubbles.first
      if let found {
        selection = found.bubble
        return
      }
    }
    if selection == nil { selection = world.bubbles.indices.last }
  }

  /// The places of the bubbles any of which lies in the chat window. O(log n + bubbles in view).
  var placesInView: Range<Int> {
    world.users[world.currentUser].room.places(
      from: room.visit.offset, to: room.visit.offset + room.visit.window.height)
  }

  /// The carousel that a swipe moves: the selected bubble, or the first carousel in view.
  var carouselToSwipe: Int? {
    if let selection, let place = room.place(ofBubble: selection),
      room.column.carouselIndex(of: place) != nil
    {
      return selection
    }
    for place in placesInView where room.column.carouselIndex(of: place) != nil {
      if case .account(let bubble) = room.item(at: place) { return bubble }
    }
    return nil
  }
}
