import CTerminalGuard
import ChatRoom
import Glibc
import MessagingAPIServer
import SystemPackage
import TerminalText

/// The loop of a server without a screen. It owns the simulation and answers one request after another.
struct ServeLoop {
  var simulation: Simulation
  var service: MessagingAPIService
  let mailbox: Mailbox<HTTPExchange>

  /// Runs until a signal ends it. `whenReady` is called once signals are handled.
  consuming func run(whenReady: () throws -> Void) throws {
    signal(SIGPIPE, SIG_IGN)
    let signals = tg_begin()
    guard signals >= 0 else { throw Failure(text: "bubblescope: error: \(Errno.current.words)") }
    defer { tg_end() }
    try whenReady()
    var descriptors = [mailbox.descriptor, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      guard poll(&descriptors, nfds_t(descriptors.count), -1) >= 0 || errno == EINTR else {
        throw Failure(text: "bubblescope: error: \(Errno.current.words)")
      }
      if isToEnd(tg_take_signals()) { return }
      for exchange in mailbox.removeAll() { answer(exchange) }
    }
  }

  private mutating func answer(_ exchange: HTTPExchange) {
    let start = ContinuousClock.now
    let response = service.answer(exchange.request, in: &simulation)
    exchange.answer(response)
    if let entry = service.log.entries.last {
      ServeLoop.print(RequestLine.text(of: entry, duration: ContinuousClock.now - start))
    }
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
