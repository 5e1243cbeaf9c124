import ChatRoom
import Scenarios

/// Reads a scenario whose `file:` bubbles are in `files`.
func read(_ text: String, files: [String: String] = [:]) throws(InvalidScenario) -> Scenario {
  try read(Array(text.utf8), files: files)
}

/// Reads a scenario's bytes.
func read(_ bytes: [UInt8], files: [String: String] = [:]) throws(InvalidScenario) -> Scenario {
  let reader = ScenarioReader { (name) throws(UnreadableFile) in
    guard let text = files[name] else { throw UnreadableFile(reason: "no such file") }
    return Array(text.utf8)
  }
  return try reader.read(bytes, named: "test.yaml")
}

/// Reads a scenario of one message with the given bubbles, written as items of a YAML list.
func bubbles(_ items: String..., files: [String: String] = [:]) throws(InvalidScenario) -> [Bubble] {
  let text =
    "scenario: A\nmessages:\n  - id: a\n    bubbles:\n"
    + items.map { "      - \($0)\n" }.joined()
  return try read(text, files: files).setup.messages[0].bubbles
}

/// Returns the diagnostics of an invalid scenario, empty if it is valid.
func diagnostics(_ text: String, files: [String: String] = [:]) -> [Diagnostic] {
  do throws(InvalidScenario) {
    _ = try read(text, files: files)
    return []
  } catch {
    return error.diagnostics
  }
}
