import Foundation
import Glibc
import Testing
import TestSupport

@Suite("Control keys")
struct ControlKeyTests {
  @Test("Ctrl-C directly after another key always quits")
  func controlCBehindAKey() throws {
    for _ in 0..<20 {
      let program = try PtyProgram(["room", "--theme", "dark"])
      try program.wait { $0.contains("Brown Coffee") }
      program.type("x")
      program.type("\u{3}")
      #expect(program.end() == 130)
    }
  }

  @Test("Ctrl-\\ directly after another key quits")
  func controlBackslashBehindAKey() throws {
    let program = try PtyProgram(["room", "--theme", "dark"])
    try program.wait { $0.contains("Brown Coffee") }
    program.type("x\u{1C}")
    #expect(program.end() == 128 + SIGQUIT)
  }

  @Test("Ctrl-S does not stop output")
  func controlS() throws {
    let program = try PtyProgram(["room", "--theme", "dark"])
    try program.wait { $0.contains("Brown Coffee") }
    program.type("\u{13}")
    program.type("?")
    try program.wait { $0.contains("In the room") }
    program.type("qqq")
    #expect(program.end() == 0)
  }

  @Test("COLUMNS and LINES do not override the terminal's size")
  func ignoresColumns() throws {
    let program = try PtyProgram(
      ["room", "--theme", "dark"], columns: 100, rows: 30, environment: ["COLUMNS=60", "LINES=18"])
    try program.wait { text in
      let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.contains { $0.count > 90 } && rows.last { !$0.isEmpty }?.contains("help") == true
    }
  }

  @Test("Help is as wide as the terminal, regardless of COLUMNS")
  func helpIgnoresColumns() throws {
    let program = try PtyProgram(
      ["--help"], columns: 120, rows: 50, environment: ["COLUMNS=40", "LINES=10"])
    #expect(program.end() == 0)
    let rows = program.emulator.frame.text.split(separator: "\n")
    #expect(rows.contains { $0.count > 100 } && rows.allSatisfy { $0.count <= 120 })
  }

  @Test("Control sequences repeat only ASCII characters", arguments: ["xterm", "xterm-256color"])
  func repeatsOnlyASCII(type: String) throws {
    let program = try PtyProgram(["room", "--theme", "dark"], columns: 160, rows: 50, term: type)
    try program.wait { $0.contains("Brown Coffee") && $0.contains("──────────") }
    for key in ["r", "w", "w", "J", "?", "q"] {
      program.type(key)
      program.read(patience: 200)
    }
    program.type("qq")
    #expect(program.end() == 0)
    #expect(program.emulator.unknown.isEmpty)
  }

  @Test(
    "With a closed standard descriptor, no output ends up in another file",
    arguments: [">&-", "2>&-", "<&-"])
  func closedDescriptors(closing: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("room.yaml", "scenario: A\nmessages:\n  - {id: a, bubbles: [text: Hi]}\n")
    let result = try Command.run([
      "sh", "-c", "\"$0\" replay --html \"$1\" \"$2\" \(closing)", Terminal.program, folder.file("page.html"),
      folder.file("room.yaml"),
    ])
    #expect(result.status == 0)
    let text = try folder.read("page.html")
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"))
    #expect(!text.contains("1 scenario,"))
  }
}
