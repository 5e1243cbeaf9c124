import Glibc
import HTMLReport
import Scenarios
import SystemPackage
import TerminalText

/// The terminal that standard output may be connected to.
enum Terminal {
  /// The appearance of text on standard output. It has colours only on a terminal, unless `NO_COLOR` is set.
  static var appearance: Report.Appearance {
    guard isatty(STDOUT_FILENO) == 1 else { return Report.Appearance(hasColor: false, isUTF8: true) }
    let hasColor = (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let columns = isKnown ? Int(window.ws_col) : Report.Appearance().columns
    return Report.Appearance(hasColor: hasColor, isUTF8: isUTF8, columns: columns)
  }

  /// Whether the locale's encoding is UTF-8.
  private static var isUTF8: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { variable($0) }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8")
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
