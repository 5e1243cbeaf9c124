import Glibc
import NcursesScreen
import SystemPackage
import TerminalText

/// The terminal of a command that prints again whenever a file changes, until `q` or a signal ends it.
struct WatchConsole {
  /// Whether keys can end the watch. If so, the screen is cleared before each run.
  var hasKeys: Bool { isatty(STDIN_FILENO) == 1 && canClear }

  /// Whether the terminal can be cleared.
  var canClear: Bool {
    isatty(STDOUT_FILENO) == 1 && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }

  /// Clears the screen and what was scrolled off it, where that is possible.
  func clear() throws(Failure) {
    if canClear { try ReportSink.standardOutput.write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
  }

  /// The line that says how to end the watch.
  func invitation(hasColor: Bool) -> String {
    StyledText.dim("watching for changes, press \(hasKeys ? "q" : "Ctrl-C") to quit\n")
      .text(hasColor: hasColor)
  }

  /// Waits until something may have changed. Returns `false` if `q` was pressed.
  func waitForChange(_ watch: FolderWatch) -> Bool {
    guard hasKeys, let keys = KeyReader() else {
      watch.wait()
      return true
    }
    defer { keys.close() }
    while true {
      switch keys.wait(for: watch.descriptor, milliseconds: watch.isPolling ? FolderWatch.interval : nil) {
      case .timeout: return true
      case .ready: if watch.settle() { return true }
      case .keys(let bytes): if bytes.contains(where: { "qQ".utf8.contains($0) }) { return false }
      case .terminate(let signal):
        if let signal { NcursesScreen.die(ofSignal: signal) }
        return false
      }
    }
  }
}
