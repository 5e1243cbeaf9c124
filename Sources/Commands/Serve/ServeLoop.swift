import CTerminalGuard
import ChatRoom
import Glibc
import MessagingAPIServer
import SystemPackage
import TerminalText

/// The loop of a server without a screen. It owns the simulation and answers one request after another.
struct ServeLoop {
  var simulation: Simulation
  var host: APIHost
  /// Whether the room's clock moves with that of this machine.
  let followsWall: Bool
  /// The recording, if there is one.
  var recorder: Recorder?
  /// The number of requests and webhooks that were printed.
  private var printed = 0
  /// The seconds of this machine's time that have passed in the room.
  private var passed: Int64 = 0

  init(simulation: Simulation, host: APIHost, followsWall: Bool, recorder: Recorder?) {
    self.simulation = simulation
    self.host = host
    self.followsWall = followsWall
    self.recorder = recorder
  }

  /// Runs until a signal ends it. `whenReady` is called once signals are handled. Returns the recording, complete, and the
  /// numbers of expectations that were posted and of those that were not met.
  consuming func run(
    whenReady: () throws -> Void
  ) throws -> (Recorder?, expectations: (checked: Int, failed: Int)) {
    host.toldControl = { ServeLoop.print(RequestLine.text(of: $0, $1, notes: $2, duration: $3)) }
    signal(SIGPIPE, SIG_IGN)
    let signals = tg_begin()
    guard signals >= 0 else { throw Failure(text: "bubblescope: error: \(Errno.current.words)") }
    defer { tg_end() }
    let start = ContinuousClock.now
    record()
    try whenReady()
    var descriptors = [host.mailbox.descriptor, signals].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while true {
      guard poll(&descriptors, nfds_t(descriptors.count), -1) >= 0 || errno == EINTR else {
        throw Failure(text: "bubblescope: error: \(Errno.current.words)")
      }
      if isToEnd(tg_take_signals()) { return ended() }
      if followsWall { advance(since: start) }
      handleMail()
      record()
      printLog()
    }
  }

  private mutating func handleMail() { host.handleMail(in: &simulation) }

  private mutating func record() { recorder?.record(simulation) }

  private mutating func ended() -> (Recorder?, expectations: (checked: Int, failed: Int)) {
    recorder?.end(simulation)
    return (recorder, host.control.expectations)
  }

  /// Prints the requests and webhooks that were logged since the last time.
  private mutating func printLog() {
    let log = host.service.log
    for entry in log.entries.suffix(log.count - printed) {
      ServeLoop.print(RequestLine.text(of: entry))
    }
    printed = log.count
  }

  /// Lets the time pass in the room that has passed here, in whole seconds. A message that can't be shown when its time
  /// comes was refused before.
  private mutating func advance(since start: ContinuousClock.Instant) {
    let seconds = (ContinuousClock.now - start).components.seconds
    guard seconds > passed, (try? simulation.perform(.wait(seconds: Int(seconds - passed)))) != nil else {
      return
    }
    passed = seconds
  }

  private func isToEnd(_ signals: UInt64) -> Bool {
    func has(_ signal: Int32) -> Bool { signals & 1 << UInt64(signal) != 0 }
    if [SIGTERM, SIGINT, SIGHUP, SIGQUIT].contains(where: has) { return true }
    if has(SIGTSTP) { tg_stop() }
    return false
  }

  /// Prints to standard output. Nobody needs to read it, so errors are ignored.
  static func print(_ text: String) {
    try? FileDescriptor.standardOutput.writeAll(text)
  }
}
