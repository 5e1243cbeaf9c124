import Foundation
import Testing
import TestSupport

@Suite("The --lenient option")
struct LenientTests {
  private static let message = #"""
    {"type": "image", "originalContentUrl": "{photoUrl}", "previewImageUrl": "https://example.com/p.png"}
    """#

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run([Terminal.program] + arguments, environment: ["TERM": "xterm-256color"])
  }

  @Test(
    "A template variable is an error, and a warning with --lenient, in every command",
    arguments: ["fit", "shot", "replay"])
  func variable(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.json", Self.message)
    try folder.write(
      "a.yaml", "scenario: A\nmessages: [{id: a, bubbles: [{file: a.json}]}]\nsteps: [{enter: user}]\n")
    let path = folder.file(command == "replay" ? "a.yaml" : "a.json")
    let refused = try run([command, path])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("error: originalContentUrl: must start with https://"))
    let accepted = try run([command, "--lenient", path])
    #expect(accepted.status == 0)
    #expect(accepted.errors.contains("warning: originalContentUrl: must start with https://"))
    #expect(accepted.errors.contains("{photoUrl} looks like a variable of a template"))
    #expect(!accepted.output.isEmpty)
  }

  @Test("The page says when LINE does not report a message")
  func nowhere() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.yaml",
      "scenario: A\nmessages: [{id: quiet, type: push, bubbles: [{text: a}]}]\nsteps: [{enter: user}]\n")
    _ = try run(["replay", "--privacy", "--html", folder.file("a.html"), folder.file("a.yaml")])
    let page = try folder.read("a.html")
    #expect(page.contains("reported nowhere: send it with customAggregationUnits"))
  }
}
