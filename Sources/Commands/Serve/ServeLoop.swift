import CTerminalGuard
import ChatRoom
import Glibc
import MessagingAPIServer
import SystemPackage
import TerminalText

/// The loop of a server without a screen. It owns the simulation and answers one request after another.
struct ServeLoop {
  /// What the server's thread has for the loop.
  enum Mail: Sendable {
    /// A request.
    case request(HTTPExchange)
    /// What became of a request to another server, which an exchange waits for.
    case delivery(Delivery, of: PendingAnswer, HTTPExchange, since: ContinuousClock.Instant)
  }

  var simulation: Simulation
  var service: MessagingAPIService
  var control: Control
  let mailbox: Mailbox<Mail>
  let server: HTTPServer
  /// Whether the room's clock moves with that of this machine.
  let followsWall: Bool
  /// The seconds of this machine's time that have passed in the room.
  private var passed: Int64 = 0

  init(
    simulation: Simulation, service: MessagingAPIService, control: Control, mailbox: Mailbox<Mail>,
    server: HTTPServer, followsWall: Bool
  ) {
    self.simulation = simulation
    self.service = service
    self.control = control
    self.mailbox = mailbox
    self.server = server
    self.followsWall = followsWall
  }

  /// Runs until a signal ends it. `whenReady` is called once signals are handled. Returns the numbers of expectations
  /// that were posted and of those that were not met.
  consuming func run(whenReady: () throws -> Void) throws -> (checked: Int, failed: Int) {
    signal(SIGPIPE, SIG_IGN)
    let signals = tg_begin()
    guard signals >= 0 else { throw Failure(text: "bubblescope: error: \(Errno.current.words)") }
    defer { tg_end() }
    let start = ContinuousClock.now
    try whenReady()
    var descriptors = [mailbox.descriptor, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      guard poll(&descriptors, nfds_t(descriptors.count), -1) >= 0 || errno == EINTR else {
        throw Failure(text: "bubblescope: error: \(Errno.current.words)")
      }
      if isToEnd(tg_take_signals()) { return control.expectations }
      if followsWall { advance(since: start) }
      for mail in mailbox.removeAll() {
        handle(mail)
        control.publish(simulation, service)
      }
    }
  }

  private mutating func handle(_ mail: Mail) {
    switch mail {
    case .request(let exchange): answer(exchange)
    case .delivery(let delivery, let pending, let exchange, let start):
      let response = service.finish(pending, with: delivery, at: simulation.world.clock)
      send(response, to: exchange, since: start)
    }
  }

  private mutating func answer(_ exchange: HTTPExchange) {
    let start = ContinuousClock.now
    if let answer = control.answer(exchange.request, service, in: &simulation) {
      return send(answer, to: exchange, since: start)
    }
    switch service.answer(exchange.request, in: &simulation) {
    case .response(let response): send(response, to: exchange, since: start)
    case .pending(let pending):
      server.send(pending.outgoing) { [mailbox] delivery in
        mailbox.append(.delivery(delivery, of: pending, exchange, since: start))
      }
    }
  }

  private func send(_ response: HTTPResponse, to exchange: HTTPExchange, since start: ContinuousClock.Instant)
  {
    exchange.answer(response)
    guard let entry = service.log.entries.last else { return }
    ServeLoop.print(
      RequestLine.text(
        of: entry.request, response, notes: entry.notes, duration: ContinuousClock.now - start))
  }

  private mutating func send(
    _ answer: Control.Answer, to exchange: HTTPExchange, since start: ContinuousClock.Instant
  ) {
    switch answer {
    case .response(let response, let notes):
      exchange.answer(response)
      // What only looks on is no news to those who look on.
      guard exchange.request.method == "POST" else { return }
      let duration = ContinuousClock.now - start
      ServeLoop.print(RequestLine.text(of: exchange.request, response, notes: notes, duration: duration))
    case .stream(let response):
      let stream = exchange.stream(response)
      control.listen(ControlFeed.Listener(send: { stream.send($0) }, isOpen: { stream.isOpen }))
    }
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
