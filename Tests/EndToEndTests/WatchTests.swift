import Foundation
import Testing
import TestSupport

/// Runs `replay --watch` while files change.
@Suite("Watching a folder", .serialized)
struct WatchTests {
  private let home: TemporaryFolder
  private var folder: String { home.path }
  private let terminal: Terminal

  init() throws {
    home = try TemporaryFolder()
    terminal = try Terminal()
    try terminal.run("cd \(home.path)")
  }

  private func scenario(_ title: String, impressions: Int = 1, bubble: String = "{text: A}") -> String {
    """
    scenario: \(title)
    messages: [{id: a, bubbles: [\(bubble)]}]
    steps:
      - enter: user
      - expect: {a/1: {impression: \(impressions)}}

    """
  }

  /// Saves like most editors, in a new file that replaces the old one.
  private func save(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  /// Saves into the existing file.
  private func rewrite(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
  }

  @Test("Only saved scenarios run again; the summary covers all")
  func runsWhatChanges() throws {
    try save(scenario("First"), "one.yaml")
    try save(scenario("Second"), "two.yaml")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch .")
    try terminal.wait { $0.contains("2 scenarios: 2 passed") && $0.contains("watching for changes, press q") }
    try save(scenario("First", impressions: 2), "one.yaml")
    let failed = try terminal.wait { $0.contains("2 scenarios: 1 failed, 1 passed") }
    #expect(failed.contains("changed ./one.yaml"))
    #expect(failed.contains("one.yaml:5:20: a/1 impression: expected 2, got 1"))
    #expect(!failed.contains("./two.yaml"))
    try rewrite(scenario("Renamed"), "two.yaml")
    let other = try terminal.wait {
      $0.contains("✓ ./two.yaml  Renamed") && $0.contains("✗ ./one.yaml  line 5")
    }
    #expect(other.contains("changed ./two.yaml"))
    try rewrite(scenario("First"), "one.yaml")
    try terminal.wait { $0.contains("changed ./one.yaml") && $0.contains("2 scenarios: 2 passed") }
  }

  @Test("An invalid file is reported with its location, and runs when it is fixed")
  func reportsErrors() throws {
    try save("scenario: A\nsteps: [scrol: 3]\n", "one.yaml")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch one.yaml")
    try terminal.wait { $0.contains("one.yaml:2:9: error:") && $0.contains("1 scenario: 1 not valid") }
    try save(scenario("Fixed"), "one.yaml")
    try terminal.wait { $0.contains("✓ one.yaml  Fixed") && $0.contains("1 scenario: 1 passed") }
  }

  @Test("A changed message file runs only the scenarios that refer to it")
  func runsWhatNamesACard() throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/cards", withIntermediateDirectories: false)
    try FileManager.default.createDirectory(atPath: "\(folder)/s", withIntermediateDirectories: false)
    try save("{\"type\": \"text\", \"text\": \"A\"}", "cards/a.json")
    try save(scenario("With a card", bubble: "{file: ../cards/a.json}"), "s/card.yaml")
    try save(scenario("Without"), "s/other.yaml")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch s")
    try terminal.wait { $0.contains("watching") }
    try save("{\"type\": \"text\"}", "cards/a.json")
    let broken = try terminal.wait { $0.contains("2 scenarios: 1 not valid, 1 passed") }
    #expect(broken.contains("changed s/../cards/a.json"))
    #expect(!broken.contains("s/other.yaml"))
    try FileManager.default.removeItem(atPath: "\(folder)/cards/a.json")
    try terminal.wait { $0.contains("deleted s/../cards/a.json") && $0.contains("no such file") }
    try save("{\"type\": \"text\", \"text\": \"B\"}", "cards/a.json")
    try terminal.wait {
      $0.contains("new s/../cards/a.json") && $0.contains("2 scenarios: 2 passed")
    }
  }

  @Test("New files, new folders, and deleted files are detected")
  func noticesFiles() throws {
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch .")
    try terminal.wait { $0.contains("no scenarios (*.yaml") && $0.contains("watching") }
    try save(scenario("First"), "one.yaml")
    try terminal.wait { $0.contains("new ./one.yaml") && $0.contains("1 scenario: 1 passed") }
    try FileManager.default.createDirectory(atPath: "\(folder)/a/b/c", withIntermediateDirectories: true)
    try save(scenario("Deep"), "a/b/c/two.yaml")
    try terminal.wait { $0.contains("new ./a/b/c/two.yaml") && $0.contains("2 scenarios: 2 passed") }
    try save(scenario("Deeper"), "a/b/c/two.yaml")
    try terminal.wait { $0.contains("✓ ./a/b/c/two.yaml  Deeper") }
    try FileManager.default.removeItem(atPath: "\(folder)/a")
    try terminal.wait {
      $0.contains("deleted ./a/b/c/two.yaml")
        && $0.contains("1 scenario: 1 passed  (2 steps, 1 expectation)")
    }
  }

  @Test("Files saved in a burst cause one run")
  func coalescesBursts() throws {
    for number in 1...5 { try save(scenario("First"), "s\(number).yaml") }
    // The program is stopped during the burst, so that it can't be split on a slow machine.
    try terminal.run(
      "clear; sh -c 'sh -c \"echo \\$\\$ > pid; exec \\\"$BUBBLESCOPE\\\" replay --watch .\"; true'")
    try terminal.wait { $0.contains("watching") }
    let number = try String(contentsOfFile: "\(folder)/pid", encoding: .utf8).trimmed
    let program = try #require(pid_t(number))
    kill(program, SIGSTOP)
    for _ in 0..<3 {
      for number in 1...5 { try rewrite(scenario("Again"), "s\(number).yaml") }
    }
    kill(program, SIGCONT)
    let screen = try terminal.wait { $0.contains("changed") && $0.contains("5 scenarios: 5 passed") }
    #expect(screen.contains("changed ./s1.yaml, ./s2.yaml, ./s3.yaml, 2 more"))
  }

  @Test("Ctrl-C ends the watch with status 130")
  func endsByControlC() throws {
    try save(scenario("First"), "one.yaml")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch .")
    try terminal.wait { $0.contains("watching") }
    try terminal.press("C-c")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    try terminal.run("echo ended $?")
    try terminal.wait { $0.contains("\nended 130\n") }
  }

  @Test("q ends the watch, and the terminal echoes again")
  func endsByKey() throws {
    try save(scenario("First"), "one.yaml")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch .")
    try terminal.wait { $0.contains("press q to quit") }
    try terminal.press("x", "q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    try terminal.run("echo ended $?; stty -a | tr ' ;' '\\n\\n' | grep -c '^echo$'")
    try terminal.wait { $0.contains("\nended 0\n1\n") }
  }

  @Test("A redirected link and a recreated parent folder are followed")
  func followsNames() throws {
    for name in ["one", "two", "above/inner"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try save(scenario("In one"), "one/a.yaml")
    try save(scenario("In two"), "two/b.yaml")
    try save(scenario("Within"), "above/inner/c.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/current", withDestinationPath: "one")
    try terminal.run("clear; \"$BUBBLESCOPE\" replay --watch current above/inner")
    try terminal.wait { $0.contains("2 scenarios: 2 passed") }
    #expect(try Command.run(["ln", "-sfn", "two", "\(folder)/current"]).status == 0)
    try terminal.wait { $0.contains("✓ current/b.yaml  In two") && $0.contains("deleted current/a.yaml") }
    try FileManager.default.moveItem(atPath: "\(folder)/above", toPath: "\(folder)/aside")
    try terminal.wait { $0.contains("deleted above/inner/c.yaml") }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/above/inner", withIntermediateDirectories: true)
    try save(scenario("Anew"), "above/inner/d.yaml")
    try terminal.wait { $0.contains("✓ above/inner/d.yaml  Anew") }
  }

  @Test("--watch rejects other formats and outputs")
  func refusesFormats() throws {
    for options in [["--format", "json"], ["--output", "x"]] {
      let result = try Command.run([Terminal.program, "replay", "--watch", folder] + options)
      #expect(result.status == 2 && result.errors.contains("--watch writes text to standard output"))
    }
  }
}
