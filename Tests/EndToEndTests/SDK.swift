import Foundation
import TestSupport

/// LINE's SDK for Python, installed beside the build. Where it can't be, its test is skipped unless `BUBBLESCOPE_SDK` is
/// `required`.
enum SDK {
  private static let folder = Golden.projectFile(".build/line-bot-sdk").path
  static let python = "\(folder)/bin/python"
  static let client = script("client")
  static let bot = script("bot")

  private static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("sdk/\(name).py").path
  }

  static let isWanted = isInstalled || ProcessInfo.processInfo.environment["BUBBLESCOPE_SDK"] == "required"

  private static var isInstalled: Bool {
    works([python, "-c", "import linebot.v3.messaging"])
      || works(["python3", "-m", "venv", folder])
        && works([python, "-m", "pip", "install", "--quiet", "line-bot-sdk>=3.27,<4"])
  }

  private static func works(_ command: [String]) -> Bool { (try? Command.run(command))?.status == 0 }
}
