import Glibc

/// Runs programs. Foundation's `Process` would wait for the tmux server, which inherits its descriptors and keeps
/// running.
enum Command {
  /// The result of a program.
  struct Result {
    var output: String
    var errors: String
    /// The exit code, or 128 plus the number of the signal that ended the program.
    var status: Int32
  }

  /// The error of a program that could not be started.
  struct Failed: Error {
    var name: String
    var code: Int32
  }

  /// Runs a program to its end without standard input. `environment` extends this process's environment.
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let (pid, output, errors) = try start(arguments, environment)
    let texts = Outlet.readBoth(output, errors)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Result(
      output: texts.0, errors: texts.1, status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  private static func start(
    _ arguments: [String], _ environment: [String: String]
  ) throws -> (pid_t, Outlet, Outlet) {
    let output = try Outlet()
    let errors = try Outlet()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, 2)
    // Tests run in parallel: the tmux server must not inherit descriptors of other tests.
    for descriptor: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let variables = Command.environment(adding: environment).map { strdup($0) } + [nil]
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    // Tests run on threads that block signals. A program would inherit the mask, and a tmux server could not be killed.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A server in this process ignores it, and a program would, too.
    var brokenPipe = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &brokenPipe)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, words, variables)
    output.closeWriteEnd()
    errors.closeWriteEnd()
    guard code == 0 else { throw Failed(name: arguments[0], code: code) }
    return (pid, output, errors)
  }

  private static func environment(adding more: [String: String]) -> [String] {
    var result: [String] = []
    var pointer = environ
    while let variable = pointer.pointee {
      let text = String(cString: variable)
      let name = String(text.prefix { $0 != "=" })
      if more[name] == nil { result.append(text) }
      pointer += 1
    }
    return result + more.map { "\($0.key)=\($0.value)" }
  }
}

/// A pipe from a program to this process.
private final class Outlet {
  private(set) var writeEnd: Int32
  private let readEnd: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Command.Failed(name: "pipe", code: errno) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    closeWriteEnd()
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  /// Reads two pipes to their ends, in any order.
  static func readBoth(_ first: Outlet, _ second: Outlet) -> (String, String) {
    var texts: [[UInt8]] = [[], []]
    var polls = [first, second].map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while polls.contains(where: { $0.fd >= 0 }) {
      guard poll(&polls, 2, -1) > 0 || errno == EINTR else { break }
      for index in 0..<2 where polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
    }
    return (String(decoding: texts[0], as: UTF8.self), String(decoding: texts[1], as: UTF8.self))
  }
}
