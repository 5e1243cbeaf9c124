import Foundation
import Testing

/// A real terminal: a separate tmux server with one window, in which a shell runs.
///
/// There are no fixed delays: ``wait(for:)`` polls the screen until it is as expected. On a timeout, it fails with
/// the screen.
final class Terminal {
  private let socket = "bubblescope-\(UUID().uuidString.prefix(8))"
  private let deadline: TimeInterval = 60

  /// Starts a shell in a window of this size. `environment` extends its environment.
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

  /// The path of the program under test, built with the tests.
  static let program: String = {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let beside = folder ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return beside.appendingPathComponent("bubblescope").path
  }()

  /// Presses keys, by tmux's names (`Enter`, `C-c`, `Down`) or as characters.
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

  /// The contents of the window.
  var screen: String {
    get throws { try tmux(["capture-pane", "-p"]) }
  }

  /// Whether the program uses the alternate screen.
  var isFullScreen: Bool {
    get throws { try tmux(["display-message", "-p", "#{alternate_on}"]).hasPrefix("1") }
  }

  var isCursorVisible: Bool {
    get throws { try tmux(["display-message", "-p", "#{cursor_flag}"]).hasPrefix("1") }
  }

  /// Whether the program receives mouse presses and drags with unlimited coordinates.
  var reportsMouse: Bool {
    get throws {
      try tmux(["display-message", "-p", "#{mouse_button_flag}#{mouse_sgr_flag}"]).hasPrefix("11")
    }
  }

  /// Whether any mouse reporting is on.
  var reportsAnyMouse: Bool {
    get throws {
      let flags = "#{mouse_any_flag}#{mouse_button_flag}#{mouse_standard_flag}#{mouse_sgr_flag}"
      return try tmux(["display-message", "-p", flags]).contains("1")
    }
  }

  /// The window's title.
  var title: String {
    get throws { try tmux(["display-message", "-p", "#{pane_title}"]).trimmingCharacters(in: .newlines) }
  }

  /// The process running in the shell.
  var child: pid_t {
    get throws {
      let shell = try tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(in: .newlines)
      let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
      return try #require(pid_t(children.split(separator: " ").first ?? ""))
    }
  }

  /// The number of a signal, by its name without `SIG`.
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

  /// Polls the screen until it is as expected.
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

/// The error of a screen that did not become as expected in time.
struct TimedOut: Error {}

extension String {
  /// The string without white space at both ends.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
