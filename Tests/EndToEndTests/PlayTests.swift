import Foundation
import Testing
import TestSupport

/// Plays scenarios with the built program.
@Suite("Playing in a terminal", .serialized)
struct PlayTests {
  private static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios").path

  @Test("The player plays to the end, steps back, and restores the terminal")
  func plays() throws {
    let terminal = try Terminal()
    try terminal.run("\"$BUBBLESCOPE\" play --speed 64 \(Self.scenarios)/under-the-rich-menu.yaml")
    try terminal.wait { $0.contains("■") && $0.contains("again") }
    try terminal.press("{")
    try terminal.wait { $0.contains("expectations met") && $0.contains("‖") }
    try terminal.press("g")
    try terminal.wait { $0.contains("0/") }
    try terminal.press("q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    #expect(try terminal.isCursorVisible)
    #expect(try !terminal.isFullScreen)
  }

  @Test("After taking over, the session continues live, and its recording replays")
  func handsOver() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path) && \"$BUBBLESCOPE\" play \(Self.scenarios)/under-the-rich-menu.yaml")
    try terminal.wait { $0.contains("pause") }
    try terminal.press("Enter")
    try terminal.wait { $0.contains("pause with Space first") }
    try terminal.press("Space", "g", "}", "Enter")
    try terminal.wait { $0.contains("q leave") }
    try terminal.press("R")
    try terminal.wait { $0.contains("● rec") }
    try terminal.press("j", "j", "q")
    try terminal.wait { $0.contains("chat list") || $0.contains("Chats") }
    try terminal.press("q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
    let recordings = try folder.names
    #expect(recordings.count == 1)
    let result = try Command.run([Terminal.program, "replay", "\(folder.path)/\(recordings.first ?? "")"])
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test("An asciinema recording ends with the player's last screen")
  func cast() throws {
    let folder = try TemporaryFolder()
    let file = "\(Self.scenarios)/under-the-rich-menu.yaml"
    let result = try Command.run(
      [Terminal.program, "play", file, "--cast", "\(folder.path)/a.cast", "--size", "90x30", "--speed", "8"])
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    let lines = try String(contentsOfFile: "\(folder.path)/a.cast", encoding: .utf8).split(separator: "\n")
    var shown = ""
    for line in lines.dropFirst() {
      let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      shown += try #require(event[2] as? String)
    }
    try shown.write(toFile: "\(folder.path)/shown", atomically: false, encoding: .utf8)
    let terminal = try Terminal(columns: 90, rows: 30)
    // The last column of the last row is blank, so the terminal does not scroll.
    try terminal.run("clear; cat \(folder.path)/shown; exec cat")
    try terminal.wait { $0.contains("■") && $0.contains("again") }
    let player = try Terminal(columns: 90, rows: 30)
    try player.run("\"$BUBBLESCOPE\" play --speed 8 \(file)")
    try player.wait { $0.contains("■") && $0.contains("again") }
    #expect(try terminal.screen == player.screen)
  }

  @Test("A scenario or option that can't be played is an error with exit code 2")
  func refuses() throws {
    let folder = try TemporaryFolder()
    try "scenario: No steps\n".write(toFile: "\(folder.path)/a.yaml", atomically: false, encoding: .utf8)
    let cases: [([String], String)] = [
      (["\(folder.path)/a.yaml"], "no steps to play"),
      (["\(folder.path)/b.yaml"], "b.yaml: error: "),
      (
        ["\(Self.scenarios)/first-look.yaml", "--speed", "0"],
        "The value '0' is invalid for '--speed <times>'"
      ),
      (
        ["\(Self.scenarios)/first-look.yaml", "--cast", "\(folder.path)/no/a.cast"],
        "No such file or directory"
      ),
      (
        ["\(Self.scenarios)/first-look.yaml", "--cast", "-", "--size", "9x9"],
        "The value '9x9' is invalid for '--size <COLUMNSxROWS>'"
      ),
    ]
    for (arguments, message) in cases {
      let result = try Command.run([Terminal.program, "play"] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
    }
  }

  @Test("The README's pictures match the output of its commands")
  func readmePictures() throws {
    let folder = try TemporaryFolder()
    let root = URL(fileURLWithPath: Self.scenarios).deletingLastPathComponent().path
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let pictures = readme.matches(of: /\((Sources\/[^)]*\/([a-z]+\.svg))\)/).map { ($0.1, $0.2) }
    #expect(pictures.count == 4)
    for (path, name) in pictures {
      let command = try #require(
        readme.split(separator: "\n").first {
          $0.hasPrefix("    .build") && $0.hasSuffix("-o \(name)") && $0.contains("Scenarios/")
        })
      let line = command.replacing(".build/release/bubblescope", with: Terminal.program)
        .replacing("-o \(name)", with: "-o \(folder.path)/\(name)")
      let result = try Command.run(["sh", "-c", "cd \(root) && \(line)"])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      let made = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
      let shown = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
      #expect(made == shown, "\(path) is out of date: regenerate it with the README's command")
    }
  }

  @Test("P saves a picture of the screen without overwriting files")
  func picture() throws {
    let folder = try TemporaryFolder()
    let terminal = try Terminal()
    try terminal.run("cd \(folder.path) && \"$BUBBLESCOPE\"")
    try terminal.wait { $0.contains("q leave") }
    try terminal.press("P")
    try terminal.wait { $0.contains("saved bubblescope-1.svg") }
    try terminal.press("P")
    try terminal.wait { $0.contains("saved bubblescope-2.svg") }
    let first = try String(contentsOfFile: "\(folder.path)/bubblescope-1.svg", encoding: .utf8)
    #expect(first.hasPrefix("<svg") && first.hasSuffix("</svg>\n"))
    #expect(!first.contains("saved"))
    try terminal.press("q", "q")
    try terminal.wait { $0.trimmed.hasSuffix("ready$") }
  }
}
