import Foundation
import Testing

/// The terminal is restored however the program ends.
@Suite("Quitting", .serialized)
struct LeavingTests {
  /// Runs the program, ends it with `end`, and checks that the terminal's settings and screen are restored.
  private func expectUntouched(
    status: String, term: String = "tmux-256color", _ end: (Terminal) throws -> Void
  ) throws {
    let terminal = try Terminal(term: term)
    try terminal.run("clear; before=$(stty -a); echo kept")
    try terminal.wait { $0.hasPrefix("kept\n") }
    try terminal.open()
    #expect(try terminal.reportsMouse)
    try end(terminal)
    // On a separate line: a shell drops the rest of a line when a program ends by SIGINT.
    try terminal.wait { $0.hasPrefix("kept\n") && $0.trimmed.hasSuffix("ready$") }
    try terminal.run("code=$?; test \"$before\" = \"$(stty -a)\" && echo same; echo ended $code")
    let screen = try terminal.wait { $0.contains("\nended ") }
    #expect(screen.contains("\nended \(status)\n"))
    #expect(screen.contains("\nsame\n"))
    #expect(screen.hasPrefix("kept"))
    #expect(!screen.contains("Brown Coffee"))
    #expect(try !terminal.isFullScreen)
    #expect(try terminal.isCursorVisible)
    #expect(try !terminal.reportsAnyMouse)
  }

  @Test("q leaves the room, and a second q quits")
  func quits() throws {
    try expectUntouched(status: "0") { terminal in
      try terminal.press("q")
      try terminal.wait { $0.contains("chat list") }
      try terminal.press("q")
    }
  }

  @Test("Ctrl-C quits from anywhere")
  func quitsByControlC() throws {
    try expectUntouched(status: "130") { try $0.press("C-c") }
  }

  @Test(
    "A signal ends the program by that signal",
    arguments: [("TERM", "143"), ("HUP", "129"), ("INT", "130")])
  func endsBySignal(signal: String, status: String) throws {
    try expectUntouched(status: status) { try kill(signal, in: $0) }
  }

  @Test(
    "A crash keeps its exit status and restores the terminal",
    arguments: [("SEGV", "139"), ("TRAP", "133"), ("ILL", "132"), ("ABRT", "134")])
  func endsByCrash(signal: String, status: String) throws {
    try expectUntouched(status: status) { try kill(signal, in: $0) }
  }

  @Test("Ctrl-Z returns to the shell, fg resumes the room")
  func stopsAndContinues() throws {
    let terminal = try Terminal()
    try terminal.open()
    try terminal.press("C-z")
    try terminal.wait { $0.contains("ready$") && !$0.contains("Brown Coffee") }
    #expect(try !terminal.reportsAnyMouse)
    try terminal.run("fg")
    try terminal.wait { $0.contains("Brown Coffee") }
    #expect(try terminal.reportsMouse)
    try terminal.press("r")
    try terminal.wait { $0.contains("closed the rich menu") }
  }

  private func kill(_ signal: String, in terminal: Terminal) throws {
    let pid = try terminal.child
    try #require(Foundation.kill(pid, Terminal.number(of: signal)) == 0)
  }
}
