import ArgumentParser
import ChatRoom
import MessagingAPI
import Scenarios
import TerminalText

/// `bubblescope schema`: prints the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario files, for completion and validation in editors.",
    discussion: """
      Save it to a file, and refer to that file in the first line of a scenario: \
      # yaml-language-server: $schema=scenario.schema.json
      """)

  func run() throws {
    try ReportSink.standardOutput.write(ScenarioSchema.text)
  }
}
