import CTerminalGuard
import Glibc

/// Keys of a terminal that has no screen on it: read one by one and without echo while a program waits.
///
/// The terminal is restored when the reader is closed and whenever a signal stops or ends the program.
public final class KeyReader {
  /// The cause that ended a wait.
  public enum Event: Hashable, Sendable {
    /// The other descriptor can be read.
    case ready
    /// Keys came, as bytes.
    case keys([UInt8])
    /// The time is over.
    case timeout
    /// The terminal is gone, or the signal arrived that is to end the program, see ``NcursesScreen/die(ofSignal:)``.
    case terminate(signal: Int32?)
  }

  private let device: TerminalDevice
  private let signals: Int32

  /// Takes the keys of the terminal on standard input; nil when it, or standard output, is none, or the program is in
  /// the background, where keys are not its own.
  public init?() {
    guard tcgetpgrp(STDIN_FILENO) == getpgrp(),
      let device = try? TerminalDevice(input: STDIN_FILENO, output: STDOUT_FILENO)
    else { return nil }
    let signals = tg_begin()
    guard signals >= 0 else {
      device.close()
      return nil
    }
    self.device = device
    self.signals = signals
    readKeys()
  }

  private func readKeys() {
    var saved = device.saved
    tg_arm(device.output, device.input, &saved, [UInt8](), 0, 0)
    _ = device.applyScreenSettings { false }
  }

  /// Gives the terminal back.
  public func close() {
    tg_restore()
    tg_end()
    device.close()
  }

  /// Waits for keys, for the `other` descriptor, or until `milliseconds` have passed; without them for ever.
  public func wait(for other: Int32?, milliseconds: Int32? = nil) -> Event {
    var descriptors = [device.input, signals, other ?? -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while true {
      let count = poll(&descriptors, nfds_t(descriptors.count), milliseconds ?? -1)
      if count < 0, errno != EINTR { return .terminate(signal: nil) }
      if count == 0 { return .timeout }
      if let event = signalEvent() { return event }
      if count > 0, descriptors[0].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 256)
        let read = read(device.input, &bytes, bytes.count)
        if read > 0 { return .keys(Array(bytes[..<read])) }
        if read < 0
          ? errno != EINTR && errno != EAGAIN : descriptors[0].revents & Int16(POLLHUP | POLLERR) != 0
        {
          return .terminate(signal: nil)
        }
      }
      if count > 0, descriptors[2].revents != 0 { return .ready }
    }
  }

  private func signalEvent() -> Event? {
    let taken = tg_take_signals()
    func has(_ signal: Int32) -> Bool { taken & 1 << UInt64(signal) != 0 }
    if let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT].first(where: has) {
      return .terminate(signal: ending)
    }
    if has(SIGTSTP) {
      tg_restore()
      tg_stop()
    }
    if has(SIGTSTP) || has(SIGCONT) { readKeys() }
    return nil
  }
}
