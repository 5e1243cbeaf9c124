import Foundation
import Testing

/// A real terminal: a tmux server of its own with one window, in which a shell runs.
///
/// Nothing here waits for a fixed time: ``wait(for:)`` looks at the screen until it shows what is expected,
/// and fails with the screen when that takes too long.
final class Terminal {
  private let socket = "bubblescope-\(UUID().uuidString.prefix(8))"
  private let deadline: TimeInterval = 60

  /// Starts a shell in a window of that size. `environment` comes to its own.
  init(columns: Int = 100, rows: Int = 40, term: String = "tmux-256color") throws {
    try tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "env LC_ALL=C.UTF-8 PS1='ready$ ' SWIFT_BACKTRACE=enable=no BUBBLESCOPE='\(Terminal.program)' sh",
    ])
    try tmux(["set-option", "-g", "status", "off"])
    try tmux(["set-option", "-g", "default-terminal", term])
    try wait { $0.contains("ready$") }
  }

  deinit {
    _ = try? tmux(["kill-server"])
  }

  /// The program under test: built beside the tests.
  static let program: String = {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let beside = folder ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return beside.appendingPathComponent("bubblescope").path
  }()

  /// Types keys by tmux's names (`Enter`, `C-c`, `Down`), or as they stand.
  func press(_ keys: String...) throws {
    try tmux(["send-keys"] + keys)
  }

  /// Types a line into the shell.
  func run(_ line: String) throws {
    try tmux(["send-keys", "-l", line])
    try press("Enter")
  }

  /// Starts the program and waits until it has drawn its first screen.
  func open(_ arguments: String = "") throws {
    try run("\"$BUBBLESCOPE\" \(arguments)")
    try wait { $0.contains("help") && $0.contains("quit") || $0.contains("leave") }
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What the window shows.
  var screen: String {
    get throws { try tmux(["capture-pane", "-p"]) }
  }

  /// Whether the program has the whole screen, and the cursor is hidden.
  var isFullScreen: Bool {
    get throws { try tmux(["display-message", "-p", "#{alternate_on}"]).hasPrefix("1") }
  }

  var isCursorVisible: Bool {
    get throws { try tmux(["display-message", "-p", "#{cursor_flag}"]).hasPrefix("1") }
  }

  /// Whether the program is told of presses, drags and places without a limit.
  var reportsMouse: Bool {
    get throws {
      try tmux(["display-message", "-p", "#{mouse_button_flag}#{mouse_sgr_flag}"]).hasPrefix("11")
    }
  }

  /// Whether any of that is on.
  var reportsAnyMouse: Bool {
    get throws {
      let flags = "#{mouse_any_flag}#{mouse_button_flag}#{mouse_standard_flag}#{mouse_sgr_flag}"
      return try tmux(["display-message", "-p", flags]).contains("1")
    }
  }

  /// The window's title, which programs can set.
  var title: String {
    get throws { try tmux(["display-message", "-p", "#{pane_title}"]).trimmingCharacters(in: .newlines) }
  }

  /// The process that runs in the shell.
  var child: pid_t {
    get throws {
      let shell = try tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(in: .newlines)
      let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
      return try #require(pid_t(children.split(separator: " ").first ?? ""))
    }
  }

  /// A signal's number by its name without `SIG`.
  static func number(of signal: String) -> Int32 {
    switch signal {
    case "TERM": SIGTERM
    case "HUP": SIGHUP
    case "INT": SIGINT
    case "SEGV": SIGSEGV
    case "TRAP": SIGTRAP
    case "ILL": SIGILL
    case "ABRT": SIGABRT
    default: 0
    }
  }

  /// Looks at the screen until it is as expected.
  @discardableResult
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation, for condition: (String) -> Bool
  ) throws -> String {
    let end = Date(timeIntervalSinceNow: deadline)
    var last = ""
    while Date() < end {
      last = try screen
      if condition(last) { return last }
    }
    Issue.record(
      "the screen never showed what was expected; it shows:\n\(last)", sourceLocation: sourceLocation)
    throw TimedOut()
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try Command.run(["tmux", "-L", socket] + arguments).output
  }
}

/// The screen never showed what was expected.
struct TimedOut: Error {}

extension String {
  /// Without white space at both ends.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
