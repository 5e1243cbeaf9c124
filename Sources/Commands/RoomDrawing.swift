import TerminalUI

/// When the room's loop draws, and how long what flashes is shown.
///
/// Keys are drawn at once. What arrives from a bot is drawn at most every 30 ms, however much it is, so that the time is
/// left to answer keys.
struct RoomDrawing {
  typealias Instant = ContinuousClock.Instant

  /// The least time between two drawings that no key asks for.
  static let interval = Duration.milliseconds(30)

  private var last: Instant?
  /// Whether something other than a bot asks for a drawing.
  private var isUrgent = true
  /// Whether all that has happened is on the screen.
  private var isDrawn = false
  /// When what flashes ends; nil while nothing does.
  private var flashEnd: Instant?

  /// Whether to draw now. If so, it counts as drawn.
  mutating func begins(at now: Instant) -> Bool {
    if !isUrgent, let last, now - last < RoomDrawing.interval { return false }
    last = now
    isUrgent = false
    isDrawn = true
    return true
  }

  /// The milliseconds to wait for events: until the next drawing or the end of what flashes, and no longer than an
  /// interval; nil for ever. `flash` is how long in milliseconds what flashes now does, nil if nothing does.
  mutating func wait(flash: Int?, interval: Int?, at now: Instant) -> Int? {
    flashEnd = flash.map { flashEnd ?? now + .milliseconds($0) }
    let next = isDrawn ? nil : last.map { $0 + RoomDrawing.interval }
    return [flashEnd, next].compactMap { $0.map { $0 - now } }
      .map { max(0, Int(($0 / .milliseconds(1)).rounded(.up))) }.reduce(interval) { min($0 ?? $1, $1) }
  }

  /// Takes note of events. Returns whether what flashes has been shown long enough.
  mutating func endsFlash(after events: [InputEvent], at now: Instant) -> Bool {
    isDrawn = false
    if events.contains(where: { $0 != .wake }) { isUrgent = true }
    guard let end = flashEnd, end <= now else { return false }
    flashEnd = nil
    isUrgent = true
    return true
  }
}
