import Foundation
import Testing
import TestSupport

/// Commands never overwrite their input.
@Suite("Outputs and inputs")
struct OutputTests {
  private static let scenario =
    "scenario: A\nmessages:\n  - {id: a, bubbles: [{file: card.json}]}\nsteps:\n  - enter: user\n"
  private static let card = "{\"type\": \"text\", \"text\": \"Hi\"}"
  private let home: TemporaryFolder
  private var folder: URL { URL(fileURLWithPath: home.path) }

  init() throws {
    home = try TemporaryFolder()
    try write(Self.scenario, to: "a.yaml")
    try write(Self.scenario, to: "b.yaml")
    try write(Self.card, to: "card.json")
    for (link, file) in [("link.html", "a.yaml"), ("link.cast", "a.yaml"), ("card.svg", "card.json")] {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(link), withDestinationURL: folder.appendingPathComponent(file))
    }
    try FileManager.default.linkItem(
      at: folder.appendingPathComponent("a.yaml"), to: folder.appendingPathComponent("hard.svg"))
  }

  private func write(_ text: String, to name: String) throws { try home.write(name, text) }

  private func contents() throws -> [String: String] {
    var contents: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      contents[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return contents
  }

  private func run(_ line: String) throws -> Command.Result {
    try Command.run(
      ["/bin/sh", "-c", "cd '\(folder.path)' && exec '\(Terminal.program)' \(line)"])
  }

  @Test(
    "No command overwrites its input, or a scenario named in the wrong place",
    arguments: [
      "replay --html a.yaml a.yaml", "replay --html a.yaml b.yaml", "replay --html link.html a.yaml",
      "replay --output a.yaml a.yaml", "replay --output ./a.yaml .", "replay --output a.yaml b.yaml",
      "replay --output card.json a.yaml", "replay --format json --output card.json --html x.html .",
      "play --cast a.yaml a.yaml", "play --cast a.yaml b.yaml", "play --cast link.cast a.yaml",
      "shot a.yaml -o hard.svg", "shot a.yaml -o card.svg", "shot - -o hard.svg < a.yaml",
      "fit a.yaml -o a.yaml", "fit card.json -o card.json", "fit a.yaml -o card.json",
      "fit card.json -o a.yaml", "fit - -o card.json < card.json",
    ])
  func refusesToOverwrite(_ line: String) throws {
    let before = try contents()
    let result = try run(line)
    #expect(result.status == 2)
    #expect(result.errors.contains(": error: ") && result.output.isEmpty)
    #expect(try contents() == before)
  }

  @Test(
    "Other files are written",
    arguments: [
      "replay --html x.HTM a.yaml", "replay --output x.json --html /dev/null a.yaml",
      "replay --output /dev/null a.yaml", "play --cast x.cast a.yaml", "fit a.yaml -o x.txt",
      "shot a.yaml -o x.svg", "play --cast /dev/null a.yaml",
    ])
  func writesOthers(_ line: String) throws {
    let before = try contents()
    #expect(try run(line).status == 0)
    #expect(try contents().filter { !$0.key.hasPrefix("x.") } == before)
    // A second run overwrites the output of the first.
    #expect(try run(line).status == 0)
  }

  @Test("--size without --cast is an error")
  func sizeNeedsCast() throws {
    let result = try run("play --size 80x24 a.yaml")
    #expect(result.status == 2 && result.errors.contains("--size requires --cast"))
  }

  @Test("Watching a missing file is an error")
  func watchesNothing() throws {
    let result = try run("replay --watch a.yaml nope")
    #expect(result.status == 2 && result.errors == "nope: error: no such file\n")
  }

  @Test("A last line without a line break is checked")
  func checksTheLastLine() throws {
    try write(
      "# Recorded by bubblescope\n" + Self.scenario + "  - expect: {a/1: {impression: 99}}", to: "cut.yaml")
    let result = try run("replay cut.yaml")
    #expect(result.status == 1 && result.output.contains("expected 99"))
  }
}
