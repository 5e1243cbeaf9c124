import Foundation
import Testing
import TestSupport

/// Records sessions in a real terminal.
@Suite("Recording in a terminal", .serialized)
struct RecordingTests {
  private func recordings(in folder: TemporaryFolder) throws -> [String] {
    try folder.names.filter { $0.hasPrefix("recording-") }
  }

  private func replay(_ file: String) throws -> Command.Result {
    try Command.run([Terminal.program, "replay", file])
  }

  @Test("After quitting, the recording expects every counter and passes")
  func recordsASession() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.wait { $0.contains("● rec  recording in") }
    try terminal.press("r", "G", "l", "q", "T", "u", "Enter")
    try terminal.wait { $0.contains("● rec  Bob") }
    try terminal.press("q")
    try terminal.wait { $0.contains("chat list") }
    try terminal.press("q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    let text = try folder.read("a.yaml")
    #expect(
      text.contains("  - scroll: {to: bottom}\n") && text.contains("  - wait: 1d  # 2026-11-02 12:00:00\n"))
    #expect(text.contains("      campaign/1: {impression: 2, uniqueImpression: 2}\n"))
    let result = try replay(folder.file("a.yaml"))
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test("A recording is complete when a signal ends the program", arguments: ["TERM", "HUP", "INT"])
  func endsBySignal(signal: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.open("room --record \(folder.file("a.yaml"))")
    let pid = try terminal.child
    try #require(kill(pid, Terminal.number(of: signal)) == 0)
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    #expect(try folder.read("a.yaml").contains("  - expect:\n"))
    #expect(try replay(folder.file("a.yaml")).status == 0)
  }

  @Test("After SIGKILL, the recording has every action shown on the screen")
  func survivesAKill() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.press("r", "J", "J", "T")
    try terminal.wait { $0.contains("a day later") }
    let before = try folder.read("a.yaml")
    let pid = try terminal.child
    try #require(kill(pid, SIGKILL) == 0)
    try terminal.wait { $0.contains("Killed") || $0.trimmed.hasSuffix("ready$") }
    let after = try folder.read("a.yaml")
    #expect(after == before)
    #expect(
      after.hasSuffix("richMenu: toggle\n  - scroll: 1\n  - scroll: 1\n  - wait: 1d  # 2026-11-02 12:00:00\n")
    )
    #expect(try replay(folder.file("a.yaml")).status == 0)
  }

  @Test("A recording that is cut off in a line opens and replays, with a warning")
  func opensWhatIsCutOff() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.yaml",
      "# Recorded by bubblescope\nscenario: Cut\nmessages:\n  - id: a\n    bubbles:\n      - text: A\nsteps:\n"
        + "  - enter: user\n  - expect:\n      a/1: {impr")
    let result = try replay(folder.file("a.yaml"))
    #expect(result.status == 0)
    #expect(result.errors.contains("a.yaml:10:7: warning: the recording is cut off here"))
    #expect(result.output.contains("1 step, no expectations, cut off"))
    let shot = try Command.run([Terminal.program, "shot", folder.file("a.yaml")])
    #expect(shot.status == 0 && shot.errors.contains("warning: the recording is cut off here"))
    for command in ["room", "play"] {
      let terminal = try Terminal()
      try terminal.run("\"$BUBBLESCOPE\" \(command) \(folder.file("a.yaml"))")
      try terminal.wait { $0.contains("line 10: the recording is cut off here") }
    }
    let terminal = try Terminal()
    try terminal.open("room \(folder.file("a.yaml")) --record \(folder.file("b.yaml"))")
    try terminal.wait { $0.contains("● rec  line 10: the recording is cut off here") }
  }

  @Test("A full disk is reported at once and at the end, and the session continues")
  func reportsAFullDisk() throws {
    let terminal = try Terminal()
    try terminal.open("room --record /dev/full")
    try terminal.wait { $0.contains("✗ rec  not recorded: No space left on device: full") }
    try terminal.press("j")
    try terminal.wait { $0.contains("✗ rec  Alice") && $0.contains("offset -28") }
    try terminal.press("C-c")
    try terminal.wait {
      $0.contains("/dev/full is missing the end of the recording: No space left on device")
    }
  }

  @Test("A file at its size limit ends with a complete line and is valid")
  func staysValidAtALimit() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.yaml",
      "scenario: Limit\nmessages:\n  - id: a\n    bubbles:\n      - {text: A, height: 9000}\n")
    let terminal = try Terminal()
    // In blocks of 512 bytes.
    try terminal.run("ulimit -f 1")
    try terminal.open("room \(folder.file("s.yaml")) --record \(folder.file("a.yaml"))")
    for _ in 0..<20 { try terminal.press("J", "K") }
    try terminal.wait { $0.contains("✗ rec") }
    #expect(try terminal.isFullScreen)
    let text = try folder.read("a.yaml")
    #expect(text.utf8.count <= 512 && text.hasSuffix("\n"))
    let result = try replay(folder.file("a.yaml"))
    #expect(result.status == 0 && result.errors.isEmpty)
    try terminal.press("q")
    try terminal.wait { $0.contains("chat list") }
  }

  @Test("The missing actions are written when there is space again")
  func catchesUp() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    // A soft limit can be raised again.
    try terminal.run("ulimit -S -f 0")
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.wait { $0.contains("✗ rec  not recorded: File too large") }
    #expect(!FileManager.default.fileExists(atPath: folder.file("a.yaml")))
    try terminal.press("r")
    try terminal.wait { $0.contains("closed the rich menu") }
    let raised = try Command.run(["prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:unlimited"])
    try #require(raised.status == 0)
    try terminal.press("J")
    try terminal.wait { $0.contains("● rec  complete again, recording in") }
    #expect(try folder.read("a.yaml").hasSuffix("  - richMenu: toggle\n  - scroll: 1\n"))
  }

  @Test("An existing file is not overwritten without --force, or if the scenario is invalid")
  func refusesToOverwrite() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", "mine\n")
    try folder.write("bad.yaml", "scenario:\n")
    let refused = try Command.run([Terminal.program, "room", "--record", folder.file("a.yaml")])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("a.yaml: error: the file already exists; use --force to overwrite it"))
    let invalid = try Command.run(
      [Terminal.program, "room", folder.file("bad.yaml"), "--record", folder.file("a.yaml"), "--force"])
    #expect(invalid.status == 2)
    #expect(try folder.read("a.yaml") == "mine\n")
    let nowhere = try Command.run([Terminal.program, "room", "--record", folder.file("b/c.yaml")])
    #expect(nowhere.status == 2 && nowhere.errors.contains("b/c.yaml: error: No such file or directory"))
    let noTerminal = try Command.run([Terminal.program, "room", "--record", folder.file("new.yaml")])
    #expect(noTerminal.status == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.yaml", "bad.yaml"])
    let terminal = try Terminal()
    try terminal.open("room --record \(folder.file("a.yaml")) --force")
    try terminal.press("C-c")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    #expect(try replay(folder.file("a.yaml")).status == 0)
  }

  @Test("A recording or report never overwrites an input file, even with --force")
  func refusesWhatItReads() throws {
    let folder = try TemporaryFolder()
    let card = "{\"type\": \"text\", \"text\": \"Hi\"}"
    let scenario = "scenario: Named\nmessages:\n  - {id: a, bubbles: [{file: card.json}]}\n"
    try folder.write("card.json", card)
    try folder.write("s.yaml", scenario)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.yaml"), withDestinationPath: folder.file("s.yaml"))
    for option in ["--record", "--report"] {
      for name in ["s.yaml", "card.json", "link.yaml"] where option == "--record" || name != "link.yaml" {
        let result = try Command.run(
          [Terminal.program, "room", folder.file("s.yaml"), option, folder.file(name), "--force"])
        #expect(result.status == 2, "\(option) \(name)")
        let reason =
          option == "--record" && name == "card.json"
          ? "must end with .yaml or .yml" : "refusing to overwrite an input file"
        #expect(result.errors.contains(reason), "\(option) \(name): \(result.errors)")
      }
    }
    #expect(try folder.read("s.yaml") == scenario && folder.read("card.json") == card)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["card.json", "link.yaml", "s.yaml"])
  }

  @Test("A recording that is deleted or replaced is reported at once and at the end")
  func reportsAReplacedFile() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open("room --record a.yaml")
    try terminal.wait { $0.contains("● rec") }
    try FileManager.default.removeItem(atPath: folder.file("a.yaml"))
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: the file was deleted or moved: a.yaml") }
    try folder.write("a.yaml", "mine\n")
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: the file was replaced by another: a.yaml") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("a.yaml is not the recording: the file was replaced by another") }
    #expect(try folder.read("a.yaml") == "mine\n")
  }

  @Test(
    "A recording changed by another program is reported at once and at the end, and not touched",
    arguments: ["", "mine\n"])
  func reportsAChangedFile(text: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open("room --record a.yaml")
    try terminal.wait { $0.contains("● rec") }
    // Overwrite the same file instead of replacing it.
    let file = try #require(FileHandle(forWritingAtPath: folder.file("a.yaml")))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: another program changed the file: a.yaml") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("a.yaml is not the recording: another program changed the file") }
    #expect(try folder.read("a.yaml").hasPrefix(text))
  }

  @Test("A recording that is moved away and back is complete")
  func goesOnWhenMovedBack() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.wait { $0.contains("● rec") }
    try FileManager.default.moveItem(atPath: folder.file("a.yaml"), toPath: folder.file("b.yaml"))
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec") }
    try FileManager.default.moveItem(atPath: folder.file("b.yaml"), toPath: folder.file("a.yaml"))
    try terminal.press("r")
    try terminal.wait { $0.contains("● rec") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("bubblescope: recording saved in") }
    #expect(try folder.read("a.yaml").contains("  - richMenu: toggle\n  - richMenu: toggle\n  - expect:"))
  }

  @Test("A recording that is deleted before it has its name is created again")
  func recreatesDeletedFiles() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("ulimit -S -f 0")
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.wait { $0.contains("✗ rec") }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(atPath: folder.file(name))
    }
    let raised = try Command.run(["prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:unlimited"])
    try #require(raised.status == 0)
    try terminal.press("C-c")
    try terminal.wait { $0.contains("bubblescope: recording saved in") }
    #expect(try replay(folder.file("a.yaml")).status == 0)
  }

  @Test("If only part of the pending text fits, complete lines of it are written")
  func writesWhatFits() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.yaml",
      "scenario: Limit\nmessages:\n  - id: a\n    bubbles:\n      - {text: A, height: 9000}\n")
    let terminal = try Terminal()
    // In blocks of 512 bytes.
    try terminal.run("cd \(folder.path); ulimit -S -f 1")
    try terminal.open("room s.yaml")
    for _ in 0..<20 { try terminal.press("J", "K") }
    try terminal.press("R")
    try terminal.wait { $0.contains("✗ rec  not recorded: File too large") }
    let name = try #require(recordings(in: folder).first)
    let text = try folder.read(name)
    #expect(text.utf8.count > 490 && text.utf8.count <= 512 && text.hasSuffix("\n"))
    #expect(try replay(folder.file(name)).status == 0)
    let raised = try Command.run(["prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:unlimited"])
    try #require(raised.status == 0)
    try terminal.press("C-c")
    try terminal.wait { $0.contains("bubblescope: recording saved in") }
    let whole = try folder.read(name)
    #expect(whole.hasPrefix(text) && whole.components(separatedBy: "  - scroll: ").count == 41)
    #expect(try replay(folder.file(name)).status == 0)
  }

  @Test("Quitting prints the path of each recording")
  func tellsWhereItIs() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open("room --record a.yaml")
    try terminal.wait { $0.contains("● rec") }
    try terminal.press("R")
    try terminal.wait { !$0.contains("● rec") }
    try terminal.press("R")
    try terminal.wait { $0.contains("● rec") }
    try terminal.press("C-c")
    let screen = try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    let second = try #require(recordings(in: folder).first)
    #expect(
      screen.contains("bubblescope: recording saved in a.yaml\nbubblescope: recording saved in \(second)\n"))
  }

  @Test("R starts and stops recording, each time in a new file from the start of the session")
  func togglesWithAKey() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open()
    #expect(try !terminal.screen.contains("● rec"))
    try terminal.press("r", "R")
    try terminal.wait { $0.contains("● rec  recording in recording-") }
    try terminal.press("J", "R")
    try terminal.wait { $0.contains(" recorded in recording-") && !$0.contains("● rec") }
    let first = try #require(recordings(in: folder).first)
    #expect(
      try folder.read(first).contains("  - enter: alice\n  - richMenu: toggle\n  - scroll: 1\n  - expect:\n"))
    try terminal.press("K", "R")
    try terminal.wait { $0.contains("● rec  recording in recording-") }
    #expect(try recordings(in: folder).count == 2)
    try terminal.press("C-c")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    for name in try recordings(in: folder) { #expect(try replay(folder.file(name)).status == 0) }
  }

  @Test("If no file can be created, R shows the error and the session continues")
  func reportsAMissingFolder() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("mkdir \(folder.file("gone")); cd \(folder.file("gone")); rmdir \(folder.file("gone"))")
    try terminal.open()
    try terminal.press("R")
    try terminal.wait { $0.contains("recording-") && $0.contains("No such file") && !$0.contains("● rec") }
    try terminal.press("J")
    try terminal.wait { $0.contains("offset -47") }
  }

  @Test("Message files are recorded in full, and files of a scenario as references")
  func recordsMessagesAndFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("cards/card.json", "{\"type\": \"text\", \"text\": \"Hi\", \"quoteToken\": \"t\"}")
    try folder.write(
      "cards/s.yaml", "scenario: Named\nmessages:\n  - {id: a, bubbles: [{file: card.json, height: 90}]}\n")
    try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: false)
    for (opened, expected) in [
      ("cards/s.yaml", "      - {file: \"../cards/card.json\", height: 90}\n"),
      ("cards/card.json", "      - {type: text, text: Hi, quoteToken: t}\n"),
    ] {
      let terminal = try Terminal()
      try terminal.open("room \(folder.file(opened)) --record \(folder.file("out/a.yaml")) --force")
      try terminal.press("C-c")
      try terminal.wait { $0.trimmed.hasSuffix("ready$") }
      #expect(try folder.read("out/a.yaml").contains(expected))
      #expect(try replay(folder.file("out/a.yaml")).status == 0)
    }
  }
}
