import Foundation
import TestSupport
import Testing

/// Runs `room --watch` and `fit --watch` while files change.
@Suite("Watching a file in the room", .serialized)
struct RoomWatchTests {
  private let home: TemporaryFolder
  private let terminal: Terminal

  init() throws {
    home = try TemporaryFolder()
    terminal = try Terminal()
  }

  private func scenario(height: Int, text: String = "Hello", rest: String = "") -> String {
    """
    scenario: Heights
    messages:
      - id: a
        bubbles:
          - {text: \(text), height: \(height)}
          - {file: card.json}
    \(rest)
    """
  }

  /// Saves like most editors, in a new file that replaces the old one.
  private func save(_ text: String, _ name: String = "a.yaml", atomically: Bool = true) throws {
    try text.write(toFile: home.file(name), atomically: atomically, encoding: .utf8)
  }

  @Test("A saved change is shown at once; what is not valid leaves the room as it was")
  func room() throws {
    try save(#"{"type": "text", "text": "From a file"}"#, "card.json")
    try save(scenario(height: 60))
    try terminal.open("room --watch \(home.file("a.yaml"))")
    try terminal.wait { $0.contains("Hello") && $0.contains("From a file") }
    try save(scenario(height: 90, text: "Changed"))
    try terminal.wait { $0.contains("Changed") && $0.contains("a/1: 60 pt, now 90 pt") }
    try save(scenario(height: 90, text: "Changed", rest: "steps: [fly]"), atomically: false)
    let bad = try terminal.wait { $0.contains("line 7: unknown step \"fly\"") }
    #expect(bad.contains("Changed"))
    // The error stays while there is nothing else to say. The key's answer must not come after the next change.
    try terminal.press("K")
    try terminal.wait { $0.contains("everything is on the screen") }
    try save(#"{"type": "text", "text": "Changed as well"}"#, "card.json")
    try save(scenario(height: 120, text: "Changed"))
    try terminal.wait { $0.contains("Changed as well") && $0.contains("a/1: 90 pt, now 120 pt") }
    try FileManager.default.removeItem(atPath: home.file("a.yaml"))
    try terminal.wait { $0.contains("a.yaml: no such file") && $0.contains("Changed as well") }
    try save(scenario(height: 60, text: "Back"))
    try terminal.wait { $0.contains("Back") }
    try save(#"{"type": "text", "text": "Only the card"}"#, "card.json")
    try terminal.wait { $0.contains("Only the card") }
  }

  @Test("fit checks again when the message is saved")
  func fit() throws {
    try save(#"{"type": "text", "text": "Short"}"#, "card.json")
    try terminal.run("clear; \"$BUBBLESCOPE\" fit --watch --device pixel-8 \(home.file("card.json"))")
    try terminal.wait { $0.contains("press q to quit") && $0.contains("Pixel 8") }
    try save(#"{"type": "text"}"#, "card.json")
    // The last table stays above the error.
    try terminal.wait { $0.contains("missing") && $0.contains("Pixel 8") }
    try save(#"{"type": "text", "text": "Fine again"}"#, "card.json")
    try terminal.wait { $0.contains("Pixel 8") && !$0.contains("missing") }
    try terminal.press("q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
  }

  @Test("Only a file can be watched, and not while it is recorded")
  func refusals() throws {
    for (arguments, message) in [
      (["room", "--watch"], "--watch needs a file to watch"),
      (["room", "--watch", "a.yaml", "--record", "b.yaml"], "--watch and --record can't be combined"),
      (["fit", "--watch", "-"], "--watch needs a file to watch"),
      (["fit", "--watch", "a.json", "-o", "a.csv"], "--watch can't be combined with --output or --require"),
    ] {
      let result = try Command.run([Terminal.program] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }
}
