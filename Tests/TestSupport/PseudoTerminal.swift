import Glibc

/// A terminal with the test at the other end of the line.
public final class PseudoTerminal {
  /// The test's end.
  public let master: Int32
  /// The program's end.
  public let slave: Int32

  /// Opens one with a window of this size, nil where the system has none to give.
  public init?(columns: UInt16, rows: UInt16) {
    guard let (master, slave) = Self.openBothEnds() else { return nil }
    self.master = master
    self.slave = slave
    resize(columns: columns, rows: rows)
  }

  private static func openBothEnds() -> (master: Int32, slave: Int32)? {
    // The library's functions for this are not visible to Swift; these are what they do.
    let unlock = UInt(0x4004_5431)
    let openPeer = UInt(0x5441)
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var isLocked: Int32 = 0
    guard master >= 0, ioctl(master, unlock, &isLocked) == 0 else { return nil }
    let slave = ioctl(master, openPeer, O_RDWR | O_NOCTTY)
    return slave >= 0 ? (master, slave) : nil
  }

  deinit {
    close(slave)
    close(master)
  }

  /// The path of the program's end. (`ttyname` shares one buffer among threads.)
  public var path: String? {
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(slave, &name, name.count) == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Gives the window a size; the signal is up to the caller.
  public func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
  }

  /// Types.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads what the program wrote, until the end of it is `end` or five seconds have passed.
  public func output(until end: String) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while !String(decoding: bytes, as: UTF8.self).hasSuffix(end), poll(&descriptor, 1, 5000) > 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what has arrived so far.
  public func drain() -> String {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }

  /// Reads all that the program has written, with a mark behind it that a terminal passes over.
  public func outputSoFar() -> String {
    let mark = "\u{1B}]mark\u{7}"
    let bytes = Array(mark.utf8)
    _ = write(slave, bytes, bytes.count)
    return output(until: mark)
  }

  /// Whether something was typed that nobody has read, as a shell would find it.
  public var hasInput: Bool {
    var descriptor = pollfd(fd: slave, events: Int16(POLLIN), revents: 0)
    // Without a line's end a shell's settings would hide it.
    var settings = termios()
    tcgetattr(slave, &settings)
    settings.c_lflag &= ~tcflag_t(ICANON)
    tcsetattr(slave, TCSANOW, &settings)
    return poll(&descriptor, 1, 100) > 0
  }

  /// The line's settings, as bytes.
  public var settings: [UInt8] {
    var settings = termios()
    tcgetattr(slave, &settings)
    return withUnsafeBytes(of: settings) { Array($0) }
  }

  /// Whether the program has written anything that was not read yet.
  public var hasOutput: Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 100) > 0
  }
}
