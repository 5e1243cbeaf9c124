import Glibc
import TerminalText
import TerminalUI
import Testing
import TestSupport

@testable import NcursesScreen

@Suite("A screen on a pseudo-terminal", .serialized)
struct NcursesScreenTests {
  /// Takes the terminal; one at a time, so tests that do are all in this suite.
  private func open(_ terminal: PseudoTerminal, type: String? = "xterm-256color") throws(TerminalError)
    -> NcursesScreen
  {
    try NcursesScreen(
      mouse: true, input: terminal.slave, output: terminal.slave, type: type)
  }

  private func frame(_ screen: NcursesScreen, _ text: String, row: Int = 0, style: Style = .plain) -> Frame {
    var frame = Frame(size: screen.size)
    for (column, scalar) in text.unicodeScalars.enumerated() {
      frame.set(Glyph(scalar), style, column: column, row: row)
    }
    return frame
  }

  @Test("The terminal is given back as it was: settings, modes and screen")
  func restores() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let before = terminal.settings
    let screen = try open(terminal)
    #expect(screen.size == TerminalSize(columns: 40, rows: 10))
    #expect(screen.colorDepth == .colors256)
    #expect(terminal.settings != before)
    screen.draw(frame(screen, "hello"))
    let start = terminal.output(until: "hello")
    for mode in ["[?2004h", "[?1000h", "[?1002h", "[?1006h", "[?1049h", "[?25l"] {
      #expect(start.contains("\u{1B}\(mode)"))
    }
    screen.close()
    screen.close()
    let end = terminal.output(until: "\u{1B}[23;0;0t")
    for mode in ["[?2004l", "[?1000l", "[?1002l", "[?1006l", "[?1049l", "[?25h"] {
      #expect(end.contains("\u{1B}\(mode)"))
    }
    #expect(terminal.settings == before)
  }

  @Test("Only what changed is sent, and nothing when nothing did")
  func differences() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal)
    defer { screen.close() }
    screen.draw(frame(screen, "one two three"))
    _ = terminal.output(until: "one two three")
    screen.draw(frame(screen, "one two three"))
    #expect(!terminal.hasOutput)
    screen.draw(frame(screen, "one TWO three"))
    let change = terminal.output(until: "TWO")
    #expect(change.contains("TWO") && !change.contains("three"))
  }

  @Test("A frame of another size than the window is cut off, and wide glyphs at the edge become blanks")
  func otherSizes() throws {
    let terminal = try #require(PseudoTerminal(columns: 5, rows: 2))
    let screen = try open(terminal)
    defer { screen.close() }
    var large = Frame(size: TerminalSize(columns: 9, rows: 9))
    for row in 0..<9 {
      for column in stride(from: 0, to: 8, by: 2) {
        large.set(Glyph("日", wide: true), .plain, column: column, row: row)
      }
    }
    screen.draw(large)
    // Terminals wrap after the last column, so it is written with wrapping off.
    #expect(terminal.output(until: "\u{1B}[?7h").contains("日日"))
    screen.draw(Frame(size: TerminalSize(columns: 0, rows: 0)))
    screen.draw(Frame(size: TerminalSize(columns: 2, rows: 50)))
    screen.draw(large)
    #expect(terminal.output(until: "\u{1B}[?7h").contains("日日"))
  }

  @Test("Everything that waits comes in one batch; Escape comes when nothing follows it")
  func batches() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal)
    defer { screen.close() }
    #expect(screen.events(timeout: 0) == [])
    terminal.type(String(repeating: "\u{1B}[B", count: 200) + "\u{1B}")
    #expect(screen.events(timeout: 5000) == Array(repeating: .key(Key(.down)), count: 200))
    #expect(screen.events(timeout: 5000) == [.key(Key(.escape))])
    #expect(screen.events(timeout: 1) == [])
  }

  @Test("A new size is one event, however many signals came, and everything is drawn anew")
  func resizes() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal)
    defer { screen.close() }
    screen.draw(frame(screen, "first"))
    _ = terminal.output(until: "first")
    terminal.resize(columns: 60, rows: 20)
    kill(getpid(), SIGWINCH)
    kill(getpid(), SIGWINCH)
    #expect(screen.events(timeout: 5000) == [.resized(TerminalSize(columns: 60, rows: 20))])
    #expect(screen.size == TerminalSize(columns: 60, rows: 20))
    screen.draw(frame(screen, "first", row: 19))
    #expect(terminal.output(until: "first").contains("\u{1B}[1;20r"))
    kill(getpid(), SIGWINCH)
    #expect(screen.events(timeout: 0) == [])
  }

  @Test("A signal to end is an event, and continuing after a stop is a redraw")
  func signals() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal)
    defer { screen.close() }
    kill(getpid(), SIGCONT)
    #expect(screen.events(timeout: 5000) == [.redraw])
    terminal.type("a")
    kill(getpid(), SIGTERM)
    var events = screen.events(timeout: 5000)
    if events.count < 2 { events += screen.events(timeout: 5000) }
    // The key may come a batch later: which is first is up to the terminal.
    #expect(Set(events) == [.key(Key("a")), .terminate(signal: SIGTERM)])
    #expect(screen.events(timeout: 0) == [])
  }

  @Test("A terminal that vanishes asks the program to end")
  func hangsUp() throws {
    var terminal = PseudoTerminal(columns: 40, rows: 10)
    let slave = dup(try #require(terminal).slave)
    let screen = try NcursesScreen(
      mouse: false, input: slave, output: slave, type: "xterm")
    terminal = nil
    #expect(screen.events(timeout: 5000) == [.terminate(signal: nil)])
    screen.draw(frame(screen, "nobody sees this"))
    screen.close()
    close(slave)
  }

  @Test(
    "Without a usable terminal there is an error, and nothing is touched",
    arguments: [
      (nil, .typeNotSet), ("", .typeNotSet), ("no-such-terminal", .unknownType("no-such-terminal")),
      ("dumb", .cannotPlaceCursor(type: "dumb")),
    ] as [(String?, TerminalError)])
  func refuses(type: String?, error: TerminalError) throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let before = terminal.settings
    #expect(throws: error) { try open(terminal, type: type) }
    #expect(terminal.settings == before)
    #expect(!terminal.hasOutput)
  }

  @Test("There is one screen at a time")
  func oneAtATime() throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal)
    #expect(throws: TerminalError.inUse) { try open(terminal) }
    screen.close()
    try open(terminal).close()
  }

  @Test(
    "Old and new terminals show a frame", arguments: ["vt100", "linux", "screen", "tmux", "ansi", "xterm"])
  func types(type: String) throws {
    let terminal = try #require(PseudoTerminal(columns: 40, rows: 10))
    let screen = try open(terminal, type: type)
    for index in 0..<200 {
      let style = Style(TerminalColor(Int16(index % 16)), on: TerminalColor(Int16(index / 2)), [.bold, .dim])
      screen.draw(frame(screen, "text \(index)\u{1B}\u{7}", style: style))
      #expect(!terminal.drain().contains("\u{7}"))
    }
    screen.draw(frame(screen, "END", row: 5))
    #expect(terminal.output(until: "END").hasSuffix("END"))
    screen.close()
  }
}
