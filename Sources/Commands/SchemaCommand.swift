import ArgumentParser
import ChatRoom
import MessagingAPI
import Scenarios
import TerminalText

/// `bubblescope schema`: the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario files, for editors to complete and check them.",
    discussion: """
      Save it, and name it in a scenario's first line: \
      # yaml-language-server: $schema=scenario.schema.json
      """)

  func run() throws {
    try ReportSink.standardOutput.write(ScenarioSchema.text)
  }
}
