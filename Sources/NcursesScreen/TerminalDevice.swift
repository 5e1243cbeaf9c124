import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal as the kernel sees it: descriptors, settings, size.
struct TerminalDevice {
  /// Where keys come from.
  let input: Int32
  /// Where frames go: an open file of our own, so that not blocking on it is nobody else's concern.
  let output: Int32
  /// The settings to give back.
  let saved: termios

  /// Throws ``TerminalError/notATerminal(stream:)``; changes nothing.
  init(input: Int32, output: Int32) throws(TerminalError) {
    guard isatty(input) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(output) == 1 else { throw .notATerminal(stream: "standard output") }
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { throw .refused(operation: "tcgetattr", code: errno) }
    guard let own = Self.reopen(output) else {
      throw .refused(operation: "opening the terminal", code: errno)
    }
    self.input = input
    self.output = own
    saved = settings
  }

  /// Closes what `init` opened.
  func close() {
    _ = Self.systemClose(output)
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
    settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP)
    settings.c_oflag &= ~tcflag_t(OPOST)
    withUnsafeMutableBytes(of: &settings.c_cc) {
      $0[Int(VMIN)] = 1
      $0[Int(VTIME)] = 0
    }
    while tcsetattr(input, TCSANOW, &settings) != 0 {
      guard errno == EINTR, !isGivenUp() else { return false }
    }
    return true
  }

  /// Opens the terminal again without blocking; where that is not allowed, shares the description.
  private static func reopen(_ descriptor: Int32) -> Int32? {
    if let path = ttyname(descriptor) {
      let own = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      if own >= 0, device(of: own) == device(of: descriptor) { return own }
      if own >= 0 { _ = systemClose(own) }
    }
    let shared = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    return shared >= 0 ? shared : nil
  }

  private static func device(of descriptor: Int32) -> dev_t? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_rdev : nil
  }

  private static func systemClose(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}
