import ChatRoom

/// Plays a script: a session that goes through its steps at human speed, and back.
///
/// A player is a value. Before anything is shown all steps are run once, which finds the marks of the scrub bar and
/// keeps the session at some places on the way; going to any step is going on from the last of those places before
/// it, so a step back is exact, and takes O(steps / ``checkpoints``).
public struct Player: Sendable {
  /// The program's next action after an event.
  public enum Outcome: Hashable, Sendable {
    /// Draw and go on.
    case goOn
    /// Write the screen to a file as a picture, and go on.
    case picture
    /// The session goes on live, see ``handOver()``.
    case handOver
    /// End.
    case quit
  }

  /// The script.
  public let script: Script
  /// The size of the screen.
  var size = TerminalSize(columns: 80, rows: 24)
  /// A word to the person about their last key.
  var notice: String?
  /// The session as it is shown: after ``position`` steps, or on its way to the next.
  public internal(set) var session: Session
  /// The number of steps performed.
  public internal(set) var position = 0
  /// Whether time passes.
  public internal(set) var isPlaying = true
  /// The playback speed as a multiple of normal speed.
  public internal(set) var speed = 1.0

  /// The bubble the person has selected; it stays selected whatever happens.
  var pinned: Int?
  /// The session after ``position`` steps, while ``session`` moves on.
  var settled: Session
  /// The progress of the movement being played, in milliseconds at normal speed.
  var elapsed = 0.0
  /// The remaining pause before the next step, in milliseconds at normal speed.
  var resting = Pace.glance
  /// The movement going on, in points.
  var movement: Movement?
  /// The steps worth a mark, ascending, each the most telling mark it has.
  let marks: [(step: Int, mark: Script.Mark)]
  /// The number of expectations in the script, and the number that failed.
  let expectations: Int
  let failures: Int
  /// The session before the first step.
  private let start: Session
  /// The session before the first step and at equal distances after.
  private let checkpoints: [Session]
  private let stride: Int

  private static let maximumCheckpoints = 64

  /// A step that is shown in between.
  struct Movement: Sendable {
    /// The carousel that is swiped; nil for the room's content.
    var carousel: Int?
    /// The way of the whole step, and the part of it that has been shown, in points.
    var way: Int
    var shown = 0
  }

  /// A player at the start of a script. `session` is the one before its first step.
  ///
  /// - Complexity: O(steps).
  public init(_ script: Script, from session: Session) {
    self.script = script
    start = session
    var runner = session
    runner.pages = []
    runner.isPlayed = true
    var checkpoints = [runner]
    var marks: [(step: Int, mark: Script.Mark)] = []
    var failures = 0
    var expectations = 0
    stride = max(256, (script.count + Player.maximumCheckpoints - 1) / Player.maximumCheckpoints)
    for index in 0..<script.count {
      let step = script.step(index)
      runner.follow(step)
      if case .check(let met, let failed) = step {
        expectations += met + failed.count
        failures += failed.count
        if met + failed.count > 0 { marks.append((index, failed.isEmpty ? .met : .failed)) }
      } else if !runner.flashing.isEmpty {
        marks.append((index, .impression))
      }
      if (index + 1) % stride == 0 { checkpoints.append(runner) }
    }
    self.marks = marks
    self.failures = failures
    self.expectations = expectations
    self.checkpoints = checkpoints
    settled = checkpoints[0]
    self.session = settled
    show(settled)
  }

  /// Sets the speed as a multiple of human speed, 0.25 to 64.
  public mutating func setSpeed(_ times: Double) {
    speed = min(max(times, Pace.speeds[0]), Pace.speeds[Pace.speeds.count - 1])
  }

  /// A word to the person, such as where a picture was written.
  public mutating func showNotice(_ notice: String) {
    self.notice = notice
  }

  /// Whether all steps have been done.
  public var isAtEnd: Bool { position == script.count }

  /// Goes to the moment after a number of steps, 0 to ``Script/count``. O(steps / 64).
  public mutating func go(to target: Int) {
    let target = min(max(0, target), script.count)
    var runner = settled
    var done = position
    if target < position || target - position > stride {
      let checkpoint = min(target / stride, checkpoints.count - 1)
      runner = checkpoints[checkpoint]
      done = checkpoint * stride
    }
    while done < target {
      runner.follow(script.step(done))
      done += 1
    }
    if target != position + 1 { runner.endFlash() }
    position = target
    settled = runner
    movement = nil
    elapsed = 0
    resting = target == 0 ? Pace.glance : 0
    show(runner)
  }

  /// Shows a session with what the person has opened and selected over it.
  private mutating func show(_ next: Session) {
    let looked = (pages: session.pages, size: session.size)
    session = next
    session.pages = looked.pages
    session.size = looked.size
    session.selectForShow(pinned)
  }

  /// The session for a person to go on with from here: everything that led here is in its journal.
  ///
  /// - Complexity: O(steps done).
  public func handOver() -> Session {
    var live = start
    for index in 0..<position { live.follow(script.step(index)) }
    if let movement, movement.shown != 0 {
      live.perform(
        movement.carousel.map { .swipe(bubble: $0, .by(movement.shown)) } ?? .scroll(by: movement.shown))
    }
    live.endFlash()
    live.size = size
    live.selectForShow(pinned)
    return live
  }
}

/// Time.
extension Player {
  /// Lets time pass, in milliseconds; returns whether anything has changed on the screen.
  ///
  /// A step is done, then looked at: what is on the screen is what the step that is named there made of it. Only a
  /// movement takes time by itself.
  public mutating func pass(milliseconds: Double) -> Bool {
    guard isPlaying, !isAtEnd else { return false }
    var left = milliseconds * speed
    var hasChanged = false
    while left > 0, !isAtEnd {
      if resting > 0 {
        let part = min(left, resting)
        resting -= part
        left -= part
        continue
      }
      if elapsed == 0 { begin() }
      if let movement {
        let part = min(left, Pace.movement(movement.way) - elapsed)
        elapsed += part
        left -= part
        if elapsed < Pace.movement(movement.way) {
          if advance() { hasChanged = true }
          continue
        }
      }
      finish()
      hasChanged = true
    }
    if isAtEnd { isPlaying = false }
    return hasChanged
  }

  /// The milliseconds until the screen changes next; nil if nothing is moving.
  public func untilChange(frame: Double) -> Double? {
    guard isPlaying, !isAtEnd else { return nil }
    return resting > 0 ? max(1, resting / speed) : frame
  }

  /// The pause after a step, for reading its result. `settled` is the session before it.
  private func rest(afterStep index: Int) -> Double {
    switch script.step(index) {
    case .check(_, let failures): failures.isEmpty ? Pace.glance / 2 : Pace.reading
    case .action(let action):
      switch action {
      case .actAs: 1
      case .wait(let seconds): min(Double(seconds) * 1000, Pace.maximumWait) + 1
      case .waitUntil(let end):
        min(Double(end.seconds - settled.world.clock.seconds) * 1000, Pace.maximumWait) + 1
      case .scroll, .scrollTo, .swipe: Pace.rest
      default: Pace.glance
      }
    }
  }

  /// Begins the present step: a movement's way is that from where it starts to where it ends.
  private mutating func begin() {
    session.endFlash()
    guard case .action(let action) = script.step(position) else { return }
    var after = settled
    after.follow(.action(action))
    switch action {
    case .scroll, .scrollTo:
      movement = Movement(way: after.room.visit.offset - settled.room.visit.offset)
    case .swipe(let bubble, _):
      guard let place = settled.room.place(ofBubble: bubble) else { return }
      let way = after.room.swipeOffset(at: place) - settled.room.swipeOffset(at: place)
      movement = Movement(carousel: bubble, way: way)
    default: break
    }
  }

  /// Shows the part of the movement that has been played: the content passes every point of it, as it does in
  /// the whole step, so what counts on the way counts where it does.
  private mutating func advance() -> Bool {
    guard var movement else { return false }
    let share = min(1, elapsed / Pace.movement(movement.way))
    let eased = share * share * (3 - 2 * share)
    let target = Int((Double(movement.way) * eased).rounded(.towardZero))
    let part = target - movement.shown
    guard part != 0 else { return false }
    movement.shown = target
    self.movement = movement
    session.show(movement.carousel.map { .swipe(bubble: $0, .by(part)) } ?? .scroll(by: part), pinned)
    return true
  }

  private mutating func finish() {
    let rest = rest(afterStep: position)
    go(to: position + 1)
    resting = rest
  }
}
