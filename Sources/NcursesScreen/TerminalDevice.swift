import Glibc
import TerminalUI

/// The terminal as the kernel sees it: descriptors, settings, size.
struct TerminalDevice {
  /// The input: an open file of our own where possible, so that reads never block.
  let input: Int32
  /// Whether ``input`` must be closed.
  private let ownsInput: Bool
  /// The output: an open file of our own, so that its non-blocking mode affects nobody else.
  let output: Int32
  /// The settings to give back.
  let saved: termios

  /// Throws ``TerminalError/notATerminal(stream:)``; changes nothing.
  init(input: Int32, output: Int32) throws(TerminalError) {
    guard isatty(input) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(output) == 1 else { throw .notATerminal(stream: "standard output") }
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { throw .refused(operation: "tcgetattr", code: errno) }
    guard let own = Self.reopen(output, O_WRONLY) ?? Self.shared(output) else {
      throw .refused(operation: "opening the terminal", code: errno)
    }
    let ownInput = Self.reopen(input, O_RDONLY)
    self.input = ownInput ?? input
    ownsInput = ownInput != nil
    self.output = own
    saved = settings
  }

  /// Closes what `init` opened.
  func close() {
    _ = Glibc.close(output)
    if ownsInput { _ = Glibc.close(input) }
  }

  /// The window's size in cells, at most 1000 × 1000, nil when the kernel does not know it.
  var size: TerminalSize? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return TerminalSize(columns: min(Int(window.ws_col), 1000), rows: min(Int(window.ws_row), 1000))
  }

  /// Whether standard error would be drawn onto this terminal.
  var isStandardError: Bool {
    isatty(STDERR_FILENO) == 1 && Self.device(of: STDERR_FILENO) == Self.device(of: output)
  }

  /// Applies the settings of a full-screen program: keys one by one and unechoed, output as written,
  /// Ctrl-C, Ctrl-Z and Ctrl-\ still signals. In the background this stops the process until it comes back.
  ///
  /// Asks `isGivenUp` after every interruption; returns whether the settings were applied.
  func applyScreenSettings(isGivenUp: () -> Bool) -> Bool {
    var settings = saved
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    settings.c_lflag |= tcflag_t(ISIG)
    // Without IXON: Ctrl-S is a key like others, and must not freeze the screen.
    settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    settings.c_oflag &= ~tcflag_t(OPOST)
    withUnsafeMutableBytes(of: &settings.c_cc) {
      // Reading must never wait. An open file of our own sees to that itself; only a shared one needs the line to, for
      // these settings outlive a program that is killed, and a shell takes a read of nothing for the end of its input.
      $0[Int(VMIN)] = ownsInput ? 1 : 0
      $0[Int(VTIME)] = 0
    }
    while tcsetattr(input, TCSANOW, &settings) != 0 {
      guard errno == EINTR, !isGivenUp() else { return false }
    }
    return true
  }

  /// Opens the terminal again, for reading or writing without blocking; nil where that is not allowed.
  private static func reopen(_ descriptor: Int32, _ access: Int32) -> Int32? {
    // Unlike `ttyname`, safe while other threads ask for theirs.
    let own = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { path -> Int32 in
      guard let name = path.baseAddress, ttyname_r(descriptor, name, path.count) == 0 else { return -1 }
      return open(name, access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    guard own >= 0 else { return nil }
    if device(of: own) == device(of: descriptor) { return own }
    _ = Glibc.close(own)
    return nil
  }

  /// Another descriptor of the same open file.
  private static func shared(_ descriptor: Int32) -> Int32? {
    let shared = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    return shared >= 0 ? shared : nil
  }

  private static func device(of descriptor: Int32) -> dev_t? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_rdev : nil
  }
}
