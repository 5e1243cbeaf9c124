import Foundation

/// The browser for testing the page. Without one, its tests are skipped unless `BUBBLESCOPE_BROWSER` is `required`.
enum Browser {
  static let program = works(["chromium", "--version"]) ? "chromium" : "chromium-browser"

  /// A Python with html5lib. The first one on the path may not be the system's.
  static let python = works(["python3", "-c", "import html5lib"]) ? "python3" : "/usr/bin/python3"

  /// The path of a script for the browser.
  static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("browser/\(name)").path
  }

  static let isWanted =
    ProcessInfo.processInfo.environment["BUBBLESCOPE_BROWSER"] == "required"
    || (works([program, "--version"]) && works([python, "-c", "import html5lib"]))

  private static func works(_ command: [String]) -> Bool { (try? Command.run(command))?.status == 0 }
}
