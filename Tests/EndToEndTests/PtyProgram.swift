import Glibc
import TerminalUI
import Testing
import TestSupport

/// The program in a pseudo-terminal. The test decides when to read its output.
final class PtyProgram {
  /// The terminal; `nil` after ``vanish()``.
  private(set) var terminal: PseudoTerminal?
  private(set) var emulator: Emulator
  /// The number of bytes read from the program.
  private(set) var bytesRead = 0
  let pid: pid_t
  /// The terminal's settings before the program started.
  let settingsBefore: [UInt8]
  /// Hangs up when the program has ended.
  private let life: Int32
  private var pending: [UInt8] = []
  private var status: Int32?
  /// Whether the program has left the alternate screen.
  private(set) var hasLeftScreen = false
  /// The timeout in milliseconds, long enough for a busy machine.
  private static let deadline = 60_000

  /// Starts the program. With `ignoresHangUp`, it inherits an ignored SIGHUP; with `blocksSignals`, a mask that blocks
  /// all signals.
  init(
    _ arguments: [String] = [], columns: UInt16 = 100, rows: UInt16 = 40, term: String? = "xterm-256color",
    environment: [String] = [], ignoresHangUp: Bool = false, blocksSignals: Bool = false
  ) throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    let terminal = try #require(PseudoTerminal(columns: columns, rows: rows))
    emulator = Emulator(size: TerminalSize(columns: Int(columns), rows: Int(rows)))
    self.terminal = terminal
    settingsBefore = terminal.settings
    let path = try #require(terminal.path)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The terminal becomes the controlling terminal of the session leader that opens it.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // The program's end of the pipe closes when it ends.
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    life = ends[0]
    posix_spawn_file_actions_adddup2(&actions, ends[1], 3)
    for descriptor: Int32 in 4..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Tests run on threads that block signals; unblock them for the program.
    var blocked = sigset_t()
    if blocksSignals { sigfillset(&blocked) } else { sigemptyset(&blocked) }
    posix_spawnattr_setsigmask(&attributes, &blocked)
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var words = [Terminal.program] + arguments
    if ignoresHangUp { words = ["/bin/sh", "-c", "trap '' HUP; exec \"$0\""] + words }
    let variables =
      ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no", "PATH=/usr/bin:/bin"] + environment
      + (term.map { ["TERM=\($0)"] } ?? [])
    let argv = words.map { strdup($0) } + [nil]
    let envp = variables.map { strdup($0) } + [nil]
    defer { for word in argv + envp { free(word) } }
    var pid: pid_t = 0
    try #require(posix_spawn(&pid, words[0], &actions, &attributes, argv, envp) == 0)
    self.pid = pid
  }

  deinit {
    close(life)
    if status == nil {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
  }

  /// Types as many bytes as the terminal accepts, and returns their number.
  @discardableResult
  func type(_ text: String) -> Int {
    guard let terminal else { return 0 }
    let bytes = Array(text.utf8)
    return max(0, write(terminal.master, bytes, bytes.count))
  }

  func resize(columns: UInt16, rows: UInt16) {
    terminal?.resize(columns: columns, rows: rows)
    emulator = Emulator(size: TerminalSize(columns: Int(columns), rows: Int(rows)))
    kill(pid, SIGWINCH)
  }

  /// Reads output until the screen is as expected. On a timeout, fails with the screen.
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation, for condition: (String) -> Bool
  ) throws {
    var start = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    while !condition(emulator.frame.text) {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      guard read(patience: 50) || (now.tv_sec - start.tv_sec) * 1000 < Self.deadline else {
        Issue.record("the screen never showed it:\n\(emulator.frame.text)", sourceLocation: sourceLocation)
        throw TimedOut()
      }
    }
  }

  /// Reads until the program has left the alternate screen. Returns `false` on a timeout.
  func waitUntilScreenIsLeft() -> Bool {
    let start = ContinuousClock.now
    while !hasLeftScreen, ContinuousClock.now - start < .milliseconds(Self.deadline) { read(patience: 50) }
    return hasLeftScreen
  }

  /// Reads once, waiting up to `patience` milliseconds. Returns `false` if there was no output.
  @discardableResult
  func read(patience: Int32) -> Bool {
    guard let terminal else { return false }
    var descriptor = pollfd(fd: terminal.master, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, patience) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal.master, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytesRead += count
    pending += buffer[..<count]
    if String(decoding: pending, as: UTF8.self).contains("\u{1B}[?1049l") { hasLeftScreen = true }
    let whole = pending.count - Self.unfinished(pending)
    emulator.feed(String(decoding: pending[..<whole], as: UTF8.self))
    pending.removeSubrange(..<whole)
    return true
  }

  /// The number of bytes at the end that are an incomplete sequence or character.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    let tail = bytes.suffix(3)
    if let lead = tail.lastIndex(where: { $0 >= 0xC0 }) {
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
      if bytes.count - lead < length { return bytes.count - lead }
    }
    guard let escape = bytes.lastIndex(of: 0x1B) else { return 0 }
    let rest = bytes[(escape + 1)...]
    let isWhole =
      switch rest.first {
      case UInt8(ascii: "["): rest.dropFirst().contains { (0x40...0x7E).contains($0) }
      case UInt8(ascii: "("), UInt8(ascii: "]"): rest.count > 1
      case nil: false
      default: true
      }
    return isWhole ? 0 : bytes.count - escape
  }

  /// Closes the terminal.
  func vanish() { terminal = nil }

  /// Waits for the program to end, reading its output if `reading`. Returns the exit code, or 128 plus the number of
  /// the signal. Kills the program on a timeout, which returns 137.
  func end(reading: Bool = true) -> Int32 {
    let start = ContinuousClock.now
    while !waitsForEnd(patience: 5, orOutput: reading) {
      if ContinuousClock.now - start > .milliseconds(Self.deadline) { kill(pid, SIGKILL) }
      while reading, read(patience: 0) {}
    }
    // The last output may still be pending.
    while reading, read(patience: 50) {}
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    self.status = status
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Waits up to `patience` milliseconds for the program's end or output. Returns whether it has ended.
  private func waitsForEnd(patience: Int32, orOutput: Bool = false) -> Bool {
    var descriptors = [
      pollfd(fd: life, events: Int16(POLLIN), revents: 0),
      pollfd(fd: orOutput ? terminal?.master ?? -1 : -1, events: Int16(POLLIN), revents: 0),
    ]
    return poll(&descriptors, 2, patience) > 0 && descriptors[0].revents != 0
  }

  /// Waits until the program is idle, waiting for its terminal.
  func waitUntilIdle() throws {
    var last: [String] = []
    var same = 0
    while same < 20 {
      let now = try scheduled()
      same = now == last ? same + 1 : 0
      last = now
      try #require(!waitsForEnd(patience: 2), "it ended")
    }
  }

  /// The program's running time and waiting time in nanoseconds, and how often it ran.
  private func scheduled() throws -> [String] {
    try contents(of: "schedstat").split(separator: " ").map(String.init)
  }

  /// The resident memory in KB.
  var memory: Int {
    get throws {
      let line = try contents(of: "status").split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }
  }

  private func contents(of file: String) throws -> String {
    let descriptor = open("/proc/\(pid)/\(file)", O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }
}
