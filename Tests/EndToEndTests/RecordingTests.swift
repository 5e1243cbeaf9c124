import Foundation
import TestSupport
import Testing

/// Sessions in a real terminal that are written down as they go on.
@Suite("Recording in a terminal", .serialized)
struct RecordingTests {
  private func recordings(in folder: TemporaryFolder) throws -> [String] {
    try folder.names.filter { $0.hasPrefix("recording-") }
  }

  private func replay(_ file: String) throws -> Command.Result {
    try Command.run([Terminal.program, "replay", file])
  }

  @Test("Quitting leaves a scenario that pins every counter and passes")
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

  @Test("Ended by a signal, the recording has its end", arguments: ["TERM", "HUP", "INT"])
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

  @Test("Killed, it has every action that the screen has shown")
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

  @Test("A recording cut off in a line is replayed and opened, with a warning at that line")
  func opensWhatIsCutOff() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.yaml",
      "# Recorded by bubblescope\nscenario: Cut\nmessages:\n  - id: a\n    bubbles:\n      - text: A\nsteps:\n"
        + "  - enter: user\n  - expect:\n      a/1: {impr")
    let result = try replay(folder.file("a.yaml"))
    #expect(result.status == 0)
    #expect(result.errors.contains("a.yaml:10:7: warning: the recording breaks off here"))
    #expect(result.output.contains("1 step, no expectations, broken off"))
    let shot = try Command.run([Terminal.program, "shot", folder.file("a.yaml")])
    #expect(shot.status == 0 && shot.errors.contains("warning: the recording breaks off here"))
    for command in ["room", "play"] {
      let terminal = try Terminal()
      try terminal.run("\"$BUBBLESCOPE\" \(command) \(folder.file("a.yaml"))")
      try terminal.wait { $0.contains("line 10: the recording breaks off here") }
    }
    let terminal = try Terminal()
    try terminal.open("room \(folder.file("a.yaml")) --record \(folder.file("b.yaml"))")
    try terminal.wait { $0.contains("● rec  line 10: the recording breaks off here") }
  }

  @Test("A full disk is told at once, the session goes on, and the program's status tells of it in the end")
  func toldOfAFullDisk() throws {
    let terminal = try Terminal()
    try terminal.open("room --record /dev/full")
    try terminal.wait { $0.contains("✗ rec  not recorded: No space left on device: full") }
    try terminal.press("j")
    try terminal.wait { $0.contains("✗ rec  Alice") && $0.contains("offset -28") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("/dev/full lacks the end of the recording: No space left on device") }
  }

  @Test("A file that may not grow ends with its last whole line, and stays valid")
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

  @Test("Space that comes free again takes what was missing")
  func catchesUp() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    // The soft limit, which can be raised again.
    try terminal.run("ulimit -S -f 0")
    try terminal.open("room --record \(folder.file("a.yaml"))")
    try terminal.wait { $0.contains("✗ rec  not recorded: File too large") }
    #expect(!FileManager.default.fileExists(atPath: folder.file("a.yaml")))
    try terminal.press("r")
    try terminal.wait { $0.contains("closed the rich menu") }
    let raised = try Command.run(["prlimit", "--pid", "\(terminal.child)", "--fsize=unlimited:unlimited"])
    try #require(raised.status == 0)
    try terminal.press("J")
    try terminal.wait { $0.contains("● rec  all of it is recorded") }
    #expect(try folder.read("a.yaml").hasSuffix("  - richMenu: toggle\n  - scroll: 1\n"))
  }

  @Test("A file that is there is not overwritten without --force, nor when the scenario is not valid")
  func refusesToOverwrite() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", "mine\n")
    try folder.write("bad.yaml", "scenario:\n")
    let refused = try Command.run([Terminal.program, "room", "--record", folder.file("a.yaml")])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("a.yaml: error: there is such a file already; --force overwrites it"))
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

  @Test("What is opened, or named by it, is no recording's place, not even with --force")
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
          option == "--record" && name == "card.json" ? "has to end with .yaml" : "this file is read"
        #expect(result.errors.contains(reason), "\(option) \(name): \(result.errors)")
      }
    }
    #expect(try folder.read("s.yaml") == scenario && folder.read("card.json") == card)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["card.json", "link.yaml", "s.yaml"])
  }

  @Test("A file that is deleted or replaced meanwhile is told at once, and the program's status tells of it")
  func toldOfAFileGone() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open("room --record a.yaml")
    try terminal.wait { $0.contains("● rec") }
    try FileManager.default.removeItem(atPath: folder.file("a.yaml"))
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: it was deleted or moved away: a.yaml") }
    try folder.write("a.yaml", "mine\n")
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: another file has taken its place: a.yaml") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("a.yaml is not the recording: another file has taken its place") }
    #expect(try folder.read("a.yaml") == "mine\n")
  }

  @Test(
    "A file that another program changes meanwhile is reported at once, and at the end, and is left alone",
    arguments: ["", "mine\n"])
  func reportsAChangedFile(text: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path)")
    try terminal.open("room --record a.yaml")
    try terminal.wait { $0.contains("● rec") }
    // Into the same file, not a new one in its place.
    let file = try #require(FileHandle(forWritingAtPath: folder.file("a.yaml")))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    try terminal.press("r")
    try terminal.wait { $0.contains("✗ rec  not recorded: another program has changed it: a.yaml") }
    try terminal.press("C-c")
    try terminal.wait { $0.contains("a.yaml is not the recording: another program has changed it") }
    #expect(try folder.read("a.yaml").hasPrefix(text))
  }

  @Test("A file moved away and back has everything")
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
    try terminal.wait { $0.contains("bubblescope: recorded in") }
    #expect(try folder.read("a.yaml").contains("  - richMenu: toggle\n  - richMenu: toggle\n  - expect:"))
  }

  @Test("What was deleted before it had its name is made again")
  func makesAgain() throws {
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
    try terminal.wait { $0.contains("bubblescope: recorded in") }
    #expect(try replay(folder.file("a.yaml")).status == 0)
  }

  @Test("Of much that waits for space, as many lines are written as there is space for")
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
    try terminal.wait { $0.contains("bubblescope: recorded in") }
    let whole = try folder.read(name)
    #expect(whole.hasPrefix(text) && whole.components(separatedBy: "  - scroll: ").count == 41)
    #expect(try replay(folder.file(name)).status == 0)
  }

  @Test("The end tells where each recording is")
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
    #expect(screen.contains("bubblescope: recorded in a.yaml\nbubblescope: recorded in \(second)\n"))
  }

  @Test("R records all from the start of the session in a new file, and stops; once more makes another file")
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

  @Test("Where no file can be made, R says so and the session goes on")
  func toldOfNoPlace() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("mkdir \(folder.file("gone")); cd \(folder.file("gone")); rmdir \(folder.file("gone"))")
    try terminal.open()
    try terminal.press("R")
    try terminal.wait { $0.contains("recording-") && $0.contains("No such file") && !$0.contains("● rec") }
    try terminal.press("J")
    try terminal.wait { $0.contains("offset -47") }
  }

  @Test("Messages in a file of their own are recorded, and cards that a scenario names stay named")
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
