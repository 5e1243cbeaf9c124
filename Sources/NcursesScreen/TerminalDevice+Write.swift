import Glibc

extension TerminalDevice {
  /// The result of a write.
  enum Outcome {
    /// Everything is with the terminal.
    case written
    /// A signal that must not wait arrived while the terminal took no output; the rest is lost.
    case abandoned
    /// There is no terminal any more.
    case gone
  }

  /// Writes all bytes, in one call where the terminal takes them. While it takes none, watches `signals`
  /// and asks `isGivenUp` whenever that becomes readable, so that a stuck terminal cannot hold the program.
  func write(_ bytes: UnsafeRawBufferPointer, signals: Int32, isGivenUp: () -> Bool) -> Outcome {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN || errno == EINTR {
        guard waitForRoom(signals: signals) else { return .gone }
        if isGivenUp() { return .abandoned }
      } else {
        return .gone
      }
    }
    return .written
  }

  /// Waits until the terminal takes output or a signal arrives; false when the terminal is gone.
  private func waitForRoom(signals: Int32) -> Bool {
    var descriptors = [
      pollfd(fd: output, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&descriptors, nfds_t(descriptors.count), -1)
    return ready < 0 || descriptors[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
  }
}
