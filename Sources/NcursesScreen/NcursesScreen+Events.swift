import CTerminalGuard
import Glibc
import TerminalUI

extension NcursesScreen {
  /// Waits until something arrives and returns all of it, in order: keys, mouse and pasted text first, then
  /// a new size, a redraw, the request to end. Empty when `timeout` milliseconds passed before anything
  /// did; nil waits for ever, 0 only looks.
  ///
  /// When one of the descriptors `wake` is readable, the last event is `InputEvent.wake`. Reading from them is up to
  /// the caller: as long as one is readable, nothing waits.
  ///
  /// Ctrl-Z stops the process in here; when it goes on, there is a redraw. After `InputEvent.terminate`
  /// the caller closes the screen and ends; a second signal without another call of this function ends
  /// the process at once.
  public func events(timeout: Int?, wake: [Int32] = []) -> [InputEvent] {
    let deadline = timeout.map { Self.now + max($0, 0) }
    while true {
      let ready = waitForInput(until: [deadline, decoderDeadline].compactMap { $0 }.min(), wake: wake)
      var events = ready.input && !isGone ? readInput() : []
      if let due = decoderDeadline, due <= Self.now {
        events += decoder.flush()
        decoderDeadline = nil
      }
      events += signalEvents()
      if ready.wake { events.append(.wake) }
      if !events.isEmpty { return events }
      if let deadline, deadline <= Self.now { return [] }
    }
  }

  /// A clock that only runs forward, in milliseconds.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Waits for input, a signal or the other descriptors; returns whether there is input, or none any more, and
  /// whether one of the others is readable.
  private func waitForInput(until deadline: Int?, wake: [Int32]) -> (input: Bool, wake: Bool) {
    if isGone || heldSignals != 0 { return (false, false) }
    let wait = deadline.map { Int32(clamping: max($0 - Self.now, 0)) } ?? -1
    var descriptors = ([device.input, signals] + wake).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&descriptors, nfds_t(descriptors.count), wait) > 0 else { return (false, false) }
    return (descriptors[0].revents != 0, descriptors[2...].contains { $0.revents != 0 })
  }

  /// Whether the terminal is gone: then reading gives nothing for ever.
  private var isHungUp: Bool {
    var descriptor = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0 && descriptor.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }

  /// Reads all that waits, so that a held key makes one batch; up to 256 KB, to come back in the end.
  ///
  /// Reading never waits, whatever was promised: Ctrl-C behind another key makes the terminal drop both.
  private func readInput() -> [InputEvent] {
    var events: [InputEvent] = []
    for _ in 0..<64 {
      let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { bytes in
        let count = read(device.input, bytes.baseAddress, bytes.count)
        if count > 0 { events += decoder.feed(bytes[..<count]) }
        return count
      }
      if count < 0, errno != EINTR, errno != EAGAIN { isGone = true }
      if count <= 0 {
        if count == 0, isHungUp { isGone = true }
        break
      }
    }
    if decoder.hasIdentity { tg_answered() }
    if let support = decoder.consumeSequenceSupport() {
      adopt(support)
      events.append(.redraw)
    }
    if let colors = decoder.consumeColorCount(), adopt(colors: colors) { events.append(.moreColors) }
    // Keys that follow a string without an end don't prolong the wait for it.
    if !events.isEmpty || !decoder.isInsideString || decoderDeadline == nil {
      decoderDeadline = decoder.patience.map { Self.now + $0 }
    }
    return events
  }

  /// Deals with the signals that arrived, stopping the process if asked to.
  private func signalEvents() -> [InputEvent] {
    var taken = readSignals()
    var isContinued = false
    while taken & Self.ending == 0, taken & Self.bit(SIGTSTP) != 0, !isGone {
      stop()
      isContinued = true
      taken = taken & ~Self.bit(SIGTSTP) | readSignals()
    }
    if isContinued || taken & Self.bit(SIGCONT) != 0, taken & Self.ending == 0 {
      isContinued = true
      enter()
      let more = readSignals()
      taken |= more
      heldSignals = more & Self.bit(SIGTSTP)
    }
    var events: [InputEvent] = []
    if taken & Self.bit(SIGWINCH) != 0 || isContinued, adoptSize() {
      arm()
      // After a stop ncurses sets it itself, on the screen it is meant for.
      if !isContinued { resetScrollRegion() }
      events.append(.resized(size))
    }
    if isContinued { events.append(.redraw) }
    let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT].first { taken & Self.bit($0) != 0 }
    if ending != nil || isGone { events.append(.terminate(signal: ending)) }
    return events
  }

  private func readSignals() -> UInt64 {
    defer { heldSignals = 0 }
    return heldSignals | tg_take_signals()
  }

  /// Whether a signal to end waits.
  func isAskedToEnd() -> Bool {
    heldSignals |= tg_take_signals()
    return heldSignals & Self.ending != 0
  }

  /// Whether a signal waits that drawing must not hold up.
  func isAskedToStopOrEnd() -> Bool {
    isAskedToEnd() || heldSignals & Self.bit(SIGTSTP) != 0
  }

  private static let ending = bit(SIGTERM) | bit(SIGHUP) | bit(SIGINT) | bit(SIGQUIT)

  private static func bit(_ signal: Int32) -> UInt64 {
    1 << UInt64(signal)
  }
}
