import Foundation
import Testing
import TestSupport

/// Runs `bubblescope replay` like a shell or a CI job.
@Suite("Replay")
struct ReplayTests {
  private static func scenario(_ title: String, impressions: Int = 1) -> String {
    """
    scenario: \(title)
    messages: [{id: a, bubbles: [text: Hello]}]
    steps:
      - enter: user
      - expect: {a/1: {impression: \(impressions)}}

    """
  }

  private func replay(_ arguments: String..., in folder: TemporaryFolder? = nil) throws -> Command.Result {
    let program = [Terminal.program, "replay"] + arguments
    guard let folder else { return try Command.run(program) }
    return try Command.run(["sh", "-c", "cd '\(folder.path)' && exec \"$0\" \"$@\""] + program)
  }

  @Test("The scenarios that come with the program pass")
  func ownScenarios() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Scenarios").path
    let result = try replay(folder)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.errors.isEmpty)
  }

  @Test("The README's example has the output shown there")
  func readme() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let yaml = text.matches(of: /```yaml\n((?s).*?)```/).map { String($0.1) }
    let folder = try TemporaryFolder()
    // A room, what the account sees of it, steps and expectations.
    #expect(yaml.count == 3)
    try folder.write("coupon.yaml", yaml[0] + yaml[2])
    let shown = try #require(text.firstMatch(of: /```\n(✗ (?s).*?)```/)?.1)
    #expect(try replay("coupon.yaml", in: folder).output == String(shown))
    try folder.write("insight.yaml", yaml[0] + yaml[1])
    #expect(try replay("insight.yaml", in: folder).status == 0)
  }

  @Test("A folder's scenarios run recursively in sorted order; other files are ignored")
  func folderOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b.yaml", "a/z.yml", "c.yaml", ".hidden.yaml", ".git/x.yaml", "a.yaml"] {
      try folder.write(name, Self.scenario(name))
    }
    try folder.write("notes.txt", "not a scenario")
    let result = try replay(".", in: folder)
    let files = result.output.split(separator: "\n").filter { $0.hasPrefix("✓") }.map {
      $0.split(separator: " ")[1]
    }
    #expect(files == ["./a.yaml", "./a/z.yml", "./b.yaml", "./c.yaml"])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("4 scenarios: 4 passed  (8 steps, 4 expectations)\n"))
  }

  @Test("Results of many files are in the order of the arguments")
  func order() throws {
    let folder = try TemporaryFolder()
    let names = (0..<60).map { "\($0 % 7)-\($0).yaml" }
    for (index, name) in names.enumerated() {
      let more = String(repeating: "  - wait: 1s\n", count: index % 5 == 0 ? 3000 : 1)
      try folder.write(name, Self.scenario("number \(index)") + more)
    }
    let result = try Command.run([Terminal.program, "replay"] + names.map { "\(folder.path)/\($0)" })
    let titles = result.output.matches(of: /number (\d+)/).compactMap { Int($0.1) }
    #expect(titles == Array(0..<60))
  }

  @Test("A failed expectation is reported with its location, values, and cause, and exit code 1")
  func failure() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.scenario("fails", impressions: 2))
    let result = try replay("a.yaml", in: folder)
    #expect(result.status == 1)
    #expect(result.output.contains("a.yaml:5:20: a/1 impression: expected 2, got 1"))
    #expect(
      result.output.contains("4  enter: user  entered (unread), offset 0, saw top, bottom of a/1"))
    #expect(result.errors.isEmpty)
  }

  @Test("An invalid file is reported on standard error, and the others still run")
  func invalid() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.yaml", Self.scenario("one"))
    try folder.write("2.yaml", "scenario: two\nsteps:\n  - leave\n  - enter: user\n  - scrol: 3\n")
    try folder.write("3.yaml", Self.scenario("three"))
    let result = try replay(".", "missing.yaml", in: folder)
    #expect(result.status == 2)
    #expect(result.output.contains("4 scenarios: 2 not valid, 2 passed"))
    #expect(
      result.errors == """
        ./2.yaml:3:5: error: leave: user is not in the room
          - leave
            ^
        hint: add enter: user before this step
        ./2.yaml:5:5: error: unknown step "scrol"
          - scrol: 3
            ^
        hint: did you mean "scroll"?
        missing.yaml: error: no such file

        """)
  }

  @Test("A file with warnings runs, with the warnings on standard error")
  func warnings() throws {
    let folder = try TemporaryFolder()
    let text = Self.scenario("doubtful").replacingOccurrences(
      of: "[text: Hello]", with: "[{text: Hello, quikReply: {}}]")
    try folder.write("a.yaml", text)
    let result = try replay("a.yaml", in: folder)
    #expect(
      result.errors.hasPrefix("a.yaml:2:44: warning: unknown property \"quikReply\"\n"), "\(result.errors)")
    #expect(result.errors.contains("hint: did you mean \"quickReply\"?"))
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("✓ a.yaml  doubtful\n"))
    let json = try replay("a.yaml", "--format", "json", in: folder)
    #expect(json.output.hasPrefix("{"))
    #expect(json.status == 0)
  }

  @Test("A folder without scenarios and an unknown format are errors")
  func badUsage() throws {
    let folder = try TemporaryFolder()
    let empty = try replay(folder.path)
    #expect(empty.status == 2)
    #expect(empty.errors == "\(folder.path): error: no scenarios (*.yaml, *.yml) in this folder\n")
    #expect(try replay("--format", "xml", "x.yaml").status == 2)
    #expect(try replay().status == 2)
  }

  @Test("A link to a parent folder is not followed forever")
  func linkLoop() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.yaml", Self.scenario("a"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/in/up", withDestinationPath: folder.path)
    let result = try replay(folder.path)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("✓ \(folder.path)/in/a.yaml  a\n  2 steps, 1 expectation, all met\n"))
    #expect(result.output.matches(of: /✓/).count == 1)
  }

  @Test("A report file appears when complete, and standard output has the text report")
  func outputFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.scenario("fails", impressions: 2))
    try folder.write("report.xml", "old")
    let result = try replay("--format", "junit", "--output", "report.xml", "a.yaml", in: folder)
    #expect(result.status == 1)
    #expect(
      try folder.read("report.xml").contains("<testsuite name=\"bubblescope\" tests=\"1\" failures=\"1\""))
    #expect(result.output.contains("a/1 impression: expected 2, got 1"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.yaml", "report.xml"])
    let nowhere = try replay("--output", "no/such/folder/x", "a.yaml", in: folder)
    #expect(nowhere.status == 2)
    #expect(nowhere.errors == "no/such/folder/x: error: No such file or directory\n")
  }

  @Test("Machine-readable reports are well-formed, even with hostile names and titles")
  func machines() throws {
    let folder = try TemporaryFolder()
    try folder.write("<&\"'>.yaml", Self.scenario("'<b>&\"\\u0007]]>'"))
    try folder.write("b.yaml", Self.scenario("\"x\\u0007\\u001b[2Jy\"", impressions: 3))
    let json = try replay("--format", "json", "--trace", "--explain", ".", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["scenarios"] as? [Any])?.count == 2)
    try folder.write("x.xml", try replay("--format", "junit", ".", in: folder).output)
    let check = try Command.run([
      "python3", "-c",
      "import sys,xml.etree.ElementTree as e;print(len(list(e.parse(sys.argv[1]).iter('testcase'))))",
      "\(folder.path)/x.xml",
    ])
    #expect(check.output == "2\n", "\(check.errors)")
    let tap = try replay("--format", "tap", ".", in: folder)
    #expect(tap.output.hasPrefix("TAP version 14\n1..2\nok 1 - "))
    for text in [json.output, tap.output, try replay(".", in: folder).output] {
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test("A closed pipe ends the program quietly")
  func brokenPipe() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.scenario("a") + String(repeating: "  - scroll: 1\n", count: 20_000))
    let result = try Command.run([
      "bash", "-c", "set -o pipefail; '\(Terminal.program)' replay --trace '\(folder.path)/a.yaml' | head -1",
    ])
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix("✓"))
  }

  @Test("Output has colours only on a terminal")
  func colours() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", Self.scenario("fails", impressions: 2))
    func inTerminal(_ environment: [String: String]) throws -> String {
      let command = "'\(Terminal.program)' replay '\(folder.path)/a.yaml'"
      return try Command.run(["script", "-qec", command, "/dev/null"], environment: environment).output
    }
    let terminal = ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": ""]
    #expect(try inTerminal(terminal).contains("\u{1B}[31m✗\u{1B}[0m"))
    #expect(try !inTerminal(terminal.merging(["NO_COLOR": "1"]) { $1 }).contains("\u{1B}["))
    #expect(try !inTerminal(terminal.merging(["TERM": "dumb"]) { $1 }).contains("\u{1B}["))
    #expect(try inTerminal(terminal.merging(["LC_ALL": "C"]) { $1 }).contains("FAILED"))
    #expect(try !replay("a.yaml", in: folder).output.contains("\u{1B}"))
  }
}
